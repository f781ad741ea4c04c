import { categoryOf, type Projection } from '#kernel';
import { caseColumns, hostedRow, numbersWith, summaryOf, unbegunRow, type CaseRow } from '#supervision/contract';
import { hostedLine, type Flow, type Hosted } from '#workflow';
import { jointReview, jointReviews } from '../domain/joint-review.js';
import type { ReviewEvent } from '../domain/joint-review.events.js';
import type { ReviewFacts } from '../domain/joint-review.facts.js';
import { CIRCULATION } from '../domain/joint-review.procedure.js';
import { circulationLetter } from '../domain/letter-numbers.js';
import { cellsOf, type ReviewCell } from './review-cells.js';

export type ReviewCaseRow = CaseRow & {
  state: Hosted<ReviewFacts>;
  batch_id: string | null;
  post: string;
  outcome: string | null;
  standing: string;
  valid_until: string | null;
  letter_no: string | null;
  cells: readonly ReviewCell[];
};

declare module '#read-store' {
  interface ReadTables {
    review_cases: ReviewCaseRow & { key: string; position: number };
  }
}

const CATEGORY = 'jointreview';

/** The line of each joint review, with the replies of the departments side by side. */
export const reviewCases: Projection<ReviewEvent, ReviewCaseRow> = {
  name: 'review-cases-8',
  events: jointReview.events,
  columns: {
    ...caseColumns,
    state: { type: 'jsonb' },
    batch_id: { type: 'text', index: 'btree' },
    post: { type: 'text' },
    outcome: { type: 'text' },
    standing: { type: 'text' },
    valid_until: { type: 'date' },
    letter_no: { type: 'text' },
    cells: { type: 'jsonb' },
  },
  keyOf: (_event, { stream }) => (categoryOf(stream) === CATEGORY ? stream : undefined),
  apply: (row, event, envelope) => {
    const state = jointReview.decider.evolve(row?.state ?? jointReview.decider.initialState(), event);
    const line = hostedLine(jointReviews, state);
    const { opened, result, standing } = state.facts;
    const known = {
      category: CATEGORY,
      kind: opened?.occasion ?? '',
      happensOn: null,
      registerNumber: state.facts.letterNo,
      numbers: numbersWith(jointReview.events, event, row),
      letters: state.flow && isCirculated(state.flow) ? [circulationLetter(lettersOf(state.flow, opened))] : [],
      summary: summaryOf(
        ['post', '拟任职务', 'post', opened?.post],
        ['occasion', '联审情形', 'occasion', opened?.occasion],
        ['outcome', '联审结论', 'outcome', result?.outcome],
      ),
    };
    return {
      ...(line ? hostedRow(line, known, envelope, row) : unbegunRow(CATEGORY, envelope)),
      state,
      batch_id: opened?.batchId ?? null,
      post: opened?.post ?? '',
      outcome: result?.outcome ?? null,
      standing,
      valid_until: result?.validUntil ?? null,
      letter_no: state.facts.letterNo,
      cells: state.flow ? cellsOf(state.flow, state.facts) : [],
    };
  },
};

const isCirculated = ({ tasks }: Flow): boolean => tasks.some(({ stage }) => stage === CIRCULATION);

const lettersOf = ({ caseId }: Flow, opened: ReviewFacts['opened']) => ({ caseId, batchId: opened?.batchId ?? null });
