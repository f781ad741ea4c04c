import { eventSchema, type DomainEvent } from '#kernel';
import type { OrgLevel } from './org-level.js';
import type { Decree } from './org-unit.events.js';

type Place = { changeId: string; level: OrgLevel; parentCode: string | null };

/** A merger or a split: it is proposed, all its units are held, and then it is applied to every one of them. */
export type OrgChangeEvent =
  | DomainEvent<
      'OrgMergerProposed.v1',
      Place & Decree & { ending: readonly string[]; successor: string; successorName: string | null }
    >
  | DomainEvent<
      'OrgSplitProposed.v1',
      Place & Decree & { code: string; successors: readonly { code: string; name: string }[]; goesOn: boolean }
    >
  | DomainEvent<'OrgChangeConfirmed.v1', { changeId: string }>
  | DomainEvent<'OrgChangeRefused.v1', { changeId: string; unitCode: string; refusal: string }>
  | DomainEvent<'OrgChangeApplied.v1', { changeId: string }>;

export const orgChangeEvents = eventSchema<OrgChangeEvent>({
  current: [
    'OrgMergerProposed.v1',
    'OrgSplitProposed.v1',
    'OrgChangeConfirmed.v1',
    'OrgChangeRefused.v1',
    'OrgChangeApplied.v1',
  ],
});
