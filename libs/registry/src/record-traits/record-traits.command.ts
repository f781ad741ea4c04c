import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { educations, sexes, type Education, type Sex } from '../domain/person.traits.js';

export class RecordTraitsBody {
  @ApiPropertyOptional({ enum: sexes }) @IsOptional() @IsIn(sexes) readonly sex?: Sex;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly bornOn?: string;
  @ApiPropertyOptional({ enum: educations }) @IsOptional() @IsIn(educations) readonly education?: Education;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() readonly partyMember?: boolean;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly partySince?: string;
}

/** Records what is known of a person; what is left out stays as it is. */
export class RecordTraits extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RecordTraitsBody,
  ) {
    super();
  }
}

export class RecordIdentityNumberBody {
  @ApiProperty({ description: '18 places' }) @IsString() @Length(18, 40) readonly identityNumber!: string;
}

/** Records the identity number of a person, or another one in its place. */
export class RecordIdentityNumber extends Command<CommandOutcome> {
  constructor(
    readonly personId: string,
    readonly body: RecordIdentityNumberBody,
  ) {
    super();
  }
}
