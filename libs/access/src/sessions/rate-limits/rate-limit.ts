import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { TooManyRequestsError } from '../../too-many-requests-error.js';

/** What all processes have counted for a key, and for how many milliseconds its minute goes on. */
export type Counted = Readonly<{ consumedPoints: number; msBeforeNext: number }>;

/** Adds requests of this process to what all processes count. */
export type SharedCount = (key: string, more: number) => Promise<Counted>;

type Minute = { endsAt: number; own: number; told: number; elsewhere: number };

const MINUTE_MS = 60_000;
const REMEMBERED = 50_000;
const SHARES = 20;
const PATIENCE_MS = 1_000;

/**
 * So many requests a minute for each key, over all processes. A process counts by itself and tells the others in shares of
 * a twentieth of the limit: who sends little costs no query, and many processes together let through at most a twentieth
 * each beyond the limit. Where the shared count cannot be reached, each process goes by its own.
 */
export class RateLimit {
  private readonly minutes = new LRUCache<string, Minute>({ max: REMEMBERED });
  private readonly share: number;

  constructor(
    private readonly most: number,
    private readonly shared: SharedCount,
    private readonly now: () => number = Date.now,
  ) {
    this.share = Math.ceil(most / SHARES);
  }

  /** Counts one request. Throws TooManyRequestsError. */
  async take(key: string): Promise<void> {
    const minute = this.minuteOf(key);
    this.check(minute, 1);
    minute.own++;
    if (minute.own - minute.told < this.share) return;
    await this.tell(key, minute);
    this.check(minute, 0);
  }

  private check({ own, elsewhere, endsAt }: Minute, more: number): void {
    if (own + elsewhere + more > this.most)
      throw new TooManyRequestsError(Math.max(1, Math.ceil((endsAt - this.now()) / 1_000)));
  }

  private minuteOf(key: string): Minute {
    const known = this.minutes.get(key);
    if (known && known.endsAt > this.now()) return known;
    const minute = { endsAt: this.now() + MINUTE_MS, own: 0, told: 0, elsewhere: 0 };
    this.minutes.set(key, minute);
    return minute;
  }

  private async tell(key: string, minute: Minute): Promise<void> {
    const more = minute.own - minute.told;
    minute.told = minute.own;
    const { told } = minute;
    const asked = this.shared(key, more).catch(() => undefined);
    const counted = await Promise.race([asked, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
    if (!counted) return;
    minute.elsewhere = Math.max(minute.elsewhere, counted.consumedPoints - told);
    minute.endsAt = this.now() + counted.msBeforeNext;
  }
}
