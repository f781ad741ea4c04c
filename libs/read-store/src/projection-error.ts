/** The program's projections do not fit each other, or not the tables that exist: one sentence for each fault. */
export class ProjectionDefinitionError extends Error {
  override readonly name = 'ProjectionDefinitionError';
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** The log holds an event that this program does not know. The projection waits there for a program that does. */
export class UnknownEventTypeError extends Error {
  override readonly name = 'UnknownEventTypeError';
  constructor(
    readonly projection: string,
    readonly type: string,
    readonly position: bigint,
  ) {
    super(`projection ${projection} stopped: no schema knows event type ${type} at position ${position}`);
  }
}

/** The projection's own code threw. `cause` holds its error; the message names no data. */
export class ProjectionFailedError extends Error {
  override readonly name = 'ProjectionFailedError';
  constructor(
    readonly projection: string,
    readonly type: string,
    readonly position: bigint,
    cause: unknown,
  ) {
    super(`projection ${projection} stopped: it failed on event ${type} at position ${position}`, { cause });
  }
}

/** The database takes no row that the projection made of an event: said by its code alone, its own words may name data. */
export class RefusedRowError extends Error {
  override readonly name = 'RefusedRowError';
  constructor(readonly code: string) {
    super(`the database refused the row: ${code}`);
  }
}

/** Someone else rebuilds this projection now. */
export class RebuildRunningError extends Error {
  override readonly name = 'RebuildRunningError';
  constructor(readonly projection: string) {
    super(`a rebuild of projection ${projection} is already running`);
  }
}
