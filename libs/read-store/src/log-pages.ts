import type { EventReader, EventStore } from '#event-store';
import type { DomainEvent, Recorded, RecordedEvent } from '#kernel';
import { ProjectionFailedError, UnknownEventTypeError } from './projection-error.js';
import type { StoredProjection } from './stored-projection.js';

/**
 * A stretch of the log: the projection's own events in it, opened, the position of each event of the stretch, and the
 * first event that is of an unknown type or cannot be opened, at which it ends.
 */
export type LogPage = Readonly<{
  events: readonly Recorded<DomainEvent>[];
  positions: readonly bigint[];
  full: boolean;
  stoppedBy?: UnknownEventTypeError | ProjectionFailedError;
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
    const { events, stoppedBy } = await this.open(known.filter(({ type }) => this.types.has(type)));
    const positions = known.map(({ position }) => position).filter((at) => !stoppedBy || at < stoppedBy.position);
    if (stoppedBy) return { events, positions, full: false, stoppedBy };
    if (unknown < 0) return { events, positions, full: recorded.length === limit };
    const { type, position } = recorded[unknown]!;
    return {
      events,
      positions,
      full: false,
      stoppedBy: new UnknownEventTypeError(this.projection.name, type, position),
    };
  }

  /** All at once; where that fails, one by one up to the event that cannot be opened. */
  private async open(recorded: readonly RecordedEvent[]): Promise<Pick<LogPage, 'events' | 'stoppedBy'>> {
    const { reader, projection } = this;
    if (recorded.length === 0) return { events: [] };
    try {
      return { events: await reader.open(projection.events, recorded) };
    } catch {
      const events: Recorded<DomainEvent>[] = [];
      for (const event of recorded)
        try {
          events.push(...(await reader.open(projection.events, [event])));
        } catch (error) {
          return { events, stoppedBy: new ProjectionFailedError(projection.name, event.type, event.position, error) };
        }
      return { events };
    }
  }
}
