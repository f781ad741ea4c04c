import type { EventReader, EventStore } from '#event-store';
import type { DomainEvent, Recorded, RecordedEvent } from '#kernel';
import { UnknownEventTypeError } from './projection-error.js';
import type { StoredProjection } from './stored-projection.js';

/**
 * A stretch of the log: the projection's own events in it, opened, the position of each event of the stretch, and the
 * first unknown type, at which it ends.
 */
export type LogPage = Readonly<{
  events: readonly Recorded<DomainEvent>[];
  positions: readonly bigint[];
  full: boolean;
  stoppedBy?: UnknownEventTypeError;
}>;

/** Reads the log for one projection and opens the next page while the caller writes this one. */
export class LogPages {
  private ahead: { after: bigint; page: Promise<LogPage> } | undefined;
  private readonly types: ReadonlySet<string>;

  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly projection: StoredProjection,
    private readonly knownTypes: ReadonlySet<string>,
    private readonly limit: number,
  ) {
    this.types = new Set(projection.events.stored);
  }

  /** The page after a position (-1 for the beginning). */
  async after(position: bigint): Promise<LogPage> {
    const page = await (this.ahead?.after === position ? this.ahead.page : this.load(position));
    const last = page.positions.at(-1);
    this.ahead = undefined;
    if (page.full && last !== undefined) this.readAhead(last);
    return page;
  }

  private readAhead(after: bigint): void {
    const page = this.load(after);
    page.catch(() => undefined);
    this.ahead = { after, page };
  }

  private async load(after: bigint): Promise<LogPage> {
    const { limit } = this;
    const recorded = await this.log.readAll(after < 0n ? { limit } : { after, limit });
    const unknown = recorded.findIndex(({ type }) => !this.knownTypes.has(type));
    const known = unknown < 0 ? recorded : recorded.slice(0, unknown);
    const events = await this.open(known.filter(({ type }) => this.types.has(type)));
    const positions = known.map(({ position }) => position);
    if (unknown < 0) return { events, positions, full: recorded.length === limit };
    const { type, position } = recorded[unknown]!;
    return {
      events,
      positions,
      full: false,
      stoppedBy: new UnknownEventTypeError(this.projection.name, type, position),
    };
  }

  private open(recorded: readonly RecordedEvent[]): Promise<readonly Recorded<DomainEvent>[]> {
    return recorded.length === 0 ? Promise.resolve([]) : this.reader.open(this.projection.events, recorded);
  }
}
