import { categoryOf, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Hosted } from '#workflow';
import type { HandoverEvent } from '../domain/handover.events.js';
import { standingOfHandover, type HandoverFacts } from '../domain/handover.facts.js';
import { handover, handovers } from '../domain/handover.js';

export type HandoverCaseRow = CaseRow & {
  state: Hosted<HandoverFacts>;
  post: string;
  standing: string;
  receiver: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    handover_cases: HandoverCaseRow & { key: string; position: number };
  }
}

const CATEGORY = 'handover';

/** The line of each handover. */
export const handoverCases: Projection<HandoverEvent, HandoverCaseRow> = {
  name: 'handover-cases-4',
  events: handover.events,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    post: { type: 'text' },
    standing: { type: 'text' },
    receiver: { type: 'text' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = handover.decider.evolve(row?.state ?? handover.decider.initialState(), event);
    const line = hostedLine(handovers, state);
    const { facts } = state;
    const known = {
      category: CATEGORY,
      kind: facts.opened?.origin ?? '',
      happensOn: null,
      registerNumber: null,
      numbers: numbersWith(handover.events, event, row),
      summary: summaryOf(
        ['post', '职务', 'post', facts.opened?.post],
        ['origin', '交接缘由', 'occasion', facts.opened?.origin],
      ),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(CATEGORY, envelope)),
      state,
      post: facts.opened?.post ?? '',
      standing: standingOfHandover(facts),
      receiver: facts.receiverId,
    };
  },
};
