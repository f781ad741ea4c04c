import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const POLL_MS = 1;
const CHECKPOINT = {
  name: 'bench_checkpoint',
  text: `select checkpoint::text from read.projection where view = $1 and status = 'live'`,
};

/** Sees when a read model has taken in a position, on a connection of its own. Rows and checkpoint are written together. */
export class ReadModelWatch {
  private waiting: { position: bigint; resolve: () => void }[] = [];
  private stopped = false;
  private readonly looking: Promise<void>;

  private constructor(
    private readonly database: pg.Client,
    private readonly view: string,
  ) {
    this.looking = this.look();
  }

  static async start(url: string, view: string): Promise<ReadModelWatch> {
    const database = new pg.Client(url);
    await database.connect();
    return new ReadModelWatch(database, view);
  }

  seen(position: bigint): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ position, resolve }));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
    await this.database.end();
  }

  private async look(): Promise<void> {
    while (!this.stopped) {
      await sleep(POLL_MS);
      if (this.waiting.length === 0) continue;
      const { rows } = await this.database.query<{ checkpoint: string }>({ ...CHECKPOINT, values: [this.view] });
      const checkpoint = BigInt(rows[0]!.checkpoint);
      const waiting = this.waiting;
      this.waiting = waiting.filter(({ position }) => position > checkpoint);
      for (const { position, resolve } of waiting) if (position <= checkpoint) resolve();
    }
  }
}
