import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate, type Personal } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent } from '#workflow';
import type { Dissolution } from './dissolution.js';
import type { PostCode } from './posts.js';

type About = { entryId: string; personId: string };

/** What speaks against a member, for people to decide upon; it never ends an entry by itself. */
export type ReserveFinding = 'over-age' | 'not-resident';

export type ReserveEntryFact =
  | DomainEvent<
      'ReserveCandidateNominated.v1',
      About & {
        villageCode: string;
        orgPath: readonly string[];
        nominatorId: string;
        reason: Personal<string>;
        nominatedOn: LocalDate;
      }
    >
  | DomainEvent<
      'ReserveCandidateReviewed.v1',
      About & { reviewerId: string; agrees: boolean; opinion: Personal<string>; reviewedOn: LocalDate }
    >
  | DomainEvent<
      'ReserveMemberAdopted.v1',
      About & {
        villageCode: string;
        orgPath: readonly string[];
        documentNo: string;
        admittedOn: LocalDate;
        adoptedOn: LocalDate;
      }
    >
  | DomainEvent<'ReserveMemberAdmitted.v1', About & { villageCode: string; admittedOn: LocalDate }>
  | DomainEvent<'ReserveMentorAssigned.v1', About & { mentorId: string; assignedOn: LocalDate }>
  | DomainEvent<'ReserveTrainingRecorded.v1', About & { subject: Personal<string>; trainedOn: LocalDate }>
  | DomainEvent<'ReserveMaturityMarked.v1', About & { markedOn: LocalDate }>
  | DomainEvent<'ReserveMemberReviewed.v1', About & { opinion: Personal<string>; reviewedOn: LocalDate }>
  | DomainEvent<'ReserveFindingRecorded.v1', About & { finding: ReserveFinding; foundOn: LocalDate }>
  | DomainEvent<'ReserveFindingLifted.v1', About & { finding: ReserveFinding; liftedOn: LocalDate }>
  | DomainEvent<
      'ReserveVillageDissolved.v1',
      About & { villageCode: string; foundOn: LocalDate } & {
        by: Dissolution['by'];
        dissolvedOn: LocalDate;
        successors: readonly string[];
      }
    >
  | DomainEvent<
      'ReserveEntryMoved.v1',
      About & {
        fromVillage: string;
        villageCode: string;
        /** The merger by which the program moves it, or people who have assigned it after a split or a closing. */
        ground: 'merger' | 'assignment';
        dissolvedOn: LocalDate;
        member: boolean;
        movedOn: LocalDate;
      }
    >
  | DomainEvent<
      'ReserveMemberRemoved.v1',
      About & { villageCode: string; reason: Personal<string>; removedOn: LocalDate }
    >
  | DomainEvent<
      'ReserveMemberAppointed.v1',
      About & { villageCode: string; post: PostCode; documentNo: string; appointedOn: LocalDate }
    >;

export type ReserveEntryEvent = ReserveEntryFact | DeadlineEvent | CaseRelocated;

const marks = (...fields: string[]) => ({ subject: 'personId', fields });

export const reserveEntryFacts = eventSchema<ReserveEntryFact>({
  current: [
    'ReserveCandidateNominated.v1',
    'ReserveMemberAdopted.v1',
    'ReserveCandidateReviewed.v1',
    'ReserveMemberAdmitted.v1',
    'ReserveMentorAssigned.v1',
    'ReserveTrainingRecorded.v1',
    'ReserveMaturityMarked.v1',
    'ReserveMemberReviewed.v1',
    'ReserveFindingRecorded.v1',
    'ReserveFindingLifted.v1',
    'ReserveVillageDissolved.v1',
    'ReserveEntryMoved.v1',
    'ReserveMemberRemoved.v1',
    'ReserveMemberAppointed.v1',
  ],
  personal: {
    'ReserveCandidateNominated.v1': marks('reason'),
    'ReserveCandidateReviewed.v1': marks('opinion'),
    'ReserveTrainingRecorded.v1': marks('subject'),
    'ReserveMemberReviewed.v1': marks('opinion'),
    'ReserveMemberRemoved.v1': marks('reason'),
  },
});

export const reserveEntryEvents: EventSchema<ReserveEntryEvent> = joinSchemas<ReserveEntryEvent>(
  reserveEntryFacts as EventSchema<ReserveEntryEvent>,
  deadlineEvents as EventSchema<ReserveEntryEvent>,
  relocationEvents as EventSchema<ReserveEntryEvent>,
);
