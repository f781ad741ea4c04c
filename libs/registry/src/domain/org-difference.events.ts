import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { DifferenceRow } from './compare-units.js';
import type { Decree } from './org-unit.events.js';

/** `source` says where the list came from; `over` is the unit above all that was compared, null above the top. */
export type OrgDifferenceEvent =
  | DomainEvent<
      'OrgDifferenceRecorded.v1',
      {
        differenceId: string;
        over: string | null;
        source: string;
        listedUnits: number;
        recordedOn: LocalDate;
        rows: readonly DifferenceRow[];
      }
    >
  | DomainEvent<'OrgDifferenceRowAccepted.v1', Decree & { differenceId: string; row: number; code: string }>
  | DomainEvent<
      'OrgDifferenceRowRejected.v1',
      { differenceId: string; row: number; code: string; rejectedOn: LocalDate; reason: string }
    >;

export const orgDifferenceEvents = eventSchema<OrgDifferenceEvent>({
  current: ['OrgDifferenceRecorded.v1', 'OrgDifferenceRowAccepted.v1', 'OrgDifferenceRowRejected.v1'],
});
