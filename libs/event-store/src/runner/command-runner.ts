import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  Clock,
  fold,
  isRejection,
  type Aggregate,
  type DomainEvent,
  type EventMetadata,
  type EventSchema,
  type JsonObject,
  type RecordedEvent,
  type Rejection,
  type Requirement,
} from '#kernel';
import { GENESIS, linkTo } from '../chain/hash-chain.js';
import { EventStore, WrongExpectedRevisionError, type EventToAppend } from '../port/event-store.port.js';
import { PersonalText, SubjectErasedError } from '../vault/personal-text.js';
import { CommandAuthorizer } from './command-authorizer.port.js';
import { ConflictError, NotPermittedError, RejectedError, UnknownStreamError } from './command-error.js';
import { currentScope, deriveId, type CommandScope } from './command-scope.js';

/** Where the command's last event lies: a query may wait for `position`. */
export type CommandOutcome = Readonly<{ id: string; streamRevision: number; position: bigint }>;

/** A command as the domain sees it. `env` holds the facts of the moment (time, rules, calendar), not the user's words. */
export type DomainCommand = Readonly<{ type: string; env?: Readonly<{ ruleVersion?: string }> }>;

/** A command with the id under which it is given once; `ifPrevious`: only where the one before it was not refused. */
export type GivenCommand<C> = Readonly<{ commandId: string; command: C; ifPrevious?: boolean }>;

/** What became of a command that was given with others. */
export type CommandResult = CommandOutcome | Readonly<{ refused: CommandRefusal }>;

type CommandRefusal = RejectedError | NotPermittedError | UnknownStreamError;

export const isRefused = (result: CommandResult): result is Readonly<{ refused: CommandRefusal }> =>
  'refused' in result;

const ATTEMPTS = 4;
/** What is missing is asked for as what is hidden is, so that neither takes longer. */
const NOBODY: Requirement = { anyOf: [], seenBy: [] };

/**
 * The one way to write: authorize, read, fold, decide, append with the expected revision. A command id that is already
 * in the stream appends nothing and answers as the first time; a conflict is decided again on what is there then, three
 * times, and then thrown as ConflictError.
 */
export class CommandRunner {
  constructor(
    private readonly store: EventStore,
    private readonly personal: PersonalText,
    private readonly authorizer: CommandAuthorizer,
    private readonly clock: Clock,
    private readonly digestKey: Buffer,
  ) {}

