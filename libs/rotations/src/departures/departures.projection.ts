import type { LocalDate, Projection } from '#kernel';
import { departureEvents, type DepartureEvent } from '../domain/departure.events.js';

export type DepartureRow = {
  term_id: string;
  origin_id: string;
  person_id: string;
  org_code: string;
  org_path: readonly string[];
  post: string;
  left_on: LocalDate;
  audit_requested_on: LocalDate | null;
  handover_id: string | null;
  handover_closed_on: LocalDate | null;
  successor_id: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    departures: DepartureRow & { key: string };
  }
}

/** One line for each departure, with what has followed from it. */
export const departures: Projection<DepartureEvent, DepartureRow> = {
  name: 'departures-1',
  events: departureEvents,
  columns: {
    term_id: { type: 'text' },
    origin_id: { type: 'text' },
    person_id: { type: 'text' },
    org_code: { type: 'text' },
    org_path: { type: 'text[]', index: 'gin' },
    post: { type: 'text' },
    left_on: { type: 'date' },
    audit_requested_on: { type: 'date' },
    handover_id: { type: 'text' },
    handover_closed_on: { type: 'date' },
    successor_id: { type: 'text' },
  },
  keyOf: ({ data }) => data.termId,
  apply: (row, event) => {
    switch (event.type) {
      case 'DepartureOpened.v1': {
        const { termId, originId, personId, orgCode, orgPath, post, leftOn } = event.data;
        return {
          term_id: termId,
          origin_id: originId,
          person_id: personId,
          org_code: orgCode,
          org_path: orgPath,
          post,
          left_on: leftOn,
          audit_requested_on: null,
          handover_id: null,
          handover_closed_on: null,
          successor_id: null,
        };
      }
      case 'DepartureAuditRequested.v1':
        return row && { ...row, audit_requested_on: event.data.on };
      case 'DepartureHandoverOpened.v1':
        return row && { ...row, handover_id: event.data.handoverId };
      case 'DepartureHandoverClosed.v1':
        return row && { ...row, handover_closed_on: event.data.on };
      case 'SuccessorLinked.v1':
        return row && { ...row, successor_id: event.data.successorId };
      default:
        return event satisfies never;
    }
  },
};
