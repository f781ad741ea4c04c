import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { Relation } from './relation.js';

export const kinshipEndReasons = ['divorce', 'adoption-ended', 'recorded-in-error'] as const;
export type KinshipEndReason = (typeof kinshipEndReasons)[number];

/** `relation` says what `relativeId` is to `personId`. The pair is read under the key of `personId` only. */
type Pair = { kinshipId: string; personId: string; relativeId: Personal<string>; relation: Personal<Relation> };

type About = { kinshipId: string; personId: string };

/** One pair of persons. A declaration is the person's own word; what was recorded or confirmed counts. */
export type KinshipEvent =
  | DomainEvent<'KinshipRecorded.v1', Pair & { recordedOn: LocalDate }>
  | DomainEvent<'KinshipDeclared.v1', Pair & { declaredOn: LocalDate }>
  | DomainEvent<'KinshipConfirmed.v1', About & { confirmedOn: LocalDate }>
  | DomainEvent<'KinshipRefuted.v1', About & { refutedOn: LocalDate; reason: Personal<string> }>
  | DomainEvent<'KinshipEnded.v1', About & { endedOn: LocalDate; reason: Personal<KinshipEndReason> }>;

const marks = (...fields: string[]) => ({ subject: 'personId', fields });

export const kinshipEvents = eventSchema<KinshipEvent>({
  current: ['KinshipRecorded.v1', 'KinshipDeclared.v1', 'KinshipConfirmed.v1', 'KinshipRefuted.v1', 'KinshipEnded.v1'],
  personal: {
    'KinshipRecorded.v1': marks('relativeId', 'relation'),
    'KinshipDeclared.v1': marks('relativeId', 'relation'),
    'KinshipRefuted.v1': marks('reason'),
    'KinshipEnded.v1': marks('reason'),
  },
});
