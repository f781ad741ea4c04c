import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';

type About = { termId: string; personId: string };

/** The duty of a town to build or update the file of a person who was appointed. */
export type FileDutyFact =
  | DomainEvent<
      'FileDutyOpened.v1',
      About & { orgCode: string; orgPath: readonly string[]; appointedOn: LocalDate; openedOn: LocalDate }
    >
  | DomainEvent<'FileDutySettled.v1', About & { builtOn: LocalDate; settledOn: LocalDate }>;

export type FileDutyEvent = FileDutyFact | DeadlineEvent | CaseRelocated;

/** The duty's own events; those of its deadline are the workflow's. */
export const fileDutyFacts = eventSchema<FileDutyFact>({ current: ['FileDutyOpened.v1', 'FileDutySettled.v1'] });

export const fileDutyEvents: EventSchema<FileDutyEvent> = joinSchemas<FileDutyEvent>(
  fileDutyFacts as EventSchema<FileDutyEvent>,
  deadlineEvents as EventSchema<FileDutyEvent>,
  relocationEvents as EventSchema<FileDutyEvent>,
);
