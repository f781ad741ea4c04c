import { categoryOf, type LocalDate, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Hosted } from '#workflow';
import type { FilingEvent } from '../domain/filing.events.js';
import type { FilingFacts } from '../domain/filing.facts.js';
import { FILING_LINES } from '../domain/filing-lines.js';
import { secretaryFiling, secretaryFilings } from '../domain/filing.js';

/** `register_number` is the filing number. `term_id` is the term by which the secretary stands in the database. */
export type FilingCaseRow = CaseRow & {
  state: Hosted<FilingFacts>;
  mode: string;
  outcome: string | null;
  record: string;
  term_id: string | null;
  trained_on: LocalDate | null;
};

declare module '#read-store' {
  interface ReadTables {
    filing_cases: FilingCaseRow & { key: string; position: number };
  }
}

const { category, decider, events } = secretaryFiling;

/** The line of each filing of a secretary. */
export const filingCases: Projection<FilingEvent, FilingCaseRow> = {
  name: FILING_LINES,
  events,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    mode: { type: 'text' },
    outcome: { type: 'text' },
    record: { type: 'text' },
    term_id: { type: 'text', index: 'btree' },
    trained_on: { type: 'date' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === category ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = decider.evolve(row?.state ?? decider.initialState(), event);
    const line = hostedLine(secretaryFilings, state);
    const { prepared, filingNo, record, term, trainedOn } = state.facts;
    const known = {
      category,
      kind: 'secretary-filing',
      happensOn: null,
      registerNumber: filingNo,
      numbers: numbersWith(events, event, row),
      summary: summaryOf(['mode', '备案方式', 'mode', prepared?.mode], ['record', '备案状态', 'record', record]),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(category, envelope)),
      state,
      mode: prepared?.mode ?? '',
      outcome: state.flow?.outcome ?? null,
      record,
      term_id: term?.termId ?? null,
      trained_on: trainedOn,
    };
  },
};
