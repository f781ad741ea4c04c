import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import type { CommandOutcome } from '#event-store';
import { IsLocalDate, WrittenText } from '#web';
import { MAX_NUMBER, MAX_TEXT } from '../bodies/bounds.js';
import type { AdjustmentWords } from '../domain/adjustment.commands.js';
import type { ToleranceOffice, ToleranceOpinion } from '../domain/adjustment.events.js';
import { kindCodes, type AdjustmentKind } from '../domain/adjustment.triggers.js';

export class SuspensionBody {
  @IsLocalDate() readonly from!: string;
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class SuspensionEndBody {
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
}

export class ConcernBody {
  @IsString() @Length(1, MAX_NUMBER) readonly noticeNo!: string;
  @WrittenText(MAX_TEXT) readonly concern!: string;
}

export class AnswerBody {
  @IsLocalDate() readonly answeredOn!: string;
  @WrittenText(MAX_TEXT) readonly answer!: string;
}

export class AdmonitionBody {
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @IsLocalDate() readonly servedOn!: string;
  @IsInt() @Min(1) @Max(24) readonly months!: number;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class SelfCorrectionBody {
  @IsLocalDate() readonly receivedOn!: string;
  @WrittenText(MAX_TEXT) readonly plan!: string;
}

export class RecheckBody {
  @IsBoolean() readonly lifted!: boolean;
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class ProposalBody {
  @IsIn(kindCodes) readonly kind!: AdjustmentKind;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class UnfoundedBody {
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class ToleranceBody {
  @IsIn(['discipline', 'organization']) readonly office!: ToleranceOffice;
  @IsIn(['tolerate', 'reduce', 'not-tolerate']) readonly opinion!: ToleranceOpinion;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class AdjustmentDecisionBody {
  @IsIn(['adjusted', 'kept']) readonly outcome!: 'adjusted' | 'kept';
  /** The first day on which the post is no longer held. */
  @IsLocalDate() readonly endsOn!: string;
  @IsString() @Length(1, MAX_NUMBER) readonly documentNo!: string;
  @IsLocalDate() readonly documentOn!: string;
  @WrittenText(MAX_TEXT) readonly reasons!: string;
}

export class PostFilingBody {
  @IsString() @Length(1, MAX_NUMBER) readonly filingNo!: string;
}

export class AnnouncementBody {
  @IsLocalDate() readonly announcedOn!: string;
  @IsString() @Length(1, 200) readonly place!: string;
}

/** What is done in an adjustment beyond the common verbs. */
export class ActOnAdjustment extends Command<CommandOutcome> {
  constructor(
    readonly adjustmentId: string,
    readonly words: Exclude<AdjustmentWords, { type: 'OpenAdjustment' }>,
  ) {
    super();
  }
}
