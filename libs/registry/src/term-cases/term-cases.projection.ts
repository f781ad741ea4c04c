import { categoryOf, shanghaiDate, type Projection } from '#kernel';
import { caseColumns, keysOf, withoutProcedure, type CaseRow } from '#supervision/contract';
import { evolveClocks, isDeadlineEvent, noClocks, type Clocks } from '#workflow';
import { postTermEvents, type PostTermEvent } from '../domain/post-term.events.js';
import { registrarsOf } from '../domain/registrars.js';

export type TermCaseRow = CaseRow & { clocks: Clocks };

declare module '#read-store' {
  interface ReadTables {
    term_cases: TermCaseRow & { key: string; position: number };
  }
}

/** The line of each term whose end has come near, until it has ended. Terms that run on have none. */
export const termCases: Projection<PostTermEvent, TermCaseRow> = {
  name: 'term-cases-2',
  events: postTermEvents,
  columns: { ...caseColumns, clocks: { type: 'jsonb' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'postterm' ? stream : undefined),
  apply: (row, event, { metadata, revision }) => {
    const changed = { changed_at: metadata.recordedAt, revision };
    if (event.type === 'TermEndApproached.v1') {
      const { termId, personId, orgCode, orgPath, plannedEndOn } = event.data;
      return {
        case_id: termId,
        category: 'postterm',
        kind: 'term-end',
        status: 'open',
        stage: 'ending',
        org_code: orgCode,
        org_path: orgPath,
        subject_person: personId,
        ...withoutProcedure(personId),
        drafter: metadata.actor.personId ?? '',
        register_number: null,
        opened_on: shanghaiDate(metadata.recordedAt),
        happens_on: plannedEndOn,
        duties: [],
        actions: ['EndPost'],
        duty_keys: [],
        seen_keys: seenKeys(orgCode, orgPath),
        due_on: plannedEndOn,
        paused: false,
        provisional: false,
        arrived_at: metadata.recordedAt,
        ...changed,
        clocks: noClocks,
      };
    }
    if (!row) return row;
    if (event.type === 'CaseRelocated.v1') {
      const { orgPath } = event.data;
      return { ...row, ...changed, org_path: orgPath, seen_keys: seenKeys(row.org_code, orgPath) };
    }
    if (event.type === 'PostEnded.v1')
      return { ...row, ...changed, status: 'closed', stage: 'ended', actions: [], due_on: null };
    if (!isDeadlineEvent(event)) return { ...row, ...changed };
    const clocks = evolveClocks(row.clocks, event);
    const [deadline] = Object.values(clocks.deadlines).filter(({ status }) => status === 'running');
    return {
      ...row,
      ...changed,
      clocks,
      due_on: deadline?.dueOn ?? null,
      provisional: deadline?.provisional ?? false,
    };
  },
};

const seenKeys = (orgCode: string, orgPath: readonly string[]): readonly string[] =>
  keysOf(registrarsOf(orgCode), orgPath);
