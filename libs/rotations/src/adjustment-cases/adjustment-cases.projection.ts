import { categoryOf, type LocalDate, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Hosted } from '#workflow';
import { adjustment, adjustments } from '../domain/adjustment.js';
import type { AdjustmentEvent } from '../domain/adjustment.events.js';
import type { AdjustmentFacts } from '../domain/adjustment.facts.js';

export type AdjustmentCaseRow = CaseRow & {
  state: Hosted<AdjustmentFacts>;
  term_id: string;
  post: string;
  outcome: string | null;
  adjusted: string | null;
  held: boolean;
  suspended_from: LocalDate | null;
  announced: boolean;
};

declare module '#read-store' {
  interface ReadTables {
    adjustment_cases: AdjustmentCaseRow & { key: string; position: number };
  }
}

const CATEGORY = 'adjustment';

/** The line of each adjustment. */
export const adjustmentCases: Projection<AdjustmentEvent, AdjustmentCaseRow> = {
  name: 'adjustment-cases-4',
  events: adjustment.events,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    term_id: { type: 'text', index: 'btree' },
    post: { type: 'text' },
    outcome: { type: 'text' },
    adjusted: { type: 'text' },
    held: { type: 'boolean' },
    suspended_from: { type: 'date' },
    announced: { type: 'boolean' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = adjustment.decider.evolve(row?.state ?? adjustment.decider.initialState(), event);
    const line = hostedLine(adjustments, state);
    const { opened, decided, held, suspendedFrom, announced } = state.facts;
    const known = {
      category: CATEGORY,
      kind: opened?.trigger ?? '',
      happensOn: null,
      registerNumber: null,
      numbers: numbersWith(adjustment.events, event, row),
      summary: summaryOf(
        ['post', '职务', 'post', opened?.post],
        ['trigger', '调整情形', 'ground', opened?.trigger],
        ['decided', '处理方式', 'measure', decided],
      ),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(CATEGORY, envelope)),
      state,
      term_id: opened?.termId ?? '',
      post: opened?.post ?? '',
      outcome: state.flow?.outcome ?? null,
      adjusted: decided,
      held,
      suspended_from: suspendedFrom,
      announced,
    };
  },
};
