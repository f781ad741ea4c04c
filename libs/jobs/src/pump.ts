import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { StoredProjection } from '#read-store';
import { READ_MODELS } from './job-kinds.js';
import type { JobQueues } from './job-queues.js';
import { QuietStretch, type Quiet } from './quiet-stretch.js';
import type { ReportError } from './queue-backend.js';
import { typesOf, type Reaction } from './reaction.js';

export type PumpOptions = Readonly<{
  log: EventStore;
  queues: Pick<JobQueues, 'nudgeAll'>;
  projections: readonly StoredProjection[];
  reactions: readonly Reaction[];
  onError?: ReportError;
  /** Milliseconds before it follows again after an error, 1,000 by default. */
  pauseMs?: number;
  /** Told of all that has come by. */
  passed?: (events: readonly RecordedEvent[]) => void;
  /** Takes reactions that a long stretch of the log does not concern over it, where they have read up to its beginning. */
  skip?: Readonly<{
    /** Every event type that some schema of the program reads: nobody is taken over another. */
    knownTypes: ReadonlySet<string>;
    over: (quiet: readonly Quiet[], upTo: bigint) => Promise<void>;
    /** Events in a stretch, 2,000 by default. */
    length?: number;
  }>;
}>;

const PAUSE_MS = 1_000;
const SKIP_LENGTH = 2_000;
/** Under load one nudge is for all that has come by meanwhile: for longer where many events came at once, as of a table. */
const REST_MS = 10;
const MANY = 50;
const GATHER_MS = 100;

/** Follows the log and nudges whatever handles the types that come by. A lost nudge is the sweep's matter. */
export class Pump {
  private readonly abort = new AbortController();
  private readonly projected: ReadonlySet<string>;
  private readonly reactionsOf = new Map<string, string[]>();
  private running: Promise<void> | undefined;

  constructor(private readonly options: PumpOptions) {
    this.projected = new Set(options.projections.flatMap(({ events }) => [...events.stored]));
    for (const reaction of options.reactions) index(this.reactionsOf, typesOf(reaction), reaction.name);
  }

  /** Follows from the given position (-1: the beginning), or from the end of the log. Every event after that is seen. */
  async start(position?: bigint): Promise<void> {
    const after = position ?? (await this.options.log.head());
    this.running = this.follow(after === -1n ? undefined : after);
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }

  private async follow(from: bigint | undefined): Promise<void> {
    const { log, onError, pauseMs = PAUSE_MS } = this.options;
    const { signal } = this.abort;
    const stretch = this.stretchFrom(from ?? -1n);
    let after = from;
    while (!signal.aborted)
      try {
        for await (const batch of log.subscribeAll(after === undefined ? { signal } : { after, signal })) {
          const last = batch.at(-1);
          if (!last) continue;
          const types = new Set(batch.map(({ type }) => type));
          await this.nudge(types, last.position).catch((error: Error) => onError?.(error, 'pump'));
          this.options.passed?.(batch);
          stretch.pass(batch);
          await this.skip(stretch).catch((error: Error) => onError?.(error, 'pump'));
          after = last.position;
          await this.pause(batch.length < MANY ? REST_MS : GATHER_MS);
        }
      } catch (error) {
        if (!signal.aborted) onError?.(error as Error, 'pump');
        await this.pause(pauseMs);
      }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.abort.signal }).catch(() => undefined);
  }

  private stretchFrom(position: bigint): QuietStretch {
    const { reactions, skip } = this.options;
    const names = reactions.map(({ name }) => name);
    const concerned = (type: string) => this.reactionsOf.get(type) ?? [];
    return new QuietStretch(names, (type) => (skip?.knownTypes.has(type) ? concerned(type) : names), position);
  }

  private async skip(stretch: QuietStretch): Promise<void> {
    const { skip } = this.options;
    if (!skip || stretch.length < (skip.length ?? SKIP_LENGTH)) return;
    const { quiet, upTo } = stretch.take();
    if (quiet.length > 0) await skip.over(quiet, upTo);
  }

  private async nudge(types: ReadonlySet<string>, last: bigint): Promise<void> {
    const { queues } = this.options;
    const readModels = [...types].some((type) => this.projected.has(type));
    await Promise.all([
      queues.nudgeAll('catch-up', readModels ? [{ name: READ_MODELS, data: { position: last.toString() } }] : []),
      queues.nudgeAll(
        'react',
        named(this.reactionsOf, types).map((name) => ({ name, data: { reaction: name } })),
      ),
    ]);
  }
}

const index = (byType: Map<string, string[]>, types: Iterable<string>, name: string): void => {
  for (const type of types) byType.set(type, [...(byType.get(type) ?? []), name]);
};

const named = (byType: ReadonlyMap<string, string[]>, types: ReadonlySet<string>): string[] => [
  ...new Set([...types].flatMap((type) => byType.get(type) ?? [])),
];
