import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { currentScope, InMemoryKeyVault, PersonalText, type CommandScope } from '#event-store';
import { ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { caseEvents, type CaseEvent } from '../../read-store/src/open-cases.fixture.js';
import { SpecLog } from '../../read-store/src/read-store.fixture.js';
import type { Reaction } from './reaction.js';
import { ReactionRunner, type ReactionRunnerOptions } from './reaction-runner.js';

class Refused extends Error {
  readonly code = 'not-permitted';
}

/** Notes what it was told, under which scope; refuses notes on `broken` cases as long as there are any. */
export class Recorder implements Reaction<CaseEvent> {
  readonly events = caseEvents;
  readonly seen: string[] = [];
  readonly scopes: CommandScope[] = [];
  readonly broken = new Set<string>();

  constructor(readonly name = 'when-a-case-moves-then-note-it') {}

  react(event: CaseEvent): Promise<void> {
    if (this.broken.has(event.data.caseId)) return Promise.reject(new Refused('村民张某'));
    this.seen.push(`${event.type} ${event.data.caseId}`);
    this.scopes.push(currentScope());
    return Promise.resolve();
  }
}

type Ground = Readonly<{ store: ReadStore; log: SpecLog }>;

/** An empty log and a database of its own for each spec. */
export const reactionGround = (): Ground => {
  const ground = {} as { -readonly [Part in keyof Ground]: Ground[Part] };
  let server: PostgresServer;
  let databases = 0;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  beforeEach(async () => {
    ground.store = new ReadStore({ url: await server.createDatabase(`reaction_${++databases}`) });
    ground.log = new SpecLog();
  });
  afterEach(() => ground.store.close());
  afterAll(() => server.stop());
  return ground;
};

export const reactionsOn = async (
  { store, log }: Ground,
  reactions: readonly Reaction[],
  options: Partial<ReactionRunnerOptions> = {},
) => {
  const runner = new ReactionRunner({
    store,
    log,
    reader: new PersonalText(new InMemoryKeyVault()),
    reactions,
    knownTypes: new Set([...caseEvents.stored, 'Other.v1']),
    attempts: 3,
    backoffMs: () => 0,
    ...options,
  });
  await runner.prepare();
  return runner;
};

/** How often the reaction had to be called until it was at the end of the log. */
export const toTheEnd = async (runner: ReactionRunner, reaction: Reaction): Promise<number> => {
  let calls = 1;
  while ((await runner.run(reaction)) !== undefined) calls++;
  return calls;
};
