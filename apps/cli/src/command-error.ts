import type { Title } from '#imports';

/** The command cannot be done as it was given: wrong usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(readonly sentence: Title) {
    super(sentence.en);
  }
}

/** The command found what stops it: one sentence for each fault. */
export class CommandFailedError extends Error {
  override readonly name = 'CommandFailedError';
  constructor(readonly sentences: readonly Title[]) {
    super(sentences.map(({ en }) => en).join('\n'));
  }
}
