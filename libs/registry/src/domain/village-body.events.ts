import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';
import type { Dissolution } from './dissolution.js';
import type { PostCode } from './posts.js';
import type { StructureRule } from './structure.warnings.js';

type At = { orgCode: string };

/** The seats of one village's bodies and staff. A seat is held from `startedOn` up to the day before `endedOn`. */
export type VillageBodyFact =
  | DomainEvent<'SeatTaken.v1', At & { termId: string; personId: string; post: PostCode; startedOn: LocalDate }>
  | DomainEvent<'SeatMoved.v1', At & { termId: string; startedOn: LocalDate }>
  | DomainEvent<'SeatLeft.v1', At & { termId: string; endedOn: LocalDate }>
  | DomainEvent<'SeatWithdrawn.v1', At & { termId: string; withdrawnOn: LocalDate }>
  | DomainEvent<
      'StructureWarningRecorded.v1',
      At & {
        warningId: string;
        rule: StructureRule;
        posts: readonly PostCode[];
        persons: readonly string[];
        recordedOn: LocalDate;
      }
    >
  | DomainEvent<'StructureWarningLifted.v1', At & { warningId: string; liftedOn: LocalDate }>
  | DomainEvent<'VillageBodyReviewed.v1', At & { reviewedOn: LocalDate }>
  | DomainEvent<
      'PastStructureWarningRecorded.v1',
      At & {
        warningId: string;
        rule: StructureRule;
        posts: readonly PostCode[];
        persons: readonly string[];
        /** The days on which it was so: from the first up to the day before the last. */
        from: LocalDate;
        until: LocalDate;
        recordedOn: LocalDate;
      }
    >
  | DomainEvent<
      'VacancyOpened.v1',
      At & {
        orgPath: readonly string[];
        vacancyId: string;
        post: PostCode;
        leftBy: string;
        since: LocalDate;
        openedOn: LocalDate;
      }
    >
  | DomainEvent<'VacancyFilled.v1', At & { vacancyId: string; termId: string; filledOn: LocalDate }>
  | DomainEvent<'VacancyLapsed.v1', At & { vacancyId: string; lapsedOn: LocalDate }>
  | DomainEvent<
      'VillageBodyDissolved.v1',
      At & { by: Dissolution['by']; dissolvedOn: LocalDate; successors: readonly string[]; notedOn: LocalDate }
    >
  | DomainEvent<
      'ActingHolderRecorded.v1',
      At & {
        vacancyId: string;
        personId: string;
        from: LocalDate;
        until: LocalDate;
        documentNo: string | null;
        documentOn: LocalDate | null;
      }
    >;

export type VillageBodyEvent = VillageBodyFact | DeadlineEvent | CaseRelocated;

export const villageBodyFacts = eventSchema<VillageBodyFact>({
  current: [
    'SeatTaken.v1',
    'SeatMoved.v1',
    'SeatLeft.v1',
    'SeatWithdrawn.v1',
    'StructureWarningRecorded.v1',
    'StructureWarningLifted.v1',
    'VillageBodyReviewed.v1',
    'PastStructureWarningRecorded.v1',
    'VacancyOpened.v1',
    'VacancyFilled.v1',
    'VacancyLapsed.v1',
    'VillageBodyDissolved.v1',
    'ActingHolderRecorded.v1',
  ],
});

export const villageBodyEvents: EventSchema<VillageBodyEvent> = joinSchemas<VillageBodyEvent>(
  villageBodyFacts as EventSchema<VillageBodyEvent>,
  deadlineEvents as EventSchema<VillageBodyEvent>,
  relocationEvents as EventSchema<VillageBodyEvent>,
);
