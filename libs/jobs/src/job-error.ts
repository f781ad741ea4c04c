/** Thrown by a job's handler to be called again after `delayMs` milliseconds. Counts as no attempt. */
export class NotYetError extends Error {
  override readonly name = 'NotYetError';
  constructor(readonly delayMs: number) {
    super(`again in ${delayMs} ms`);
  }
}

/** Stands in for a handler's error inside the queue, where its message might carry personal data. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError';
}

/** A kind of job has a handler already. */
export class DoublyHandledJobError extends Error {
  override readonly name = 'DoublyHandledJobError';
  constructor(readonly kind: string) {
    super(`jobs of kind ${kind} have a handler already`);
  }
}

/** The stable code of an error (`RejectedError.code`, a PostgreSQL state), else its class name. Never its message. */
export const codeOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  return typeof name === 'string' ? name : 'unknown';
};

/** The server of the queues does not answer. What was asked may still happen later. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError';
  constructor(patienceMs: number) {
    super(`the queues have not answered for ${patienceMs} ms`);
  }
}
