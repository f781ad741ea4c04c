import { categoryOf, shanghaiDate, type EventMetadata, type Projection } from '#kernel';
import { caseColumns, keysOf, withoutProcedure, type CaseRow } from '#supervision/contract';
import { evolveClocks, isDeadlineEvent, noClocks, type Clocks } from '#workflow';
import type { Dissolution } from '../domain/dissolution.js';
import { registering } from '../domain/post-term.js';
import { postTermEvents, type PostTermEvent } from '../domain/post-term.events.js';
import type { PostCode } from '../domain/posts.js';
import { registrarsOf } from '../domain/registrars.js';

type Dissolved = Dissolution & Readonly<{ assignedTo: string | null }>;

/** `dissolution` is null while the unit of the term stands. */
export type TermCaseRow = CaseRow & { clocks: Clocks; post: PostCode; dissolution: Dissolved | null };

declare module '#read-store' {
  interface ReadTables {
    term_cases: TermCaseRow & { key: string; position: number };
  }
}

/** The line of each term whose end has come near, or whose unit has ended, until it has ended. Terms that run on have none. */
export const termCases: Projection<PostTermEvent, TermCaseRow> = {
  name: 'term-cases-3',
  events: postTermEvents,
  columns: {
    ...caseColumns,
    clocks: { type: 'jsonb' },
    post: { type: 'text' },
    dissolution: { type: 'jsonb' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'postterm' ? stream : undefined),
  apply: (row, event, { metadata, revision }) => {
    const changed = { changed_at: metadata.recordedAt, revision };
    if (event.type === 'TermUnitDissolved.v1') {
      const { by, dissolvedOn, successors } = event.data;
      const dissolution: Dissolved = { by, dissolvedOn, successors, assignedTo: null };
      const { clocks = noClocks } = row ?? {};
      const line = { ...opened(event.data, metadata), ...changed, clocks, dissolution };
      return settling({ ...line, kind: 'unit-dissolved', stage: 'dissolved', happens_on: dissolvedOn });
    }
    if (row && event.type === 'TermSuccessorAssigned.v1')
      return settling({
        ...row,
        ...changed,
        dissolution: { ...row.dissolution!, assignedTo: event.data.successorCode },
      });
    if (row?.dissolution && event.type === 'TermEndApproached.v1') return { ...row, ...changed };
    if (event.type === 'TermEndApproached.v1') {
      const { plannedEndOn } = event.data;
      const line = { ...opened(event.data, metadata), ...changed, clocks: noClocks, dissolution: null };
      return {
        ...line,
        kind: 'term-end',
        stage: 'ending',
        happens_on: plannedEndOn,
        actions: ['EndPost'],
        due_on: plannedEndOn,
      };
    }
    if (!row) return row;
    if (event.type === 'CaseRelocated.v1') {
      const { orgPath } = event.data;
      const moved = { ...row, ...changed, org_path: orgPath, seen_keys: seenKeys(row.org_code, orgPath) };
      return moved.status === 'open' && moved.dissolution ? settling(moved) : moved;
    }
    if (event.type === 'PostEnded.v1')
      return {
        ...row,
        ...changed,
        status: 'closed',
        stage: 'ended',
        actions: [],
        duties: [],
        duty_keys: [],
        due_on: null,
      };
    if (!isDeadlineEvent(event)) return { ...row, ...changed };
    const clocks = evolveClocks(row.clocks, event);
    const running = Object.values(clocks.deadlines).filter(({ status }) => status === 'running');
    const due_on = running.map(({ dueOn }) => dueOn).toSorted()[0] ?? null;
    const line = { ...row, ...changed, clocks, due_on, provisional: running.some(({ provisional }) => provisional) };
    return line.status === 'open' && line.dissolution ? settling(line) : line;
  },
};

type Told = Readonly<{
  termId: string;
  personId: string;
  orgCode: string;
  orgPath: readonly string[];
  post: PostCode;
}>;

const opened = ({ termId, personId, orgCode, orgPath, post }: Told, { actor, recordedAt }: EventMetadata) => ({
  case_id: termId,
  category: 'postterm',
  status: 'open',
  org_code: orgCode,
  org_path: orgPath,
  subject_person: personId,
  ...withoutProcedure(personId),
  drafter: actor.personId ?? '',
  register_number: null,
  opened_on: shanghaiDate(recordedAt),
  duties: [],
  actions: [],
  duty_keys: [],
  seen_keys: seenKeys(orgCode, orgPath),
  due_on: null,
  paused: false,
  provisional: false,
  arrived_at: recordedAt,
  post,
});

/**
 * What waits for those who keep the register: to record how the term ends and, where nobody knows which village goes on in
 * the place of the old one, to name it first.
 */
const settling = (row: TermCaseRow): TermCaseRow => {
  const { by, assignedTo } = row.dissolution!;
  const actions = by !== 'merged' && assignedTo === null ? ['AssignTermSuccessor', 'EndPost'] : ['EndPost'];
  const of = { orgCode: row.org_code, personId: row.subject_person };
  const { anyOf, separation } = registering(row.case_id, of);
  const duties = actions.map((action) => ({ action, anyOf, separation, dueOn: row.due_on }));
  return { ...row, actions, duties, duty_keys: keysOf(anyOf, row.org_path) };
};

const seenKeys = (orgCode: string, orgPath: readonly string[]): readonly string[] =>
  keysOf(registrarsOf(orgCode), orgPath);
