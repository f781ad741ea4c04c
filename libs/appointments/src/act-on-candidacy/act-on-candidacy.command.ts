import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsString, Length } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { endGrounds, type EndGround } from '../domain/candidacy.events.js';
import type { CandidacyWords } from '../domain/candidacy.commands.js';

export class ListingBody {
  @IsIn(['list', 'not-list']) readonly outcome!: 'list' | 'not-list';
  /** The paper of the decision list. */
  @IsString() @Length(1, 80) readonly documentNo!: string;
  @IsLocalDate() readonly documentOn!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class MedicalCheckBody {
  @IsBoolean() readonly fit!: boolean;
  /** The number of the conclusion. No diagnosis is taken. */
  @IsString() @Length(1, 80) readonly paperNo!: string;
  @IsLocalDate() readonly checkedOn!: string;
}

export class CandidacyEndBody {
  @IsIn(endGrounds) readonly ground!: EndGround;
  @IsString() @Length(1, 80) readonly basisNo!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

type Words<T extends CandidacyWords['type']> = Extract<CandidacyWords, { type: T }>;

/** What is done about a candidate beyond the common verbs. */
export class ActOnCandidacy extends Command<CommandOutcome> {
  constructor(
    readonly candidacyId: string,
    readonly words: Words<'DecideListing' | 'RecordMedicalCheck' | 'StartAppointment' | 'EndCandidacy'>,
  ) {
    super();
  }
}
