import type { FilingWords } from './domain/filing.commands.js';
import type { ReviewWords } from './domain/joint-review.commands.js';

type Review<T extends ReviewWords['type']> = Extract<ReviewWords, { type: T }>;

/** The documents that commands of a joint review name. */
export const reviewDocuments = {
  HoldPanel: ({ minutes }: Review<'HoldPanel'>): readonly string[] => [minutes],
  RequestReReview: ({ evidence }: Review<'RequestReReview'>): readonly string[] => [evidence],
};

/** The documents that commands of a filing name. */
export const filingDocuments = {
  CorrectFiling: ({ documents }: Extract<FilingWords, { type: 'CorrectFiling' }>): readonly string[] =>
    documents.map(({ sha256 }) => sha256),
};
