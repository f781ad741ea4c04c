import { accessEvents } from '#access';
import { appointmentEvents, candidacy, groundTable, jointReview, openSelection, recheckDuty, reviewBatch, reviewClaim, reviewRegister, secretaryAppointment, secretaryFiling } from '#appointments';
import { ceremonies, ceremonyEvents } from '#ceremonies';
import type { DomainEvent, EventSchema } from '#kernel';
import { fileAccess, fileDuty, personnelEvents, personnelFile, secretaryRecord } from '#personnel';
import { keyVaultBinding, keyVaultEvents } from '#platform';
import { adjustment, departure, handover, investigation, rotation, rotationClaim, rotationDuty, rotationEvents } from '#rotations';
import { orgChange, orgDifference, orgUnit, postTerm, registryEvents, reserveEntry, reserveEvents, reservePool, villageBody } from '#registry';
import { caseView, caseViewEvents, defaultView, defaultViewEvents, stuckDuty, stuckDutyFacts } from '#supervision';
import { calendarYear, calendarYearEvents, numbering, numberingEvents, parameter, parameterEvents } from '#rulebook';
import { flowEvents } from '#workflow';

/** The schema of every event that the program stores. A type that is read needs a golden file. */
export const allSchemas = [
  ...accessEvents,
  ...registryEvents,
  ...reserveEvents,
  calendarYearEvents,
  parameterEvents,
  numberingEvents,
  ceremonyEvents,
  ...personnelEvents,
  flowEvents,
  stuckDutyFacts,
  caseViewEvents,
  defaultViewEvents,
  ...appointmentEvents,
  ...rotationEvents,
  keyVaultEvents,
] as unknown as readonly EventSchema<DomainEvent>[];

type Folding = Readonly<{
  category: string;
  events: EventSchema<DomainEvent>;
  decider: { initialState: () => unknown; evolve: (state: unknown, event: DomainEvent) => unknown };
}>;

/** The aggregates whose histories can be folded from outside their contexts. */
export const aggregates = [ceremonies, orgUnit, orgChange, orgDifference, calendarYear, parameter, numbering, keyVaultBinding, personnelFile, fileAccess, fileDuty, secretaryRecord, reserveEntry, reservePool, postTerm, villageBody, jointReview, recheckDuty, groundTable, reviewRegister, reviewBatch, reviewClaim, secretaryFiling, secretaryAppointment, openSelection, candidacy, adjustment, rotation, rotationClaim, rotationDuty, handover, departure, investigation, stuckDuty, caseView, defaultView] as unknown as readonly Folding[];
