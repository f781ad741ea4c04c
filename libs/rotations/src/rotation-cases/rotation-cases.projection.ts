import { categoryOf, type LocalDate, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Hosted } from '#workflow';
import type { RotationEvent } from '../domain/rotation.events.js';
import type { RotationFacts } from '../domain/rotation.facts.js';
import { rotation, rotations } from '../domain/rotation.js';

export type RotationCaseRow = CaseRow & {
  state: Hosted<RotationFacts>;
  outcome: string | null;
  effective_on: LocalDate | null;
  moving: string;
};

declare module '#read-store' {
  interface ReadTables {
    rotation_cases: RotationCaseRow & { key: string; position: number };
  }
}

const CATEGORY = 'rotation';

/** The line of each rotation review. */
export const rotationCases: Projection<RotationEvent, RotationCaseRow> = {
  name: 'rotation-cases-3',
  events: rotation.events,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    outcome: { type: 'text' },
    effective_on: { type: 'date' },
    moving: { type: 'text' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = rotation.decider.evolve(row?.state ?? rotation.decider.initialState(), event);
    const line = hostedLine(rotations, state);
    const { moves, decided, paper, moving } = state.facts;
    const kind = moves.length > 1 ? 'swap' : 'review';
    const known = {
      category: CATEGORY,
      kind,
      happensOn: paper?.effectiveOn ?? null,
      registerNumber: paper?.documentNo ?? null,
      numbers: numbersWith(rotation.events, event, row),
      summary: summaryOf(
        ['post', '职务', 'post', moves[0]?.post],
        ['moves', '调整人数', 'persons moved', String(moves.length)],
        ['effectiveOn', '生效日期', 'effective on', paper?.effectiveOn],
      ),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(CATEGORY, envelope)),
      state,
      outcome: decided,
      effective_on: paper?.effectiveOn ?? null,
      moving,
    };
  },
};
