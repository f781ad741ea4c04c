import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { roleCodes, type Role } from '../domain/roles.js';

export class RevokeRoleBody {
  @ApiProperty({ enum: roleCodes }) @IsIn(roleCodes) readonly role!: Role;
  @ApiProperty() @IsString() @Length(1, 32) readonly orgCode!: string;
}

/** Takes a role away at once. */
export class RevokeRole extends Command<CommandOutcome> {
  constructor(
    readonly accountId: string,
    readonly body: RevokeRoleBody,
  ) {
    super();
  }
}
