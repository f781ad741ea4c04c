import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, IsArray, IsBoolean, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';

export class ListDepartmentBody {
  @IsString() @Length(1, 32) readonly countyCode!: string;
  @Matches(/^[a-z][a-z-]{0,39}$/) readonly department!: string;
  @IsString() @Length(1, 60) readonly title!: string;
  @IsBoolean() readonly mandatory!: boolean;
  @IsUUID() readonly liaisonId!: string;
  @IsUUID() readonly headId!: string;
  @IsArray() @ArrayMaxSize(20) @IsUUID(undefined, { each: true }) readonly reviewerIds!: readonly string[];
}

export class DelistDepartmentBody {
  @IsString() @Length(1, 32) readonly countyCode!: string;
  @Matches(/^[a-z][a-z-]{0,39}$/) readonly department!: string;
}

/** Lists a department in the county's register of reviewers, or changes who speaks for it. */
export class ListDepartment extends Command<CommandOutcome> {
  constructor(readonly body: ListDepartmentBody) {
    super();
  }
}

/** Takes a department off the register. */
export class DelistDepartment extends Command<CommandOutcome> {
  constructor(readonly body: DelistDepartmentBody) {
    super();
  }
}
