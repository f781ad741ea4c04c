import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, ValidateIf } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { roleCodes, type Role } from '../domain/roles.js';

export class AppointSubstituteBody {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly substituteId!: string;

  @ApiPropertyOptional({ enum: roleCodes, description: 'One of your roles; all of them where left out' })
  @ValidateIf(({ role, orgCode }: AppointSubstituteBody) => role !== undefined || orgCode !== undefined)
  @IsIn(roleCodes)
  readonly role?: Role;

  @ApiPropertyOptional({ description: 'The unit at which you hold that role' })
  @ValidateIf(({ role, orgCode }: AppointSubstituteBody) => role !== undefined || orgCode !== undefined)
  @IsString()
  @Length(1, 32)
  readonly orgCode?: string;

  @ApiProperty({ format: 'date' }) @IsLocalDate() readonly from!: string;
  @ApiProperty({ format: 'date', description: 'The last day' }) @IsLocalDate() readonly until!: string;

  @ApiPropertyOptional({ default: false, description: 'Whoever stands in for the substitute may act for you, too' })
  @IsOptional()
  @IsBoolean()
  readonly onward?: boolean;

  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** Appoints a substitute for the caller, from a day to a day. */
export class AppointSubstituteCommand extends Command<CommandOutcome> {
  constructor(readonly body: AppointSubstituteBody) {
    super();
  }
}
