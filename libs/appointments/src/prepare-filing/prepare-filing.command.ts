import { Command } from '@nestjs/cqrs';
import { IsString, IsUUID, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate } from '#web';

export class PrepareFilingBody {
  @IsUUID() readonly secretaryId!: string;
  @IsString() @Length(1, 32) readonly villageCode!: string;
  /** The decision of the town Party committee; where the county files after the appointment, the appointment. */
  @IsLocalDate() readonly countsFrom!: string;
}

/** Prepares the county filing of a village secretary who has passed joint review. */
export class PrepareFiling extends Command<CommandOutcome> {
  constructor(readonly body: PrepareFilingBody) {
    super();
  }
}
