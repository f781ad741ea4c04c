import { faultsOfForm, parseRows, personRefOf, postsTable, type Choice, type RowOf } from '#imports';
import { deriveId } from '#event-store';
import type { LocalDate } from '#kernel';
import type { Basis, EndReason } from '../domain/post-term.events.js';
import { groupOf } from '../domain/post-groups.js';
import { missingPaper, waysIn } from '../domain/post-term.rules.js';
import { postCodes, postKind } from '../domain/posts.js';
import type { PlannedRow } from './import-step.js';
import { peopleByRef } from './people-by-ref.js';
import { refusal, type RowFault } from './row-fault.js';
import type { TableKind } from './table-plan.js';

const bases: readonly Choice<Basis>[] = [
  { value: 'election', title: { zh: '选举', en: 'Election' } },
  { value: 'appointment', title: { zh: '任命', en: 'Appointment' } },
  { value: 'contract', title: { zh: '聘用', en: 'Contract' } },
];

const reasons: readonly Choice<EndReason>[] = [
  { value: 'term-end', title: { zh: '任期届满', en: 'End of term' } },
  { value: 'resignation', title: { zh: '辞职', en: 'Resignation' } },
  { value: 'recall', title: { zh: '罢免', en: 'Recall' } },
  { value: 'incapacity', title: { zh: '丧失行为能力', en: 'Incapacity' } },
  { value: 'criminal-sentence', title: { zh: '判处刑罚', en: 'Criminal sentence' } },
  { value: 'incompetent-twice', title: { zh: '连续两次评议不称职', en: 'Twice found incompetent' } },
  { value: 'death', title: { zh: '去世', en: 'Death' } },
  { value: 'removal', title: { zh: '免职', en: 'Removal' } },
  { value: 'transfer', title: { zh: '调任', en: 'Transfer' } },
  { value: 'contract-end', title: { zh: '合同终止', en: 'End of contract' } },
  { value: 'unit-dissolved', title: { zh: '单位撤并', en: 'Unit dissolved' } },
];

const schema = postsTable(
  postCodes.map((value) => ({ value, title: { zh: postKind(value).zh, en: postKind(value).en } })),
  bases,
  reasons,
);

type Row = RowOf<typeof schema.columns>;
type Term = Readonly<{
  term_id: string;
  basis: string;
  document_no: string | null;
  document_on: LocalDate | null;
  ended_on: LocalDate | null;
}>;

/**
 * Posts held, from their beginning and, where the table names it, to their end. A first load takes over a register that was
 * kept before the program, so it begins no term of a unit whose terms are recorded by commands already. Basis: DEFAULT.
 */
export const postsKind: TableKind = {
  columns: schema.columns,
  faults: (table) => faultsOfForm(schema, table),
  columnOf: (row, code) => {
    if (code === 'document-required') return lackingIn(row);
    if (code === 'document-ahead') return latestIn(row);
    return code === 'starts-too-far-ahead' ? 'startedOn' : row.column;
  },
  draft: async (sight, table, { today, firstLoad }) => {
    const units = await sight.unitsOf(table.rows.map(({ cells }) => cells['orgCode'] ?? ''));
    const refs = table.rows.map(({ cells: { personRef = '', orgCode = '' } }) => personRefOf({ personRef, orgCode }));
    const personId = await peopleByRef(sight, units.keys(), refs);
    const parsed = parseRows(schema, table, {
      orgUnit: (code) => units.has(code),
      person: (personRef, { orgCode = '' }) => personId(personRefOf({ personRef, orgCode })) !== undefined,
    });
    const lines = parsed.rows.map(({ line, value }) => ({ line, value, person: personId(personRefOf(value))! }));
    const terms = await sight.termsOf(lines.map(({ person }) => person));
    const held = new Map(terms.map((term) => [keyOf(term.person_id, term.org_code, term.post, term.started_on), term]));
    const kept = firstLoad ? await sight.unitsKept(units.keys()) : new Set<string>();
    const rows: PlannedRow[] = [];
    const faults: RowFault[] = [];
    for (const { line, value, person } of lines) {
      const { orgCode, post, startedOn } = value;
      const judged = judge(value, person, held.get(keyOf(person, orgCode, post, startedOn)), today);
      if (judged === 'otherwise') faults.push(refusal(table, line, 'imported-otherwise', 'post'));
      else if (judged?.change === 'added' && kept.has(orgCode))
        faults.push(refusal(table, line, 'first-load-over', 'orgCode'));
      else if (judged) rows.push({ line, ...judged });
    }
    const unchanged = lines.length - rows.length - faults.length;
    return { rows, unchanged, faults: [...parsed.faults, ...faults], orgCode: parsed.rows[0]?.value.orgCode };
  },
};

