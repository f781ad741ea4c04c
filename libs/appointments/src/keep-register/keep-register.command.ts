import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';

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

export class NameDeputyBody extends DelistDepartmentBody {
  @IsUUID() readonly deputyId!: string;
  @IsLocalDate() readonly from!: string;
  /** The last day; left out where none is known. */
  @IsOptional() @IsLocalDate() readonly until?: string;
}

export class RelieveDeputyBody extends DelistDepartmentBody {
  /** The last day on which the deputy signs. */
  @IsLocalDate() readonly until!: string;
}

/** Names who signs in the place of the head of a department. */
export class NameDeputy extends Command<CommandOutcome> {
  constructor(readonly body: NameDeputyBody) {
    super();
  }
}

/** Ends that somebody signs in the place of the head. */
export class RelieveDeputy extends Command<CommandOutcome> {
  constructor(readonly body: RelieveDeputyBody) {
    super();
  }
}
