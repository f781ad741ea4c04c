import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';

export class OpenAccountBody {
  @ApiProperty({ description: '3 to 64 letters, digits, dots, dashes, underscores' })
  @IsString()
  @Length(3, 64)
  readonly loginName!: string;

  @ApiProperty({ description: 'At least 12 characters; to be changed at the first sign-in' })
  @IsString()
  @Length(1, 200)
  readonly password!: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;

  @ApiProperty() @IsString() @Length(1, 32) readonly orgCode!: string;
}

/** Opens an account with a first password. */
export class OpenAccount extends Command<CommandOutcome> {
  constructor(readonly body: OpenAccountBody) {
    super();
  }
}