/** What a row does to the term that it names; undefined where it is there already. */
const judge = (row: Row, personId: string, term: Term | undefined, today: LocalDate) => {
  const { orgCode, post, basis, startedOn, documentNo = null, documentOn = null, endedOn, endReason } = row;
  if (term && (term.basis !== basis || isOtherPaper(row, term))) return 'otherwise';
  const termId = term?.term_id ?? deriveId('term', personId, orgCode, post, startedOn);
  const words = { termId, personId, orgCode, post, basis, startedOn, documentNo, documentOn };
  const exit = { documentNo: row.exitDocumentNo ?? null, documentOn: row.exitDocumentOn ?? null };
  const start = { on: 'post-term', orgCode, words: { type: 'StartPost', ...words, publicPower: null } } as const;
  if (endedOn === undefined || endReason === undefined || term?.ended_on === endedOn)
    return term ? undefined : ({ column: 'post', change: 'added', columns: [], steps: [start] } as const);
  if (term && term.ended_on !== null) return 'otherwise';
  if (!term && endedOn <= today) {
    const past = { type: 'RecordPastTerm', ...words, endedOn, reason: endReason, exit } as const;
    return {
      column: 'post',
      change: 'added',
      columns: [],
      steps: [{ on: 'post-term', orgCode, words: past }],
    } as const;
  }
  const ending = { type: 'EndPost', termId, endedOn, reason: endReason, ...exit } as const;
  const end = { on: 'post-term', orgCode, words: ending } as const;
  return term
    ? ({ column: 'endedOn', change: 'ended', columns: ['endedOn', 'endReason'], steps: [end] } as const)
    : ({ column: 'post', change: 'added', columns: [], steps: [start, end] } as const);
};

/** A table that has no date of the paper does not contradict the one on record. */
const isOtherPaper = ({ documentNo, documentOn }: Row, term: Term): boolean =>
  term.document_no !== (documentNo ?? null) || (documentOn !== undefined && term.document_on !== documentOn);

type Paper = Readonly<{ documentNo: string | null; documentOn?: LocalDate | null }>;

/** The column of what is missing of a paper: that of the way in comes first. */
const lackingIn = ({ column, steps }: PlannedRow): string => {
  const words = steps.flatMap((step) => (step.on === 'post-term' ? [step.words] : []));
  const lacking = (paper: Paper, numberColumn: keyof Row, dateColumn: keyof Row) =>
    paper.documentNo === null ? numberColumn : dateColumn;
  for (const each of words) {
    if (each.type === 'EndPost') return lacking(each, 'exitDocumentNo', 'exitDocumentOn');
    const { post, basis, documentNo, documentOn = null } = each;
    const way = waysIn[groupOf(post)][basis];
    if (missingPaper(way, { documentNo, documentOn })) return lacking(each, 'documentNo', 'documentOn');
    if (each.type === 'RecordPastTerm' && each.exit) return lacking(each.exit, 'exitDocumentNo', 'exitDocumentOn');
  }
  return column;
};

/** The column of the paper that is dated last. */
const latestIn = ({ steps }: PlannedRow): string => {
  const words = steps.flatMap((step) => (step.on === 'post-term' ? [step.words] : []));
  const dates = words.flatMap((each): readonly (readonly [keyof Row, LocalDate])[] => {
    const [entry, exit] =
      each.type === 'EndPost' ? [null, each] : [each, each.type === 'RecordPastTerm' ? each.exit : null];
    return [
      ...(entry?.documentOn ? [['documentOn', entry.documentOn] as const] : []),
      ...(exit?.documentOn ? [['exitDocumentOn', exit.documentOn] as const] : []),
    ];
  });
  return dates.toSorted(([, a], [, b]) => b.localeCompare(a))[0]?.[0] ?? 'documentOn';
};

const keyOf = (...parts: readonly string[]) => parts.join(' ');
