import { categoryOf, shanghaiDate, type Envelope, type Projection } from '#kernel';
import { caseColumns, keysOf, numbersWith, summaryOf, withoutProcedure, type CaseRow } from '#supervision/contract';
import { progressOf, urgedOf } from '#workflow';
import { ceremonyStream, type CeremonyEvent } from '../domain/ceremony.events.js';
import { seenBy } from '../domain/ceremony.policy.js';
import type { CouncilHelp } from '../domain/council-help.js';
import { evolveCeremony, noCeremony, reviewOf, type Ceremony, type CeremonyState } from '../domain/ceremony.state.js';
import { dutiesOf } from '../domain/duties.js';
import { requirementsOf } from '../domain/open-requirements.js';

/** `council_help` is what the council was last asked for, null where it was never asked. */
export type CeremonyCaseRow = CaseRow & { state: CeremonyState; council_help: readonly CouncilHelp[] | null };

declare module '#read-store' {
  interface ReadTables {
    ceremony_cases: CeremonyCaseRow & { key: string; position: number };
  }
}

/** The line of each ceremony case, folded by the same function that decides its commands. */
export const ceremonyCases: Projection<CeremonyEvent, CeremonyCaseRow> = {
  name: 'ceremony-cases-7',
  events: ceremonyStream,
  columns: { ...caseColumns, state: { type: 'jsonb' }, council_help: { type: 'text[]' } },
  keyOf: (_event, { stream }) => (categoryOf(stream) === 'ceremony' ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = evolveCeremony(row?.state ?? noCeremony, event);
    if (state.status === 'none') return row;
    const register_number = event.type === 'ReportRegistered.v2' ? event.data.registerNumber : row?.register_number;
    const council_help = event.type === 'CouncilNotified.v1' ? event.data.help : (row?.council_help ?? null);
    const numbers = numbersWith(ceremonyStream, event, row);
    return { ...lineOf(state, envelope, row), numbers, register_number: register_number ?? null, council_help, state };
  },
};

const lineOf = (ceremony: Ceremony, { metadata, revision }: Envelope, row: CeremonyCaseRow | undefined) => {
  const { filingId, kind, status, villageCode, orgPath, reporterId, drafterId, ceremonyOn, clocks } = ceremony;
  const open = Object.values(clocks.deadlines).filter((d) => d.status === 'running' || d.status === 'paused');
  const running = open.filter((d) => d.status === 'running');
  const shown = running.length > 0 ? running : open;
  const dueOn = (id: string | null) => shown.find(({ deadlineId }) => deadlineId === id)?.dueOn ?? null;
  const duties = dutiesOf(ceremony).map(({ action, anyOf, separation, deadlineId }) => ({
    action,
    anyOf,
    separation,
    dueOn: dueOn(deadlineId),
  }));
  const stage = stageOf(ceremony);
  return {
    case_id: filingId,
    category: 'ceremony',
    kind,
    status,
    stage,
    org_code: villageCode,
    org_path: orgPath,
    subject_person: reporterId,
    ...withoutProcedure(reporterId),
    ...courseOf(ceremony),
    drafter: drafterId,
    happens_on: ceremonyOn,
    duties,
    opened_on: row?.opened_on ?? shanghaiDate(metadata.recordedAt),
    actions: [...new Set(requirementsOf(ceremony).map(({ action }) => action))],
    duty_keys: keysOf(
      duties.flatMap(({ anyOf }) => anyOf),
      orgPath,
    ),
    seen_keys: keysOf(seenBy(ceremony), orgPath),
    due_on: shown.map((deadline) => deadline.dueOn).sort()[0] ?? null,
    paused: open.length > 0 && running.length === 0,
    provisional: open.some((deadline) => deadline.provisional),
    arrived_at: row?.stage === stage ? row.arrived_at : metadata.recordedAt,
    changed_at: metadata.recordedAt,
    revision,
  };
};

const courseOf = ({ flow, kind, ceremonyOn }: Ceremony) => {
  const { times, lastOn } = flow ? urgedOf(flow) : { times: 0, lastOn: null };
  return {
    summary: summaryOf(['kind', '事由', 'occasion', kind], ['ceremonyOn', '举办日期', 'held on', ceremonyOn]),
    progress: flow && progressOf(flow),
    urged_times: times,
    urged_on: lastOn,
  };
};

/** Where the case stands, in one word, as lists show it. */
const stageOf = ({ status, kind, flow, after }: Ceremony): string => {
  if (status !== 'open') return status;
  if (after === 'ahead') return reviewOf({ kind, flow });
  if (after === 'awaiting') return 'awaiting-post-report';
  return after;
};
