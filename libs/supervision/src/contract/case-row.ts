import type { Column, Grantee, LocalDate, Separation, Signing } from '#kernel';
import type { Progress } from '#workflow';
import type { SummaryLine } from './line-summary.js';

/** What a case waits for: who may do it, who may not, whose signature it bears, and by when. */
export type CaseDuty = Readonly<{
  action: string;
  anyOf: readonly Grantee[];
  separation: readonly Separation[];
  dueOn: LocalDate | null;
  signing?: Signing;
}>;

/**
 * The line of a case in every list: each context projects its cases into these columns, and `CaseSources` joins them.
 * `persons` are all whom the case is about; `numbers` those of its papers, one a line; `letters` the letters whose numbers
 * the register of numbers knows. `duty_keys` holds the keys of those for whom something waits, `seen_keys` of those who may
 * know of the case.
 */
export type CaseRow = {
  case_id: string;
  category: string;
  kind: string;
  status: string;
  stage: string;
  org_code: string;
  org_path: readonly string[];
  subject_person: string;
  persons: readonly string[];
  drafter: string;
  register_number: string | null;
  numbers: string;
  letters: readonly string[];
  summary: readonly SummaryLine[];
  progress: Progress | null;
  urged_times: number;
  urged_on: LocalDate | null;
  opened_on: LocalDate;
  happens_on: LocalDate | null;
  duties: readonly CaseDuty[];
  actions: readonly string[];
  duty_keys: readonly string[];
  seen_keys: readonly string[];
  due_on: LocalDate | null;
  paused: boolean;
  provisional: boolean;
  arrived_at: string;
  changed_at: string;
  revision: number;
};

export const caseColumns: Readonly<Record<Extract<keyof CaseRow, string>, Column>> = {
  case_id: { type: 'text' },
  category: { type: 'text' },
  kind: { type: 'text', index: 'btree' },
  status: { type: 'text' },
  stage: { type: 'text' },
  org_code: { type: 'text' },
  org_path: { type: 'text[]', index: 'gin' },
  subject_person: { type: 'text', index: 'btree' },
  persons: { type: 'text[]', index: 'gin' },
  drafter: { type: 'text', index: 'btree' },
  register_number: { type: 'text', index: 'btree' },
  numbers: { type: 'text' },
  letters: { type: 'text[]', index: 'gin' },
  summary: { type: 'jsonb' },
  progress: { type: 'jsonb' },
  urged_times: { type: 'integer' },
  urged_on: { type: 'date' },
  opened_on: { type: 'date' },
  happens_on: { type: 'date' },
  duties: { type: 'jsonb' },
  actions: { type: 'text[]' },
  duty_keys: { type: 'text[]', index: 'gin' },
  seen_keys: { type: 'text[]' },
  due_on: { type: 'date', index: 'btree' },
  paused: { type: 'boolean' },
  provisional: { type: 'boolean' },
  arrived_at: { type: 'timestamptz' },
  changed_at: { type: 'timestamptz' },
  revision: { type: 'integer' },
};

/**
 * What a list is looked up by: `person:<id>`, or `role:<role>@<unit>` for the unit and for each one above it on the
 * path, since a role held at a unit reaches everything below. The system has no inbox.
 */
export const granteeKeys = (grantee: Grantee, orgPath: readonly string[]): readonly string[] => {
  if ('person' in grantee) return [`person:${grantee.person}`];
  if (!('role' in grantee)) return [];
  const depth = orgPath.indexOf(grantee.org);
  const units = depth < 0 ? [grantee.org] : orgPath.slice(0, depth + 1);
  return units.map((unit) => `role:${grantee.role}@${unit}`);
};

/** The keys of all of them, each once. */
export const keysOf = (grantees: readonly Grantee[], orgPath: readonly string[]): readonly string[] => [
  ...new Set(grantees.flatMap((grantee) => granteeKeys(grantee, orgPath))),
];
