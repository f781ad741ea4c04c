import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

/** One person from one village to another, in the same post; `toCode` is null where nowhere is proposed. */
export type Move = Readonly<{
  personId: string;
  termId: string;
  post: string;
  startedOn: LocalDate;
  fromCode: string;
  fromPath: readonly string[];
  toCode: string | null;
  toPath: readonly string[];
}>;

export type RotationOutcome = 'rotate' | 'keep' | 'not-applicable';

/** A review of one or two persons: a swap is one case with two moves. The subject is the person of the first move. */
export type RotationFact =
  | DomainEvent<
      'RotationOpened.v1',
      About<{ moves: readonly Move[]; towns: readonly string[]; orgPath: readonly string[]; reason: Personal<string> }>
    >
  | DomainEvent<
      'RotationDecided.v1',
      About<{
        outcome: RotationOutcome;
        moves: readonly Move[];
        effectiveOn: LocalDate;
        documentNo: string;
        documentOn: LocalDate;
      }>
    >
  | DomainEvent<'RotationMovesBegun.v1', Of & { on: LocalDate }>
  | DomainEvent<'RotationMovesRefused.v1', Of & { on: LocalDate; code: string; begun: boolean }>
  | DomainEvent<'RotationMovesRetried.v1', About<object>>
  | DomainEvent<
      'RotationMovesCompleted.v1',
      Of & { on: LocalDate; terms: readonly Readonly<{ termId: string; newTermId: string }>[] }
    >
  | DomainEvent<'MovedPostReleased.v1', Of & { on: LocalDate; termId: string }>;

export type RotationEvent = HostedEvent<RotationFact>;

export const rotationFacts = eventSchema<RotationFact>({
  current: [
    'RotationOpened.v1',
    'RotationDecided.v1',
    'RotationMovesBegun.v1',
    'RotationMovesRefused.v1',
    'RotationMovesRetried.v1',
    'RotationMovesCompleted.v1',
    'MovedPostReleased.v1',
  ],
  personal: { 'RotationOpened.v1': { subject: 'subjectId', scope: 'caseId', fields: ['reason'] } },
});
