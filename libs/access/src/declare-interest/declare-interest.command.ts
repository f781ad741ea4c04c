import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';

export class DeclareInterestBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'The case; either this or a person' })
  @IsOptional()
  @IsUUID()
  readonly caseId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The person whose cases are concerned' })
  @IsOptional()
  @IsUUID()
  readonly aboutPersonId?: string;

  @ApiProperty() @IsString() @Length(1, 500) readonly reason!: string;
}

/** The caller recuses themselves from a case, or from all cases about a person. */
export class DeclareInterestCommand extends Command<CommandOutcome> {
  constructor(readonly body: DeclareInterestBody) {
    super();
  }
}
