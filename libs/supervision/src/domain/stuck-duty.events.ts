import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';

export const stuckReasons = ['no-holder', 'not-in-force', 'recused'] as const;

/**
 * Why nobody may do what a case waits for: no open account was given any of the roles, what was given does not hold today,
 * or everybody who holds one recuses themselves.
 */
export type StuckReason = (typeof stuckReasons)[number];

/** A role at a unit, or one person. */
export type WaitedFor = Readonly<{ role: string; org: string }> | Readonly<{ person: string }>;

/** `category`, `caseId` and `action` name the duty of another case. Found again with another reason, it stays the same. */
export type StuckDutyFact =
  | DomainEvent<
      'StuckDutyFound.v1',
      {
        stuckId: string;
        category: string;
        caseId: string;
        action: string;
        orgCode: string;
        orgPath: readonly string[];
        subjectId: string;
        waitsFor: readonly WaitedFor[];
        reason: StuckReason;
        foundOn: LocalDate;
      }
    >
  | DomainEvent<
      'StuckDutyLifted.v1',
      { stuckId: string; because: 'somebody-can-act' | 'no-longer-waited-for'; liftedOn: LocalDate }
    >;

export type StuckDutyEvent = StuckDutyFact | DeadlineEvent | CaseRelocated;

export const stuckDutyFacts = eventSchema<StuckDutyFact>({ current: ['StuckDutyFound.v1', 'StuckDutyLifted.v1'] });

export const stuckDutyEvents: EventSchema<StuckDutyEvent> = joinSchemas<StuckDutyEvent>(
  stuckDutyFacts as EventSchema<StuckDutyEvent>,
  deadlineEvents as EventSchema<StuckDutyEvent>,
  relocationEvents as EventSchema<StuckDutyEvent>,
);