  /**
   * `read`: what the caller has just read of the stream, where it has; should it be behind, the append conflicts and the
   * command is decided again. Throws RejectedError, NotPermittedError, UnknownStreamError or ConflictError.
   */
  async run<C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
    aggregate: Aggregate<C, S, E, R>,
    id: string,
    command: C,
    read?: readonly RecordedEvent[],
  ): Promise<CommandOutcome> {
    const given = [{ commandId: currentScope().commandId, command }];
    const [outcome] = await this.runAll(aggregate, id, given, 'write', read);
    if (isRefused(outcome!)) throw outcome.refused;
    return outcome!;
  }

  /**
   * Several commands on one stream, each decided on what those before it have left, in one append. Each has an id of its
   * own: one that is in the stream already is passed over. A refused command appends nothing, and the others go on. To
   * `rehearse` them writes nothing. Throws ConflictError.
   */
  async runAll<C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
    aggregate: Aggregate<C, S, E, R>,
    id: string,
    given: readonly GivenCommand<C>[],
    mode: 'write' | 'rehearse' = 'write',
    read?: readonly RecordedEvent[],
  ): Promise<readonly CommandResult[]> {
    const scope = currentScope();
    const stream = `${aggregate.category}-${id}`;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const recorded = (attempt === 0 ? read : undefined) ?? (await this.store.read(stream));
      const last = recorded.at(-1);
      let state = fold(
        aggregate.decider,
        (await this.personal.open(aggregate.events, recorded)).map(({ event }) => event),
      );
      const events: EventToAppend[] = [];
      const results: CommandResult[] = [];
      const written: number[] = [];
      let exists = recorded.length > 0;
      for (const { commandId, command, ifPrevious } of given) {
        const previous = results.at(-1);
        if (ifPrevious && previous && isRefused(previous)) {
          results.push(previous);
          continue;
        }
        const first = recorded.findLast(({ metadata }) => metadata.commandId === commandId);
        if (first) {
          results.push(repeatedResult(id, first, this.digestOf(stream, command)));
          continue;
        }
        try {
          const decision = await this.decide(aggregate, state, exists, command, scope);
          const tail = events.at(-1)?.metadata.chain.hash ?? last?.metadata.chain.hash ?? GENESIS;
          const revision = (last?.revision ?? -1) + events.length;
          const by = { ...scope, commandId };
          const more =
            mode === 'write'
              ? await this.prepare(aggregate.events, stream, { tail, revision }, decision, by, command)
              : [];
          state = decision.reduce(aggregate.decider.evolve, state);
          exists ||= decision.length > 0;
          events.push(...more);
          if (more.length > 0) written.push(results.length);
          results.push({ id, streamRevision: last?.revision ?? -1, position: last?.position ?? -1n });
        } catch (error) {
          results.push({ refused: refusalIn(error) });
        }
      }
      if (events.length === 0) return results;
      try {
        const { revision, position } = await this.store.append(stream, events, last ? last.revision : 'no-stream');
        for (const index of written) results[index] = { id, streamRevision: revision, position };
        return results;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError)) throw error;
      }
    }
    throw new ConflictError(stream);
  }

  /** Answers what `run` would decide now, without writing: the same authorization and the same refusals. */
  async rehearse<C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
    aggregate: Aggregate<C, S, E, R>,
    id: string,
    command: C,
    read?: readonly RecordedEvent[],
  ): Promise<Readonly<{ decision: readonly E[]; state: S; repeated: boolean }>> {
    const scope = currentScope();
    const recorded = read ?? (await this.store.read(`${aggregate.category}-${id}`));
    const history = await this.personal.open(aggregate.events, recorded);
    const state = fold(
      aggregate.decider,
      history.map(({ event }) => event),
    );
    const repeated = recorded.some((event) => event.metadata.commandId === scope.commandId);
    if (repeated) return { decision: [], state, repeated };
    return { decision: await this.decide(aggregate, state, history.length > 0, command, scope), state, repeated };
  }

  /** Throws where the actor may not give the command, or where the domain refuses it. */
  private async decide<C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
    aggregate: Aggregate<C, S, E, R>,
    state: S,
    exists: boolean,
    command: C,
    { actor }: Pick<CommandScope, 'actor'>,
  ): Promise<readonly E[]> {
    const requirement = aggregate.policy(command, state);
    const refusal = await this.authorizer.authorize(actor, requirement ?? NOBODY);
    if (refusal) {
      if (!exists && !requirement) {
        await this.isHidden(actor, NOBODY);
        throw new UnknownStreamError(false, aggregate.unknown);
      }
      if (refusal.code !== 'not-permitted') throw new NotPermittedError(refusal.code);
      if (await this.isHidden(actor, requirement)) throw new UnknownStreamError(true, aggregate.unknown);
      throw new NotPermittedError(requirement?.refusal ?? refusal.code);
    }
    const decision = aggregate.decider.decide(command, state);
    if (isRejection(decision)) throw new RejectedError(decision.rejected, decision.params);
    return decision;
  }

  private async isHidden(actor: CommandScope['actor'], requirement: Requirement | undefined): Promise<boolean> {
    if (!requirement?.seenBy) return false;
    return (await this.authorizer.authorize(actor, { anyOf: requirement.seenBy })) !== undefined;
  }

  private async prepare<E extends DomainEvent>(
    schema: EventSchema<E>,
    stream: string,
    { tail, revision: before }: Readonly<{ tail: string; revision: number }>,
    decision: readonly E[],
    scope: CommandScope,
    command: DomainCommand,
  ): Promise<EventToAppend[]> {
    if (decision.length === 0) return [];
    const { commandId, correlationId, causationId, actor, late } = scope;
    const commandDigest = this.digestOf(stream, command);
    const recordedAt = this.clock.now();
    const ruleVersion = command.env?.ruleVersion;
    const metadata: Omit<EventMetadata, 'chain'> = {
      commandId,
      commandDigest,
      correlationId,
      ...(causationId === undefined ? {} : { causationId }),
      actor,
      occurredAt: late?.occurredAt ?? recordedAt,
      recordedAt,
      ...(late ? { entryReason: late.reason } : {}),
      ...(ruleVersion === undefined ? {} : { ruleVersion }),
    };
    let previous = tail;
    let revision = before;
    const events: EventToAppend[] = [];
    for (const [index, { type, data: open }] of decision.entries()) {
      const id = deriveId(commandId, stream, String(index));
      const data = await this.sealed(schema, type, id, open as JsonObject);
      const chain = linkTo(previous, { id, type, stream, revision: ++revision, data, metadata });
      previous = chain.hash;
      events.push({ id, type, data, metadata: { ...metadata, chain } });
    }
    return events;
  }

  private async sealed(schema: EventSchema, type: string, id: string, data: JsonObject): Promise<JsonObject> {
    try {
      return await this.personal.seal(schema.personal(type), id, data);
    } catch (error) {
      if (error instanceof SubjectErasedError) throw new RejectedError('person-erased');
      throw error;
    }
  }

  private digestOf(stream: string, command: DomainCommand): string {
    const { env: _moment, ...words } = command;
    return createHmac('sha256', this.digestKey).update(canonicalize({ stream, words })!).digest('base64url');
  }
}

const repeatedResult = (id: string, { metadata, revision, position }: RecordedEvent, digest: string): CommandResult =>
  metadata.commandDigest === digest
    ? { id, streamRevision: revision, position }
    : { refused: new RejectedError('idempotency-key-reused') };

/** Throws what is no refusal. */
const refusalIn = (error: unknown): CommandRefusal => {
  const refused = [RejectedError, NotPermittedError, UnknownStreamError].some((kind) => error instanceof kind);
  if (!refused) throw error;
  return error as CommandRefusal;
};
