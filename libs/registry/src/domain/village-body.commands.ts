import type { LocalDate } from '#kernel';
import type { Dissolution } from './dissolution.js';
import type { ActingFacts } from './post-term.facts.js';
import type { PostCode } from './posts.js';
import type { RegistryEnv } from './registry-rules.js';
import type { Seat } from './seats.js';
import type { SeatTraits } from './structure.warnings.js';

/**
 * What the register knows of the persons concerned. `relatives` are the near relatives of the one who takes a seat, `kin`
 * those of all who sit there; `lapsed` are seats that were taken for terms which never began; `expected` are seats that a
 * rehearsal takes for granted.
 */
export type BodyFacts = Readonly<{
  relatives: readonly string[];
  kin: Readonly<Record<string, readonly string[]>>;
  traits: Readonly<Record<string, SeatTraits>>;
  lapsed: readonly string[];
  expected?: readonly Seat[];
}>;

export type ActingEnv = BodyEnv & Readonly<{ acting: ActingFacts }>;

export type BodyEnv = RegistryEnv & Readonly<{ facts: BodyFacts }>;

type At<Type extends string> = Readonly<{ type: Type; orgCode: string; env: BodyEnv }>;
type Taking = Readonly<{ termId: string; personId: string; post: PostCode; startedOn: LocalDate }>;

export type TakeSeat = At<'TakeSeat'> & Taking;

/** A term that began before there was a record of seats: it is a fact, and no rule refuses it any more. */
export type AdoptSeat = At<'AdoptSeat'> & Taking;

/** A seat of history, held from `startedOn` up to the day before `endedOn`. It is nobody's seat today. */
export type RecordPastSeat = At<'RecordPastSeat'> & Taking & Readonly<{ endedOn: LocalDate }>;

export type MoveSeat = At<'MoveSeat'> & Readonly<{ termId: string; personId: string; startedOn: LocalDate }>;

export type LeaveSeat = At<'LeaveSeat'> & Readonly<{ termId: string; personId: string; endedOn: LocalDate }>;

/** Looks at the bodies again, on what the register knows today. */
export type ReviewBody = At<'ReviewBody'>;

/** As `ReviewBody`, since a day has come on which a seat is taken or left; it is noted that it was done. */
export type ReviewBodyOnDay = At<'ReviewBodyOnDay'>;

/** The village has ended: its vacancies are filled no more, and nobody new acts. */
export type DissolveBody = At<'DissolveBody'> & Dissolution;

/** `until` is the last day. */
export type RecordActingHolder = Readonly<{ type: 'RecordActingHolder'; orgCode: string; env: ActingEnv }> &
  Readonly<{
    vacancyId: string;
    personId: string;
    from: LocalDate;
    until: LocalDate;
    documentNo: string | null;
    documentOn: LocalDate | null;
  }>;

export type BodyClockCommand =
  | At<'AdvanceBody'>
  | At<'RecomputeBodyDeadlines'>
  | (At<'RelocateBody'> & Readonly<{ orgPath: readonly string[] }>)
  | (At<'AcknowledgeBodyAlert'> & Readonly<{ alertId: string }>);

export type VillageBodyCommand =
  | TakeSeat
  | AdoptSeat
  | RecordPastSeat
  | MoveSeat
  | LeaveSeat
  | ReviewBody
  | ReviewBodyOnDay
  | DissolveBody
  | RecordActingHolder
  | BodyClockCommand;
