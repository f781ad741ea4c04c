import type { LocalDate } from '#kernel';
import { evolveClocks, noClocks, type Clocks } from '#workflow';
import type { PostCode } from './posts.js';
import type { Seat } from './seats.js';
import type { VillageBodyEvent } from './village-body.events.js';

export type Acting = Readonly<{ personId: string; from: LocalDate; until: LocalDate }>;
export type Vacancy = Readonly<{
  vacancyId: string;
  post: PostCode;
  since: LocalDate;
  filledBy: string | null;
  /** The village ended before the post was filled. */
  lapsed: boolean;
  acting: readonly Acting[];
}>;

export type VillageBody = Readonly<{
  seats: Readonly<Record<string, Seat>>;
  /** The warnings that are not lifted. */
  warnings: readonly string[];
  /** The last day on which the bodies were looked at because a day had come; null where there was none yet. */
  reviewedOn: LocalDate | null;
  vacancies: Readonly<Record<string, Vacancy>>;
  /** The first day without the village; null while it stands. */
  dissolvedOn: LocalDate | null;
  /** The offices that its vacancies concern; empty before the first one. */
  orgPath: readonly string[];
  clocks: Clocks;
}>;

export const noBody: VillageBody = {
  seats: {},
  warnings: [],
  reviewedOn: null,
  vacancies: {},
  dissolvedOn: null,
  orgPath: [],
  clocks: noClocks,
};

export const evolveBody = (body: VillageBody, event: VillageBodyEvent): VillageBody => {
  switch (event.type) {
    case 'SeatTaken.v1': {
      const { termId, personId, post, startedOn } = event.data;
      return withSeat(body, { termId, personId, post, startedOn, endedOn: null });
    }
    case 'SeatMoved.v1':
      return changeSeat(body, event.data.termId, { startedOn: event.data.startedOn });
    case 'SeatLeft.v1':
      return changeSeat(body, event.data.termId, { endedOn: event.data.endedOn });
    case 'SeatWithdrawn.v1': {
      const { [event.data.termId]: _gone, ...seats } = body.seats;
      return { ...body, seats };
    }
    case 'StructureWarningRecorded.v1':
      return { ...body, warnings: [...body.warnings, event.data.warningId] };
    case 'StructureWarningLifted.v1':
      return { ...body, warnings: body.warnings.filter((id) => id !== event.data.warningId) };
    case 'VillageBodyReviewed.v1':
      return { ...body, reviewedOn: event.data.reviewedOn };
    case 'VacancyOpened.v1': {
      const { vacancyId, post, since, orgPath } = event.data;
      return withVacancy({ ...body, orgPath }, { vacancyId, post, since, filledBy: null, lapsed: false, acting: [] });
    }
    case 'VacancyFilled.v1': {
      const vacancy = body.vacancies[event.data.vacancyId];
      return vacancy ? withVacancy(body, { ...vacancy, filledBy: event.data.termId }) : body;
    }
    case 'VacancyLapsed.v1': {
      const vacancy = body.vacancies[event.data.vacancyId];
      return vacancy ? withVacancy(body, { ...vacancy, lapsed: true }) : body;
    }
    case 'VillageBodyDissolved.v1':
      return { ...body, dissolvedOn: event.data.dissolvedOn };
    case 'ActingHolderRecorded.v1': {
      const { vacancyId, personId, from, until } = event.data;
      const vacancy = body.vacancies[vacancyId];
      if (!vacancy) return body;
      const others = vacancy.acting.filter((acting) => !isSameActing(acting, { personId, from }));
      return withVacancy(body, { ...vacancy, acting: [...others, { personId, from, until }] });
    }
    case 'PastStructureWarningRecorded.v1':
      return body;
    case 'CaseRelocated.v1':
      return { ...body, orgPath: event.data.orgPath };
    default:
      return { ...body, clocks: evolveClocks(body.clocks, event) };
  }
};

/** Recorded again, the same person from the same day takes the place of what was recorded before. */
export const isSameActing = (
  one: Pick<Acting, 'personId' | 'from'>,
  other: Pick<Acting, 'personId' | 'from'>,
): boolean => one.personId === other.personId && one.from === other.from;

export const seatsOf = ({ seats }: VillageBody): readonly Seat[] => Object.values(seats);

export const openVacancies = ({ vacancies }: VillageBody): readonly Vacancy[] =>
  Object.values(vacancies).filter(({ filledBy, lapsed }) => filledBy === null && !lapsed);

const withSeat = (body: VillageBody, seat: Seat): VillageBody => ({
  ...body,
  seats: { ...body.seats, [seat.termId]: seat },
});

const changeSeat = (body: VillageBody, termId: string, values: Partial<Seat>): VillageBody => {
  const seat = body.seats[termId];
  return seat ? withSeat(body, { ...seat, ...values }) : body;
};

const withVacancy = (body: VillageBody, vacancy: Vacancy): VillageBody => ({
  ...body,
  vacancies: { ...body.vacancies, [vacancy.vacancyId]: vacancy },
});
