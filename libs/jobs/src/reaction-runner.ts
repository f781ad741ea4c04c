import { deriveId, inScope, systemActor, type EventReader, type EventStore } from '#event-store';
import type { DomainEvent, Recorded, RecordedEvent } from '#kernel';
import type { ReadStore } from '#read-store';
import { codeOf } from './job-error.js';
import { ReactionStoppedError, typesOf, type Reaction } from './reaction.js';
import { ReactionLedger, type ParkedReaction } from './reaction-ledger.js';

export type ReactionRunnerOptions = Readonly<{
  store: ReadStore;
  log: EventStore;
  reader: EventReader;
  reactions: readonly Reaction[];
  /** Every event type that some schema of the program reads: a type outside it stops a reaction. */
  knownTypes: ReadonlySet<string>;
  /** Failures on one event before it is parked, 6 by default. */
  attempts?: number;
  /** Milliseconds to wait after the n-th failure (from 1). */
  backoffMs?: (failure: number) => number;
}>;

const PAGE = 500;
const ATTEMPTS = 6;
const backoff = (failure: number): number => Math.min(60_000, 500 * 2 ** failure);

/** `passed`: nothing of the page concerned the reaction. */
type Step = 'done' | 'passed' | 'moved' | 'aborted' | Readonly<{ retryInMs: number }>;

type Due = Readonly<{ event: RecordedEvent; recorded: Recorded<DomainEvent> }>;

const groupsOf = (due: readonly Due[], size: number): readonly (readonly Due[])[] =>
  Array.from({ length: Math.ceil(due.length / size) }, (_, n) => due.slice(n * size, (n + 1) * size));

/** Runs reactions from their own durable checkpoints. A rebuild of read models never resets them. */
export class ReactionRunner {
  readonly reactions: readonly Reaction[];
  readonly ledger: ReactionLedger;

  constructor(private readonly options: ReactionRunnerOptions) {
    this.reactions = options.reactions;
    this.ledger = new ReactionLedger(options.store.pool);
    const names = options.reactions.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`reaction ${twice} is declared twice`);
  }

  async prepare(): Promise<void> {
    await this.ledger.migrate();
    await this.ledger.enroll(this.reactions.map(({ name }) => name));
  }

  /**
   * Reacts to everything after the reaction's checkpoint, also to what came while it reacted. Answers the milliseconds after
   * which to call again where an event failed, undefined where the reaction is at the end of the log or was aborted. Throws
   * ReactionStoppedError.
   */
  async run(reaction: Reaction, signal?: AbortSignal): Promise<number | undefined> {
    const { log, knownTypes } = this.options;
    const types = typesOf(reaction);
    for (;;) {
      const { position, retryInMs } = await this.ledger.progress(reaction.name);
      if (retryInMs > 0) return retryInMs;
      const page = await log.readAll(position < 0n ? { limit: PAGE } : { after: position, limit: PAGE });
      const unknown = page.find(({ type }) => !knownTypes.has(type));
      const known = unknown ? page.slice(0, page.indexOf(unknown)) : page;
      const step = await this.reactToAll(reaction, position, known, types, signal);
      if (typeof step === 'object') return step.retryInMs;
      if (step === 'aborted') return undefined;
      if (step === 'moved') continue;
      if (unknown) throw new ReactionStoppedError(reaction.name, unknown.type, unknown.position);
      if (step === 'passed' && page.length < PAGE) return undefined;
    }
  }

  /** Tries a parked event once more and forgets it on success; throws what `react` throws. */
  async retryParked(parked: ParkedReaction): Promise<void> {
    const reaction = this.reactions.find(({ name }) => name === parked.reaction);
    const { stream, revision } = parked;
    const [event] = await this.options.log.read(stream, { from: revision, limit: 1 });
    if (!reaction || event?.id !== parked.eventId)
      throw new Error(`nothing reacts to the parked event ${parked.eventId}`);
    const [recorded] = await this.options.reader.open(reaction.events, [event]);
    try {
      await react(reaction, recorded!);
    } catch (error) {
      await this.ledger.parkAgain(parked, codeOf(error));
      throw error;
    }
    await this.ledger.unpark(parked);
  }

  private async reactToAll(
    reaction: Reaction,
    from: bigint,
    page: readonly RecordedEvent[],
    types: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): Promise<Step> {
    const relevant = page.filter(({ type }) => types.has(type));
    const opened = relevant.length > 0 ? await this.options.reader.open(reaction.events, relevant) : [];
    const concerning = opened.length > 0 ? await reaction.concerning?.(opened) : undefined;
    const due = relevant.flatMap((event, index) =>
      concerning && !concerning.has(event.id) ? [] : [{ event, recorded: opened[index]! }],
    );
    let position = from;
    for (const group of groupsOf(due, reaction.atOnce ?? 1)) {
      if (signal?.aborted) return 'aborted';
      const step = await this.reactToGroup(reaction, position, group);
      if (step !== 'done') return step;
      position = group.at(-1)!.event.position;
    }
    const last = page.at(-1);
    if (last && last.position !== position) await this.ledger.skip(reaction.name, position, last.position);
    return due.length > 0 ? 'done' : 'passed';
  }

  /** At the same moment where it is more than one; if any of them fails, one by one, since each bears repetition. */
  private async reactToGroup(reaction: Reaction, from: bigint, group: readonly Due[]): Promise<Step> {
    const together = group.length > 1 ? await this.reactTogether(reaction, from, group) : 'failed';
    if (together !== 'failed') return together;
    let position = from;
    for (const { event, recorded } of group) {
      const step = await this.reactTo(reaction, position, event, recorded);
      if (step !== 'done') return step;
      position = event.position;
    }
    return 'done';
  }

  private reactTogether(reaction: Reaction, expected: bigint, group: readonly Due[]): Promise<Step | 'failed'> {
    const { name } = reaction;
    return this.options.store.transaction(async (client) => {
      const { position, retryInMs } = await this.ledger.lock(client, name);
      if (position !== expected) return 'moved';
      if (retryInMs > 0) return { retryInMs };
      const outcomes = await Promise.allSettled(group.map(({ recorded }) => react(reaction, recorded)));
      if (outcomes.some(({ status }) => status === 'rejected')) return 'failed';
      await this.ledger.advance(client, name, group.at(-1)!.event.position);
      return 'done';
    });
  }

  private reactTo(
    reaction: Reaction,
    expected: bigint,
    event: RecordedEvent,
    recorded: Recorded<DomainEvent>,
  ): Promise<Step> {
    const { name } = reaction;
    const { attempts: most = ATTEMPTS, backoffMs = backoff } = this.options;
    return this.options.store.transaction(async (client) => {
      const { position, attempts, retryInMs } = await this.ledger.lock(client, name);
      if (position !== expected) return 'moved';
      if (retryInMs > 0) return { retryInMs };
      try {
        await react(reaction, recorded);
      } catch (error) {
        const failures = attempts + 1;
        if (failures < most) {
          const wait = backoffMs(failures);
          await this.ledger.retryLater(client, name, wait);
          return { retryInMs: wait };
        }
        await this.ledger.park(client, name, event, codeOf(error), failures);
      }
      await this.ledger.advance(client, name, event.position);
      return 'done';
    });
  }
}

const react = (reaction: Reaction, { event, envelope }: Recorded<DomainEvent>): Promise<void> =>
  inScope(
    {
      commandId: deriveId(reaction.name, envelope.id),
      correlationId: envelope.metadata.correlationId,
      causationId: envelope.id,
      actor: systemActor('reaction'),
    },
    () => reaction.react(event, envelope),
  );
