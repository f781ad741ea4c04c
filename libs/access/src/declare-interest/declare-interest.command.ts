import { Command } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { WrittenText } from '#web';

export class DeclareInterestBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'The case; either this or a person' })
  @IsOptional()
  @IsUUID()
  readonly caseId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The person whose cases are concerned' })
  @IsOptional()
  @IsUUID()
  readonly aboutPersonId?: string;

  @ApiProperty() @WrittenText(500) readonly reason!: string;
}

/** The caller recuses themselves from a case, or from all cases about a person. */
export class DeclareInterestCommand extends Command<CommandOutcome> {
  constructor(readonly body: DeclareInterestBody) {
    super();
  }
}
