import { categoryOf, type LocalDate, type Projection } from '#kernel';
import type { PostCode } from '../domain/posts.js';
import { villageBodyEvents, type VillageBodyEvent } from '../domain/village-body.events.js';

type Acting = Readonly<{ personId: string; from: LocalDate; until: LocalDate }>;

export type VacancyRow = {
  org_code: string;
  post: PostCode;
  left_by: string;
  since: LocalDate;
  due_on: LocalDate | null;
  filled_by: string | null;
  filled_on: LocalDate | null;
  lapsed_on: LocalDate | null;
  acting: readonly Acting[];
};

declare module '#read-store' {
  interface ReadTables {
    vacancies: VacancyRow & { key: string };
  }
}

const unfilled = { filled_by: null, filled_on: null, lapsed_on: null, acting: [] } as const;

/** Every vacancy, open, filled, and lapsed with its village, with those who acted. */
export const vacancies: Projection<VillageBodyEvent, VacancyRow> = {
  name: 'vacancies-2',
  events: villageBodyEvents,
  columns: {
    org_code: { type: 'text', index: 'btree' },
    post: { type: 'text' },
    left_by: { type: 'text' },
    since: { type: 'date' },
    due_on: { type: 'date' },
    filled_by: { type: 'text' },
    filled_on: { type: 'date' },
    lapsed_on: { type: 'date' },
    acting: { type: 'jsonb' },
  },
  keyOf: ({ type, data }, { stream }) => {
    if ('vacancyId' in data) return data.vacancyId;
    const isDue = type === 'DeadlineStarted.v1' || type === 'DeadlineRecomputed.v2';
    return isDue && categoryOf(stream) === 'villagebody' ? (data as { deadlineId: string }).deadlineId : undefined;
  },
  apply: (row, event) => {
    switch (event.type) {
      case 'VacancyOpened.v1': {
        const { orgCode, post, leftBy, since } = event.data;
        return { org_code: orgCode, post, left_by: leftBy, since, due_on: null, ...unfilled };
      }
      case 'DeadlineStarted.v1':
      case 'DeadlineRecomputed.v2':
        return row && { ...row, due_on: event.data.dueOn };
      case 'VacancyFilled.v1':
        return row && { ...row, filled_by: event.data.termId, filled_on: event.data.filledOn };
      case 'VacancyLapsed.v1':
        return row && { ...row, lapsed_on: event.data.lapsedOn };
      case 'ActingHolderRecorded.v1': {
        const { personId, from, until } = event.data;
        const others = row?.acting.filter((acting) => acting.personId !== personId || acting.from !== from) ?? [];
        return row && { ...row, acting: [...others, { personId, from, until }] };
      }
      default:
        return row;
    }
  },
};
