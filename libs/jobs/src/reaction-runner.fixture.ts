import { currentScope, InMemoryKeyVault, PersonalText, type CommandScope } from '#event-store';
import type { ReadStore } from '#read-store';
import { caseEvents, type CaseEvent } from '../../read-store/src/open-cases.fixture.js';
import type { SpecLog } from '../../read-store/src/read-store.fixture.js';
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

export const reactionsOn = async (
  store: ReadStore,
  log: SpecLog,
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
