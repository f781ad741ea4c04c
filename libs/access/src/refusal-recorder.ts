import type { Actor } from '#kernel';
import type { SecurityLog } from './contract/security-log.contract.js';

/** `place` is what was asked for, as the program names it: `POST /api/v1/accounts/:accountId/grants`. */
export type Refused = Readonly<{
  kind?: 'refusal' | 'sign-in';
  actor: Pick<Actor, 'accountId' | 'orgCode' | 'onBehalfOf'> | undefined;
  code: string;
  place: string;
}>;

type Repeated = { readonly refused: Refused; repeats: number };

/** Basis: DEFAULT, unsourced. */
const WINDOW_MS = 60_000;
const MOST_KEYS = 500;

/**
 * Records refusals and failed sign-ins, but not a flood of them: the first of a kind (who, for whom, why, where) at once,
 * its repetitions within a minute as one line with their number. Beyond 500 kinds a minute the rest is one number.
 */
export class RefusalRecorder {
  private window = new Map<string, Repeated>();
  private beyond = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: SecurityLog) {}

  /** Never throws and is not waited for: the refusal itself must not depend on the log. */
  note(refused: Refused): void {
    this.timer ??= setTimeout(() => void this.close(), WINDOW_MS).unref();
    const { actor, code, place } = refused;
    const key = `${actor?.accountId ?? ''} ${actor?.onBehalfOf ?? ''} ${code} ${place}`;
    const known = this.window.get(key);
    if (known) known.repeats++;
    else if (this.window.size >= MOST_KEYS) this.beyond++;
    else {
      this.window.set(key, { refused, repeats: 0 });
      this.write(refused, {});
    }
  }

  /** Ends the running minute, and resolves when all that was noted is stored. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    const { window, beyond } = this;
    [this.window, this.beyond, this.timer] = [new Map(), 0, undefined];
    for (const { refused, repeats } of window.values()) if (repeats > 0) this.write(refused, { repeats });
    if (beyond > 0) this.write({ actor: undefined, code: 'many-refusals', place: '' }, { repeats: beyond });
    await this.writing;
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }

  private write({ kind = 'refusal', actor, code, place }: Refused, facts: Readonly<Record<string, number>>): void {
    const { accountId = '', orgCode, onBehalfOf } = actor ?? {};
    const written = this.log
      .record({ kind, outcome: 'refused', accountId, orgCode, onBehalfOf, code, facts: { place, ...facts } })
      .catch(() => undefined);
    this.writing = Promise.all([this.writing, written]);
  }
}
