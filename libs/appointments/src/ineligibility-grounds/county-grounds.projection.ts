import type { Projection } from '#kernel';
import { groundTableEvents, type GroundTableEvent } from '../domain/ground-table.events.js';

export type CountyGroundRow = {
  county_code: string;
  code: string;
  tier: string;
  zh: string;
  en: string;
  basis: string;
  evidence: string;
  effective_from: string;
  added_by: string;
  approved_on: string | null;
  ends_on: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    county_grounds: CountyGroundRow & { key: string; position: number };
  }
}

/** The grounds that counties have added to the common ones, with the day of their approval. */
export const countyGrounds: Projection<GroundTableEvent, CountyGroundRow> = {
  name: 'county-grounds-2',
  events: groundTableEvents,
  columns: {
    county_code: { type: 'text', index: 'btree' },
    code: { type: 'text' },
    tier: { type: 'text' },
    zh: { type: 'text' },
    en: { type: 'text' },
    basis: { type: 'text' },
    evidence: { type: 'text' },
    effective_from: { type: 'date' },
    added_by: { type: 'text' },
    approved_on: { type: 'date' },
    ends_on: { type: 'date' },
  },
  keyOf: ({ data }) => `${data.countyCode}~${data.code}`,
  apply: (row, event) => {
    switch (event.type) {
      case 'IneligibilityGroundAdded.v2': {
        const { countyCode, code, tier, zh, en, basis, evidence, effectiveFrom, addedBy } = event.data;
        const told = { code, tier, zh, en, basis, evidence, effective_from: effectiveFrom };
        return { county_code: countyCode, ...told, added_by: addedBy, approved_on: null, ends_on: null };
      }
      case 'IneligibilityGroundApproved.v1': {
        const { approvedOn, effectiveFrom } = event.data;
        return row && { ...row, approved_on: approvedOn, effective_from: effectiveFrom };
      }
      case 'IneligibilityGroundEnded.v1':
        return row && { ...row, ends_on: event.data.endsOn };
      default:
        return event satisfies never;
    }
  },
};
