import { eventSchema, type DomainEvent, type Projection } from '#kernel';

export type CaseEvent =
  | DomainEvent<'CaseOpened.v1', { caseId: string; title: string; dueOn: string; amountFen: number }>
  | DomainEvent<'CaseNoted.v1', { caseId: string; note: string; detail?: { tags: string[] } }>
  | DomainEvent<'CaseClosed.v1', { caseId: string }>;

export const caseEvents = eventSchema<CaseEvent>({ current: ['CaseOpened.v1', 'CaseNoted.v1', 'CaseClosed.v1'] });

export type OpenCase = {
  title: string;
  dueOn: string | null;
  amountFen: number;
  notes: string[];
  detail: { tags: string[] } | null;
  openedAt: string;
  lastRevision: number;
  noted: boolean;
};

/** One column of each type, a row that comes, grows, goes and may come again. */
export const openCases: Projection<CaseEvent, OpenCase> = {
  name: 'open-cases-1',
  events: caseEvents,
  columns: {
    title: { type: 'text', index: 'trigram' },
    dueOn: { type: 'date', index: 'btree' },
    amountFen: { type: 'bigint' },
    notes: { type: 'text[]', index: 'gin' },
    detail: { type: 'jsonb' },
    openedAt: { type: 'timestamptz' },
    lastRevision: { type: 'integer' },
    noted: { type: 'boolean' },
  },
  keyOf: (event) => event.data.caseId,
  apply: (row, event, { revision, metadata }) => {
    switch (event.type) {
      case 'CaseOpened.v1': {
        const { title, dueOn, amountFen } = event.data;
        const openedAt = metadata.occurredAt;
        return { title, dueOn, amountFen, notes: [], detail: null, openedAt, lastRevision: revision, noted: false };
      }
      case 'CaseNoted.v1': {
        const { note, detail } = event.data;
        return (
          row && { ...row, notes: [...row.notes, note], detail: detail ?? null, lastRevision: revision, noted: true }
        );
      }
      case 'CaseClosed.v1':
        return undefined;
      default:
        return event satisfies never;
    }
  },
};

export const opened = (caseId: string, title = `村务公开 ${caseId}`): CaseEvent => ({
  type: 'CaseOpened.v1',
  data: { caseId, title, dueOn: '2026-10-10', amountFen: 1_250_000 },
});
export const noted = (caseId: string, note: string): CaseEvent => ({
  type: 'CaseNoted.v1',
  data: { caseId, note, detail: { tags: [note, '"\\{},'] } },
});
export const closed = (caseId: string): CaseEvent => ({ type: 'CaseClosed.v1', data: { caseId } });
