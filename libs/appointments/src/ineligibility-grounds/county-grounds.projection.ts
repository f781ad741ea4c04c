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
  ends_on: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    county_grounds: CountyGroundRow & { key: string; position: number };
  }
}

/** The grounds that counties have added to the common ones. */
export const countyGrounds: Projection<GroundTableEvent, CountyGroundRow> = {
  name: 'county-grounds-1',
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
    ends_on: { type: 'date' },
  },
  keyOf: ({ data }) => `${data.countyCode}~${data.code}`,
  apply: (row, event) => {
    if (event.type === 'IneligibilityGroundEnded.v1') return row && { ...row, ends_on: event.data.endsOn };
    const { countyCode, code, tier, zh, en, basis, evidence, effectiveFrom } = event.data;
    return {
      county_code: countyCode,
      code,
      tier,
      zh,
      en,
      basis,
      evidence,
      effective_from: effectiveFrom,
      ends_on: null,
    };
  },
};
