import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';
import { roleCodes, type Role } from '../domain/roles.js';

export class GrantRoleBody {
  @ApiProperty({ enum: roleCodes }) @IsIn(roleCodes) readonly role!: Role;

  @ApiProperty() @IsString() @Length(1, 32) readonly orgCode!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Today where left out, or a later day',
  })
  @IsOptional()
  @IsLocalDate()
  readonly from?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'The last day' })
  @IsOptional()
  @IsLocalDate()
  readonly until?: string | null;
}

/** Grants a role at a unit, and so over every unit below it. */
export class GrantRole extends Command<CommandOutcome> {
  constructor(
    readonly accountId: string,
    readonly body: GrantRoleBody,
  ) {
    super();
  }
}
