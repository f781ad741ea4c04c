/** The domain refused: `code` is stable, `params` fill its translated text. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** The actor may not do this: `not-permitted`, or the code of the separation rule that stops them. */
export class NotPermittedError extends Error {
  override readonly name = 'NotPermittedError';
  constructor(readonly code: string) {
    super(code);
  }
}

/** The stream does not exist, or (`hidden`) the actor may not know that it does: to them both are the same. */
export class UnknownStreamError extends Error {
  override readonly name = 'UnknownStreamError';
  constructor(
    readonly hidden = false,
    readonly code = 'unknown-case',
  ) {
    super(code);
  }
}

/** Others kept writing to the stream while the command was decided. Repeat it. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly code = 'conflict';
  constructor(readonly stream: string) {
    super(`stream ${stream} changed while the command was decided`);
  }
}
