import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { EventStoreUnavailableError } from '../port/event-store.port.js';
import {
  APPEND_GROUP,
  APPEND_ONE,
  settle,
  valuesOf,
  valuesOfOne,
  type OutcomeRow,
  type PendingAppend,
} from './append-group.js';
import { AppendQueue, type AppendLimits } from './append-queue.js';
import { endInTime } from './end-in-time.js';
import { isAnswered, mayBeOfOneEvent, toPortError } from './postgres-errors.js';

/** Writes the appends of this process in groups, on one connection that it opens when needed and again after a loss. */
export class GroupWriter {
  private readonly queue: AppendQueue;
  private client: pg.Client | undefined;
  private writing: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly config: pg.ClientConfig,
    limits: AppendLimits,
    private readonly onCommit: () => void,
  ) {
    this.queue = new AppendQueue(limits);
  }

  add(append: PendingAppend): void {
    if (this.closed) throw new EventStoreUnavailableError('the event store was closed');
    this.queue.add(append);
    this.writing ??= this.writeAll();
  }

  /** Writes what waits, then closes the connection. */
  async close(): Promise<void> {
    this.closed = true;
    await this.writing;
    await endInTime(this.client?.end());
    this.client = undefined;
  }

  /** Callers who were just answered get a turn to join the next group, which is smaller and slower without them. */
  private async writeAll(): Promise<void> {
    while (!this.queue.isEmpty) {
      const group = this.queue.take();
      await this.write(group);
      if (group.length > 1) await nextTurn();
    }
    this.writing = undefined;
  }

  /** A group that the server refuses as a whole is written member by member, so that a bad one fails alone. */
  private async write(group: readonly PendingAppend[]): Promise<void> {
    try {
      if (settle(group, await this.outcomesOf(group)) > 0) this.onCommit();
    } catch (error) {
      if (!isAnswered(error)) this.disconnect();
      else if (group.length > 1 && mayBeOfOneEvent(error)) {
        for (const append of group) await this.write([append]);
        return;
      }
      for (const { reject } of group) reject(toPortError(error));
    }
  }

  private async outcomesOf(group: readonly PendingAppend[]): Promise<readonly OutcomeRow[]> {
    const client = this.client ?? (await this.connected());
    const one = valuesOfOne(group);
    if (one) {
      const { rows } = await client.query<OutcomeRow[]>({ ...APPEND_ONE, values: one });
      if (rows.length > 0) return rows as unknown as OutcomeRow[];
    }
    const { rows } = await client.query<OutcomeRow[]>({ ...APPEND_GROUP, values: valuesOf(group) });
    return rows as unknown as OutcomeRow[];
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = new pg.Client(this.config);
    client.on('error', () => this.forget(client));
    client.on('end', () => this.forget(client));
    await client.connect();
    this.client = client;
    return client;
  }

  private disconnect(): void {
    const { client } = this;
    this.client = undefined;
    client?.end().catch(() => undefined);
  }

  private forget(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
  }
}
