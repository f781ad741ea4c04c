import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsLocalDate, WrittenText } from '#web';
import type { Decree } from '../domain/org-unit.events.js';

const MAX_NAME = 100;
const MAX_REASON = 500;
/** A bound of plausible input; not a rule of law. */
export const MOST_UNITS = 50;

export const IsUnitCode = (): PropertyDecorator => Matches(/^\d{4,12}$/);
export const IsUnitName = (): PropertyDecorator => Length(1, MAX_NAME);

/** A unit that comes to be by a merger or split. */
export class NewUnitBody {
  @ApiProperty() @IsUnitCode() readonly code!: string;
  @ApiProperty() @IsString() @IsUnitName() readonly name!: string;
}

/** By what a change of the organization rests. */
export class DecreeBody {
  @ApiProperty({ format: 'date', description: 'The day from which the change holds; not later than today' })
  @IsLocalDate()
  readonly on!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Number of the document' })
  @IsOptional()
  @IsString()
  @Length(1, MAX_NAME)
  readonly documentNo?: string | null;

  @ApiProperty() @WrittenText(MAX_REASON) readonly reason!: string;
}

export const decreeIn = ({ on, documentNo, reason }: DecreeBody): Decree => ({
  on,
  documentNo: documentNo ?? null,
  reason,
});
