import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { WakeUp } from '../adapter/wake-up.js';
import { endInTime } from './end-in-time.js';

const CHANNEL = 'eventstore';
/** Waits for no disk: nothing is lost with it. */
const NOTIFY = `select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`;
const NOTIFY_MS = 25;
const RECONNECT_MS = 1_000;

/**
 * Wakes readers: those of this process at once, those of others by NOTIFY. A notification never rides on an append,
 * which it would slow down; many appends share one. It may get lost: readers poll as well.
 */
export class LogNews extends WakeUp {
  private readonly self = randomUUID();
  private listener: pg.Client | undefined;
  private notifying: NodeJS.Timeout | undefined;
  private notifiedAt = 0;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly pool: pg.Pool,
  ) {
    super();
  }

  /** To be called after every commit. */
  committed(): void {
    this.wake();
    if (this.notifying || this.closed) return;
    const due = Math.max(0, this.notifiedAt + NOTIFY_MS - Date.now());
    this.notifying = setTimeout(() => {
      this.notifying = undefined;
      this.notifiedAt = Date.now();
      this.pool.query(NOTIFY, [CHANNEL, this.self]).catch(() => undefined);
    }, due);
  }

  /** Listens to other processes from the first call on, again after each loss of the connection. */
  listen(): void {
    if (this.listener || this.closed) return;
    const client = new pg.Client(this.config);
    this.listener = client;
    client.on('notification', ({ payload }) => {
      if (payload !== this.self) this.wake();
    });
    const again = () => this.listenAgain(client);
    client.on('error', again);
    client.on('end', again);
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => this.wake())
      .catch(again);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.notifying);
    clearTimeout(this.retry);
    const { listener } = this;
    this.listener = undefined;
    this.wake();
    await endInTime(listener?.end().catch(() => undefined));
  }

  private listenAgain(client: pg.Client): void {
    if (this.listener !== client) return;
    client.end().catch(() => undefined);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.listener = undefined;
      this.listen();
    }, RECONNECT_MS);
  }
}
