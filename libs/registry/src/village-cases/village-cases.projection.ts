import { categoryOf, shanghaiDate, type Projection } from '#kernel';
import { caseColumns, keysOf, withoutProcedure, type CaseRow } from '#supervision/contract';
import { evolveClocks, isDeadlineEvent, noClocks, type Clocks } from '#workflow';
import { registrarsOf } from '../domain/registrars.js';
import { villageBodyEvents, type VillageBodyEvent } from '../domain/village-body.events.js';

export type VillageCaseRow = CaseRow & { clocks: Clocks; vacant: readonly string[] };

declare module '#read-store' {
  interface ReadTables {
    village_cases: VillageCaseRow & { key: string; position: number };
  }
}

/** The line of each village that has, or had, a vacant post: open while one is vacant. */
export const villageCases: Projection<VillageBodyEvent, VillageCaseRow> = {
  name: 'village-cases-3',
  events: villageBodyEvents,
  columns: { ...caseColumns, clocks: { type: 'jsonb' }, vacant: { type: 'text[]' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'villagebody' ? stream : undefined),
  apply: (row, event, { metadata, revision }) => {
    const changed = { changed_at: metadata.recordedAt, revision };
    if (event.type === 'VacancyOpened.v1') {
      const { orgCode, orgPath, vacancyId, leftBy } = event.data;
      return {
        case_id: orgCode,
        category: 'villagebody',
        kind: 'vacancy',
        org_code: orgCode,
        org_path: orgPath,
        drafter: metadata.actor.personId ?? '',
        register_number: null,
        opened_on: row?.opened_on ?? shanghaiDate(metadata.recordedAt),
        happens_on: null,
        duties: [],
        duty_keys: [],
        seen_keys: seenKeys(orgCode, orgPath),
        due_on: row?.due_on ?? null,
        paused: false,
        provisional: row?.provisional ?? false,
        arrived_at: row?.status === 'open' ? row.arrived_at : metadata.recordedAt,
        ...changed,
        clocks: row?.clocks ?? noClocks,
        status: 'open',
        stage: 'vacant',
        actions: ['RecordActingHolder'],
        subject_person: leftBy,
        ...withoutProcedure(leftBy),
        vacant: [...(row?.vacant ?? []).filter((vacancy) => vacancy !== vacancyId), vacancyId],
      };
    }
    if (!row) return row;
    if (event.type === 'CaseRelocated.v1') {
      const { orgPath } = event.data;
      return { ...row, ...changed, org_path: orgPath, seen_keys: seenKeys(row.org_code, orgPath) };
    }
    if (event.type === 'VacancyFilled.v1' || event.type === 'VacancyLapsed.v1') {
      const stage = event.type === 'VacancyFilled.v1' ? 'filled' : 'lapsed';
      const vacant = row.vacant.filter((vacancy) => vacancy !== event.data.vacancyId);
      const open = vacant.length > 0;
      return {
        ...row,
        ...changed,
        vacant,
        ...(open ? {} : { status: 'closed', stage, actions: [], arrived_at: metadata.recordedAt }),
      };
    }
    if (!isDeadlineEvent(event)) return { ...row, ...changed };
    const clocks = evolveClocks(row.clocks, event);
    const running = Object.values(clocks.deadlines).filter(({ status }) => status === 'running');
    const due_on = running.map(({ dueOn }) => dueOn).toSorted()[0] ?? null;
    return { ...row, ...changed, clocks, due_on, provisional: running.some(({ provisional }) => provisional) };
  },
};

const seenKeys = (orgCode: string, orgPath: readonly string[]): readonly string[] =>
  keysOf(registrarsOf(orgCode), orgPath);
