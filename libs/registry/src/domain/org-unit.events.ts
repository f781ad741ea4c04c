import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { OrgLevel } from './org-level.js';

/** By what a change rests: the day from which it holds, the number of the document, and why. */
export type Decree = { on: LocalDate; documentNo: string | null; reason: string };

/** `changeId` names the merger or split that an event is a part of. Codes are never used again. */
export type OrgUnitEvent =
  | DomainEvent<
      'OrgUnitRegistered.v1',
      { code: string; name: string; level: OrgLevel; parentCode: string | null; registeredOn: LocalDate }
    >
  | DomainEvent<
      'OrgUnitEstablished.v1',
      Decree & {
        code: string;
        name: string;
        level: OrgLevel;
        parentCode: string | null;
        predecessors: readonly string[];
        changeId: string | null;
      }
    >
  | DomainEvent<'OrgUnitRenamed.v1', Decree & { code: string; oldName: string; name: string }>
  | DomainEvent<'OrgUnitMoved.v1', Decree & { code: string; oldParentCode: string | null; parentCode: string }>
  | DomainEvent<'OrgUnitMerged.v1', Decree & { code: string; successor: string; changeId: string }>
  | DomainEvent<'OrgUnitEnlarged.v1', Decree & { code: string; predecessors: readonly string[]; changeId: string }>
  | DomainEvent<
      'OrgUnitSplit.v1',
      Decree & { code: string; successors: readonly string[]; goesOn: boolean; changeId: string }
    >
  | DomainEvent<'OrgUnitClosed.v1', Decree & { code: string }>
  | DomainEvent<'OrgUnitHeld.v1', { code: string; changeId: string }>
  | DomainEvent<'OrgUnitReleased.v1', { code: string; changeId: string }>;

export const orgUnitEvents = eventSchema<OrgUnitEvent>({
  current: [
    'OrgUnitRegistered.v1',
    'OrgUnitEstablished.v1',
    'OrgUnitRenamed.v1',
    'OrgUnitMoved.v1',
    'OrgUnitMerged.v1',
    'OrgUnitEnlarged.v1',
    'OrgUnitSplit.v1',
    'OrgUnitClosed.v1',
    'OrgUnitHeld.v1',
    'OrgUnitReleased.v1',
  ],
});
