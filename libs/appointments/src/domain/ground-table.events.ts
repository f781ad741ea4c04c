import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Tier } from './ineligibility.js';

export type GroundTableEvent =
  | DomainEvent<
      'IneligibilityGroundAdded.v1',
      {
        countyCode: string;
        code: string;
        tier: Tier;
        zh: string;
        en: string;
        basis: string;
        evidence: string;
        effectiveFrom: LocalDate;
        approverId: string;
        addedOn: LocalDate;
      }
    >
  | DomainEvent<
      'IneligibilityGroundEnded.v1',
      { countyCode: string; code: string; endsOn: LocalDate; basis: string; approverId: string }
    >;

export const groundTableEvents = eventSchema<GroundTableEvent>({
  current: ['IneligibilityGroundAdded.v1', 'IneligibilityGroundEnded.v1'],
});
