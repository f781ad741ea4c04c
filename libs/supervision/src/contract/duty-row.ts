import type { Envelope, Grantee, LocalDate } from '#kernel';
import type { Deadline } from '#workflow';
import { keysOf, type CaseDuty, type CaseRow } from './case-row.js';
import { withoutProcedure } from './line-summary.js';

type Duty = Readonly<{
  caseId: string;
  category: string;
  kind: string;
  status: string;
  stage: string;
  personId: string;
  orgCode: string;
  orgPath: readonly string[];
  openedOn: LocalDate;
  happensOn: LocalDate;
  /** The clock by which the duty is to be done. */
  deadline: Deadline | undefined;
  actions: readonly Omit<CaseDuty, 'dueOn'>[];
  seenBy: readonly Grantee[];
  /** Where it lies in lists: its unit, unless it is nobody's business yet. */
  listedIn?: readonly string[];
}>;

/** The line of a duty about a person that the program opens by itself and a deadline runs for. */
export const dutyRow = (
  duty: Duty,
  { metadata: { recordedAt }, revision }: Envelope,
  row: CaseRow | undefined,
): CaseRow => {
  const { orgPath, stage, deadline, listedIn = orgPath } = duty;
  const running = deadline?.status === 'running' ? deadline : undefined;
  const dueOn = running?.dueOn ?? null;
  return {
    case_id: duty.caseId,
    category: duty.category,
    kind: duty.kind,
    status: duty.status,
    stage,
    org_code: duty.orgCode,
    org_path: listedIn,
    subject_person: duty.personId,
    ...withoutProcedure(duty.personId),
    drafter: duty.personId,
    register_number: null,
    opened_on: duty.openedOn,
    happens_on: duty.happensOn,
    duties: duty.actions.map((action) => ({ ...action, dueOn })),
    actions: duty.actions.map(({ action }) => action),
    duty_keys: keysOf(
      duty.actions.flatMap(({ anyOf }) => anyOf),
      orgPath,
    ),
    seen_keys: keysOf(duty.seenBy, orgPath),
    due_on: dueOn,
    paused: false,
    provisional: running?.provisional ?? false,
    arrived_at: row?.stage === stage ? row.arrived_at : recordedAt,
    changed_at: recordedAt,
    revision,
  };
};
