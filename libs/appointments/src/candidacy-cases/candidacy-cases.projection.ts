import { categoryOf, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Hosted } from '#workflow';
import type { CandidacyEvent } from '../domain/candidacy.events.js';
import { standingOfCandidacy, type CandidacyFacts } from '../domain/candidacy.facts.js';
import { candidacies, candidacy } from '../domain/candidacy.js';

export type CandidacyCaseRow = CaseRow & {
  state: Hosted<CandidacyFacts>;
  selection_id: string;
  standing: string;
};

declare module '#read-store' {
  interface ReadTables {
    candidacy_cases: CandidacyCaseRow & { key: string; position: number };
  }
}

const { category, decider, events } = candidacy;

/** The line of each candidate of an open selection. */
export const candidacyCases: Projection<CandidacyEvent, CandidacyCaseRow> = {
  name: 'candidacy-cases-3',
  events,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    selection_id: { type: 'text', index: 'btree' },
    standing: { type: 'text' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === category ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = decider.evolve(row?.state ?? decider.initialState(), event);
    const line = hostedLine(candidacies, state);
    const known = {
      category,
      kind: 'open-selection',
      happensOn: null,
      registerNumber: null,
      numbers: numbersWith(events, event, row),
      summary: summaryOf(['standing', '遴选进度', 'standing', standingOfCandidacy(state)]),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(category, envelope)),
      state,
      selection_id: state.facts.applied?.selectionId ?? '',
      standing: standingOfCandidacy(state),
    };
  },
};
