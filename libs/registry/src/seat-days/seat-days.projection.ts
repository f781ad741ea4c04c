import { shanghaiDate, type LocalDate, type Projection } from '#kernel';
import { villageBodyFacts, type VillageBodyFact } from '../domain/village-body.events.js';

/** `starts` and `ends` are days by term. */
export type SeatDaysRow = {
  org_code: string;
  starts: Readonly<Record<string, LocalDate>>;
  ends: Readonly<Record<string, LocalDate>>;
  next_on: LocalDate;
};

declare module '#read-store' {
  interface ReadTables {
    seat_days: SeatDaysRow & { key: string };
  }
}

/** The days to come, as they were recorded ahead, on which seats of a village are taken or left, until it was looked at. */
export const seatDays: Projection<VillageBodyFact, SeatDaysRow> = {
  name: 'seat-days-1',
  events: villageBodyFacts,
  columns: {
    org_code: { type: 'text' },
    starts: { type: 'jsonb' },
    ends: { type: 'jsonb' },
    next_on: { type: 'date', index: 'btree' },
  },
  keyOf: ({ data }) => data.orgCode,
  apply: (row, event, { metadata }) => {
    const { starts = {}, ends = {} } = row ?? {};
    const { orgCode } = event.data;
    const recordedOn = shanghaiDate(metadata.recordedAt);
    const kept = (days: SeatDaysRow['starts'], termId: string, day: LocalDate) =>
      day > recordedOn ? { ...days, [termId]: day } : without(days, termId);
    switch (event.type) {
      case 'SeatTaken.v1':
      case 'SeatMoved.v1':
        return rowOf(orgCode, kept(starts, event.data.termId, event.data.startedOn), ends);
      case 'SeatLeft.v1':
        return rowOf(orgCode, starts, kept(ends, event.data.termId, event.data.endedOn));
      case 'SeatWithdrawn.v1':
        return rowOf(orgCode, without(starts, event.data.termId), without(ends, event.data.termId));
      case 'VillageBodyReviewed.v1': {
        const { reviewedOn } = event.data;
        return rowOf(orgCode, after(starts, reviewedOn), after(ends, reviewedOn));
      }
      default:
        return row;
    }
  },
};

const rowOf = (org_code: string, starts: SeatDaysRow['starts'], ends: SeatDaysRow['ends']): SeatDaysRow | undefined => {
  const next_on = [...Object.values(starts), ...Object.values(ends)].toSorted()[0];
  return next_on === undefined ? undefined : { org_code, starts, ends, next_on };
};

const without = (days: SeatDaysRow['starts'], termId: string): SeatDaysRow['starts'] =>
  Object.fromEntries(Object.entries(days).filter(([other]) => other !== termId));

const after = (days: SeatDaysRow['starts'], day: LocalDate): SeatDaysRow['starts'] =>
  Object.fromEntries(Object.entries(days).filter(([, on]) => on > day));
