import { shanghaiDate, type Envelope } from '#kernel';
import type { HostedAction, hostedLine } from '#workflow';
import { keysOf, type CaseRow } from './case-row.js';
import { withoutProcedure, type SummaryLine } from './line-summary.js';

type Line = NonNullable<ReturnType<typeof hostedLine>>;
type Known = Readonly<{
  category: string;
  kind: string;
  happensOn: string | null;
  registerNumber: string | null;
  numbers: string;
  letters?: readonly string[];
  summary: readonly SummaryLine[];
}>;

/** The line of a case that runs under a procedure, for the lists of all contexts. */
export const hostedRow = (
  line: Line,
  { category, kind, happensOn, registerNumber, numbers, letters = [], summary }: Known,
  { metadata, revision }: Envelope,
  row: CaseRow | undefined,
): CaseRow => {
  const { orgPath, stage, over } = line;
  const duties = line.actions.filter(({ waited }) => waited);
  return {
    case_id: line.caseId,
    category,
    kind,
    status: over ? 'closed' : 'open',
    stage,
    org_code: orgPath.at(-1) ?? '',
    org_path: orgPath,
    subject_person: line.subjectId,
    persons: line.persons,
    drafter: line.drafterId,
    register_number: registerNumber,
    numbers,
    letters,
    summary,
    progress: line.progress,
    urged_times: line.urged.times,
    urged_on: line.urged.lastOn,
    opened_on: row?.opened_on ?? shanghaiDate(metadata.recordedAt),
    happens_on: happensOn,
    duties: duties.map(({ action, anyOf, separation, dueOn, signing }) => ({
      action,
      anyOf,
      separation,
      dueOn,
      ...(signing ? { signing } : {}),
    })),
    actions: namesOf(line.actions),
    duty_keys: keysOf(
      duties.flatMap(({ anyOf }) => anyOf),
      orgPath,
    ),
    seen_keys: keysOf(line.seenBy, orgPath),
    due_on: line.dueOn,
    paused: line.paused,
    provisional: line.provisional,
    arrived_at: row?.stage === stage ? row.arrived_at : metadata.recordedAt,
    changed_at: metadata.recordedAt,
    revision,
  };
};

const namesOf = (actions: readonly HostedAction[]) => [...new Set(actions.map(({ action }) => action))];

/** A case of which something is known before it is submitted: nobody sees it yet. */
export const unbegunRow = (category: string, { metadata, revision }: Envelope): CaseRow => ({
  case_id: '',
  category,
  kind: '',
  status: 'closed',
  stage: 'draft',
  org_code: '',
  org_path: [],
  subject_person: '',
  drafter: '',
  ...withoutProcedure(),
  register_number: null,
  opened_on: shanghaiDate(metadata.recordedAt),
  happens_on: null,
  duties: [],
  actions: [],
  duty_keys: [],
  seen_keys: [],
  due_on: null,
  paused: false,
  provisional: false,
  arrived_at: metadata.recordedAt,
  changed_at: metadata.recordedAt,
  revision,
});
