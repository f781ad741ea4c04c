import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { Tier } from './ineligibility.js';

type AddedGround = {
  countyCode: string;
  code: string;
  tier: Tier;
  zh: string;
  en: string;
  basis: string;
  evidence: string;
  effectiveFrom: LocalDate;
  addedOn: LocalDate;
};

/** What is added waits for its approval; in v1 who added it was called its approver, and nobody else had looked at it. */
export type GroundTableEvent =
  | DomainEvent<'IneligibilityGroundAdded.v2', AddedGround & { addedBy: string }>
  | DomainEvent<
      'IneligibilityGroundApproved.v1',
      { countyCode: string; code: string; approverId: string; approvedOn: LocalDate; effectiveFrom: LocalDate }
    >
  | DomainEvent<
      'IneligibilityGroundEnded.v1',
      { countyCode: string; code: string; endsOn: LocalDate; basis: string; approverId: string }
    >;

export const groundTableEvents = eventSchema<GroundTableEvent>({
  current: ['IneligibilityGroundAdded.v2', 'IneligibilityGroundApproved.v1', 'IneligibilityGroundEnded.v1'],
  upcast: {
    'IneligibilityGroundAdded.v1': ({ approverId, ...ground }: AddedGround & { approverId: string }) => ({
      type: 'IneligibilityGroundAdded.v2',
      data: { ...ground, addedBy: approverId },
    }),
  },
});
