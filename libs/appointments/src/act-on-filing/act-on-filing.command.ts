import { Command } from '@nestjs/cqrs';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, NestedObjects, WrittenText } from '#web';
import { MAX_TEXT } from '../bodies/bounds.js';
import { filingCheckCodes, recordChangeCodes, type FilingCheck, type RecordChange } from '../domain/filing-checks.js';
import type { FilingWords } from '../domain/filing.commands.js';

export class FilingCheckBody {
  @IsIn(filingCheckCodes) readonly check!: FilingCheck;
  @IsBoolean() readonly conforms!: boolean;
}

export class ExaminationBody {
  @IsArray()
  @ArrayMaxSize(8)
  @NestedObjects(() => FilingCheckBody)
  readonly checks!: readonly FilingCheckBody[];
  @WrittenText(MAX_TEXT) readonly note!: string;
}

export class ObjectionBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @IsIn(filingCheckCodes, { each: true })
  readonly checks!: readonly FilingCheck[];
  @WrittenText(MAX_TEXT) readonly ground!: string;
}

export class FilingDocumentBody {
  @Matches(/^[0-9a-f]{64}$/) readonly sha256!: string;
  @Matches(/^[a-z][a-z-]{0,39}$/) readonly kind!: string;
}

export class FilingCorrectionBody {
  @IsIn(['corrected', 'reconsideration']) readonly kind!: 'corrected' | 'reconsideration';
  @WrittenText(MAX_TEXT) readonly note!: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @NestedObjects(() => FilingDocumentBody)
  readonly documents?: readonly FilingDocumentBody[];
}

export class VoidingBody {
  @WrittenText(MAX_TEXT) readonly reason!: string;
}

export class FirstTrainingBody {
  @IsLocalDate() readonly completedOn!: string;
  @IsString() @Length(1, 80) readonly certificateNo!: string;
}

export class RecordChangeBody {
  @IsIn(recordChangeCodes) readonly change!: RecordChange;
  @IsLocalDate() readonly changedOn!: string;
  @IsString() @Length(1, 80) readonly documentNo!: string;
}

/** What is done in a filing beyond the common verbs. The number and the term are looked up by the desk. */
export class ActOnFiling extends Command<CommandOutcome> {
  constructor(
    readonly filingId: string,
    readonly words:
      | Exclude<FilingWords, { type: 'PrepareFiling' | 'AcceptFiling' | 'RegisterSecretary' }>
      | Readonly<{ type: 'AcceptFiling' | 'RegisterSecretary' }>,
  ) {
    super();
  }
}
