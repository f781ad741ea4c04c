import { Command } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { administratorRoles, type AdministratorRole } from '../domain/separate-administrators.js';

export class ConfirmAdministratorBody {
  @ApiProperty({ enum: administratorRoles })
  @IsIn(administratorRoles)
  readonly role!: AdministratorRole;

  @ApiProperty() @IsString() @Length(1, 32) readonly orgCode!: string;
}

/** Confirms an administrator whom a security administrator has proposed. */
export class ConfirmAdministrator extends Command<CommandOutcome> {
  constructor(
    readonly accountId: string,
    readonly body: ConfirmAdministratorBody,
  ) {
    super();
  }
}
