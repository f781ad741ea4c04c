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
  type Recorded,
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

const ATTEMPTS = 4;

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

  /** Throws RejectedError, NotPermittedError, UnknownStreamError or ConflictError. */
  async run<C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
    aggregate: Aggregate<C, S, E, R>,
    id: string,
    command: C,
  ): Promise<CommandOutcome> {
    const scope = currentScope();
    const stream = `${aggregate.category}-${id}`;
    const digest = this.digestOf(stream, command);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const recorded = await this.store.read(stream);
      const first = recorded.findLast((event) => event.metadata.commandId === scope.commandId);
      if (first) {
        if (first.metadata.commandDigest !== digest) throw new RejectedError('idempotency-key-reused');
        return { id, streamRevision: first.revision, position: first.position };
      }
      const decision = await this.decide(
        aggregate,
        await this.personal.open(aggregate.events, recorded),
        command,
        scope,
      );
      const last = recorded.at(-1);
      if (decision.length === 0) return { id, streamRevision: last?.revision ?? -1, position: last?.position ?? -1n };
      const events = await this.prepare(aggregate.events, stream, last, decision, scope, digest, command);
      try {
        const { revision, position } = await this.store.append(stream, events, last ? last.revision : 'no-stream');
        return { id, streamRevision: revision, position };
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
  ): Promise<Readonly<{ decision: readonly E[]; state: S; repeated: boolean }>> {
    const scope = currentScope();
    const recorded = await this.store.read(`${aggregate.category}-${id}`);
    const history = await this.personal.open(aggregate.events, recorded);
    const state = fold(
      aggregate.decider,
      history.map(({ event }) => event),
    );
    const repeated = recorded.some((event) => event.metadata.commandId === scope.commandId);
    if (repeated) return { decision: [], state, repeated };
    return { decision: await this.decide(aggregate, history, command, scope), state, repeated };
  }

  private async decide<C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
    aggregate: Aggregate<C, S, E, R>,
    history: readonly Recorded<E>[],
    command: C,
    { actor }: CommandScope,
  ): Promise<readonly E[]> {
    const state = fold(
      aggregate.decider,
      history.map(({ event }) => event),
    );
    const requirement = aggregate.policy(command, state);
    const refusal = await this.authorizer.authorize(actor, requirement);
    if (refusal) {
      if (history.length === 0 && !requirement) throw new UnknownStreamError();
      if (refusal.code === 'not-permitted' && (await this.isHidden(actor, requirement)))
        throw new UnknownStreamError(true);
      throw new NotPermittedError(refusal.code);
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
    last: RecordedEvent | undefined,
    decision: readonly E[],
    scope: CommandScope,
    commandDigest: string,
    command: DomainCommand,
  ): Promise<EventToAppend[]> {
    const { commandId, correlationId, causationId, actor, occurredAt } = scope;
    const recordedAt = this.clock.now();
    const ruleVersion = command.env?.ruleVersion;
    const metadata: Omit<EventMetadata, 'chain'> = {
      commandId,
      commandDigest,
      correlationId,
      ...(causationId === undefined ? {} : { causationId }),
      actor,
      occurredAt: occurredAt ?? recordedAt,
      recordedAt,
      ...(ruleVersion === undefined ? {} : { ruleVersion }),
    };
    let previous = last?.metadata.chain.hash ?? GENESIS;
    let revision = last?.revision ?? -1;
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
