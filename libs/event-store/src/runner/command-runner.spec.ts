import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  eventSchema,
  type Actor,
  type Aggregate,
  type DomainEvent,
  type Personal,
  type Rejection,
} from '#kernel';
import { verifyChains } from '../chain/verify-chains.js';
import { InMemoryEventStore } from '../memory/in-memory-event-store.adapter.js';
import { InMemoryKeyVault } from '../vault/in-memory-key-vault.adapter.js';
import { WrongExpectedRevisionError } from '../port/event-store.port.js';
import { PersonalText } from '../vault/personal-text.js';
import { CommandAuthorizer } from './command-authorizer.port.js';
import { ConflictError, NotPermittedError, RejectedError, UnknownStreamError } from './command-error.js';
import { CommandRunner, isRefused, type CommandResult, type GivenCommand } from './command-runner.js';
import { inScope } from './command-scope.js';

type Note = DomainEvent<'NoteWritten.v1', { personId: string; text: Personal<string> }>;
type Write = Readonly<{ type: 'Write'; personId: string; text: string; env: object }>;
type Read = Readonly<{ type: 'Close' }>;

const notes: Aggregate<Write | Read, readonly (string | null)[], Note, Rejection<'too-many'>> = {
  category: 'note',
  events: eventSchema<Note>({
    current: ['NoteWritten.v1'],
    personal: { 'NoteWritten.v1': { subject: 'personId', fields: ['text'] } },
  }),
  policy: (command, state) => {
    if (command.type === 'Close')
      return state.length === 0 ? undefined : { anyOf: [{ system: true }], seenBy: [{ person: 'p1' }] };
    return { anyOf: [{ person: 'p1' }], separation: [{ code: 'own-note', persons: [command.personId] }] };
  },
  decider: {
    initialState: () => [],
    evolve: (state, event) => [...state, event.data.text],
    decide: (command, state) => {
      if (command.type === 'Close' || command.text === '') return [];
      if (state.length >= 3) return { rejected: 'too-many' };
      return [{ type: 'NoteWritten.v1', data: { personId: command.personId, text: command.text } }];
    },
  },
};

class FixedClock extends Clock {
  now = () => '2026-09-21T01:00:00.000Z';
  today = () => '2026-09-21';
}

class PersonAuthorizer extends CommandAuthorizer {
  authorize(actor: Actor, requirement: Parameters<CommandAuthorizer['authorize']>[1]) {
    const persons = requirement?.anyOf.flatMap((grantee) => ('person' in grantee ? [grantee.person] : [])) ?? [];
    if (!persons.includes(actor.personId ?? '')) return Promise.resolve({ code: 'not-permitted' });
    const broken = requirement?.separation?.find((rule) => rule.persons.includes(actor.personId ?? ''));
    return Promise.resolve(broken && { code: broken.code });
  }
}

const as = (personId: string, commandId = 'c1') => ({
  commandId,
  correlationId: commandId,
  actor: { accountId: `a-${personId}`, personId },
});
const write = (text: string, moment = {}): Write => ({ type: 'Write', personId: 'p2', text, env: moment });

describe('command runner', () => {
  let store: InMemoryEventStore;
  let vault: InMemoryKeyVault;
  let runner: CommandRunner;
  const run = (command: Write | Read, scope = as('p1')) => inScope(scope, () => runner.run(notes, '7', command));

  beforeEach(() => {
    store = new InMemoryEventStore();
    vault = new InMemoryKeyVault();
    runner = new CommandRunner(
      store,
      new PersonalText(vault),
      new PersonAuthorizer(),
      new FixedClock(),
      Buffer.alloc(32, 1),
    );
  });

  it('appends nothing for a command id that is in the stream already, and answers as the first time', async () => {
    const first = await run(write('a', { today: '2026-09-21' }));
    await run(write('b'), as('p1', 'c2'));
    expect(await run(write('a', { today: '2026-09-22' }))).toEqual(first);
    expect(await store.read('note-7')).toHaveLength(2);
  });

  it('refuses a command id that comes again with other words', async () => {
    await run(write('a'));
    await expect(run(write('b'))).rejects.toEqual(new RejectedError('idempotency-key-reused'));
  });

  it('decides again on what is there after a conflict', async () => {
    const append = store.append.bind(store);
    let disturbed = false;
    store.append = async (...args) => {
      if (!disturbed) {
        disturbed = true;
        await run(write('other'), as('p1', 'c2'));
      }
      return append(...args);
    };
    expect((await run(write('mine'))).streamRevision).toBe(1);
    expect((await verifyChains(store)).broken).toBeUndefined();
  });

  it('decides on what its caller has read, and on what is there where that is behind', async () => {
    const read = store.read.bind(store);
    let reads = 0;
    store.read = (...args) => {
      reads++;
      return read(...args);
    };
    const runOn = (seen: Awaited<ReturnType<typeof read>>, scope: ReturnType<typeof as>) =>
      inScope(scope, () => runner.run(notes, '7', write(scope.commandId), seen));
    expect((await runOn([], as('p1', 'c1'))).streamRevision).toBe(0);
    expect(reads).toBe(0);
    expect((await runOn([], as('p1', 'c2'))).streamRevision).toBe(1);
    expect(reads).toBe(1);
    expect((await runOn([], as('p1', 'c1'))).streamRevision).toBe(0);
    expect(await read('note-7')).toHaveLength(2);
    expect((await verifyChains(store)).broken).toBeUndefined();
  });

  it('gives up after three conflicts', async () => {
    let attempts = 0;
    store.append = (stream, _events, expected) => {
      attempts++;
      return Promise.reject(new WrongExpectedRevisionError(stream, expected, 5));
    };
    await expect(run(write('mine'))).rejects.toBeInstanceOf(ConflictError);
    expect(attempts).toBe(4);
  });

  it('tells those who know of a case by the code of its policy why they may not, and what is missing by its own', async () => {
    const told = { ...notes, unknown: 'unknown-note', policy: () => ({ ...closing, refusal: 'note-of-others' }) };
    const closing = { anyOf: [{ system: true }], seenBy: [{ person: 'p1' }] } as const;
    const close = (person: string, of = told) =>
      inScope(as(person, 'c2'), () => runner.run(of, '7', { type: 'Close' }));
    await expect(close('p1', { ...told, policy: notes.policy as never })).rejects.toMatchObject({
      code: 'unknown-note',
    });
    await run(write('a'));
    await expect(close('p1')).rejects.toEqual(new NotPermittedError('note-of-others'));
    await expect(close('p9')).rejects.toEqual(new UnknownStreamError(true, 'unknown-note'));
  });

  it('denies by default, and hides a case from those who may not know of it', async () => {
    await expect(run({ type: 'Close' })).rejects.toBeInstanceOf(UnknownStreamError);
    await run(write('a'));
    await expect(run({ type: 'Close' }, as('p1', 'c2'))).rejects.toEqual(new NotPermittedError('not-permitted'));
    await expect(run({ type: 'Close' }, as('p9', 'c3'))).rejects.toBeInstanceOf(UnknownStreamError);
    await expect(run({ ...write('a'), personId: 'p1' }, as('p1', 'c4'))).rejects.toEqual(
      new NotPermittedError('own-note'),
    );
  });

  it('writes nothing where the decider refuses or stays quiet', async () => {
    for (const id of ['c1', 'c2', 'c3']) await run(write(id), as('p1', id));
    await expect(run(write('d'), as('p1', 'c4'))).rejects.toEqual(new RejectedError('too-many'));
    expect((await run(write(''), as('p1', 'c5'))).streamRevision).toBe(2);
    expect(await store.read('note-7')).toHaveLength(3);
  });

  describe('given several commands on one stream', () => {
    const runAll = (given: readonly GivenCommand<Write | Read>[], mode?: 'rehearse') =>
      inScope(as('p1'), () => runner.runAll(notes, '7', given, mode));
    const many = (...texts: readonly string[]) =>
      texts.map((text, n) => ({ commandId: `m${n}`, command: write(text) }));
    const told = (results: readonly CommandResult[]) =>
      results.map((result) => (isRefused(result) ? result.refused.code : result.streamRevision));

    it('decides each on what those before have left, in one append, and goes on after a refusal', async () => {
      let appends = 0;
      const append = store.append.bind(store);
      store.append = (...args) => append(...args).finally(() => appends++);
      expect(
        told(await runAll([...many('a', 'b', 'c', 'd'), { commandId: 'm9', command: { type: 'Close' } }])),
      ).toEqual([2, 2, 2, 'too-many', 'not-permitted']);
      expect(appends).toBe(1);
      const written = await store.read('note-7');
      expect(written.map(({ metadata }) => metadata.commandId)).toEqual(['m0', 'm1', 'm2']);
      expect((await verifyChains(store)).broken).toBeUndefined();
    });

    it('passes over what is there already, and refuses other words under a known id', async () => {
      await runAll(many('a'));
      expect(told(await runAll(many('x', 'b')))).toEqual(['idempotency-key-reused', 1]);
      expect(told(await runAll(many('a', 'b')))).toEqual([0, 1]);
      expect(await store.read('note-7')).toHaveLength(2);
    });

    it('leaves out what depends on one that was refused', async () => {
      await runAll(many('a', 'b', 'c'));
      const [first, second] = many('d', '').map(({ command }, n) => ({
        commandId: `n${n}`,
        command,
        ifPrevious: true,
      }));
      expect(told(await runAll([first!, second!]))).toEqual(['too-many', 'too-many']);
    });

    it('writes nothing where they are rehearsed, nor makes a key', async () => {
      expect(told(await runAll(many('a', 'b', 'c', 'd'), 'rehearse'))).toEqual([-1, -1, -1, 'too-many']);
      expect([await store.read('note-7'), (await vault.keysOf(['p2'])).size]).toEqual([[], 0]);
    });

    it('decides all of them again after a conflict', async () => {
      const append = store.append.bind(store);
      let disturbed = false;
      store.append = async (...args) => {
        if (!disturbed) {
          disturbed = true;
          await run(write('other'), as('p1', 'c2'));
        }
        return append(...args);
      };
      expect(told(await runAll(many('a', 'b', 'c')))).toEqual([2, 2, 'too-many']);
      expect((await verifyChains(store)).broken).toBeUndefined();
    });
  });

  it('stores no personal text in the clear, and forgets it with the key while the proof holds', async () => {
    await run(write('女儿婚宴'));
    const [recorded] = await store.read('note-7');
    expect(JSON.stringify(recorded!.data)).not.toContain('女儿');
    const reader = new PersonalText(vault);
    expect((await reader.open(notes.events, [recorded!]))[0]!.event.data.text).toBe('女儿婚宴');
    await vault.destroy('p2');
    expect((await reader.open(notes.events, [recorded!]))[0]!.event.data.text).toBeNull();
    expect(await verifyChains(store)).toEqual({ events: 1, streams: 1 });
    await expect(run(write('again'), as('p1', 'c2'))).rejects.toEqual(new RejectedError('person-erased'));
  });

  it('names the first event whose content no longer fits its chain', async () => {
    await run(write('a'));
    await run(write('b'), as('p1', 'c2'));
    const readAll = store.readAll.bind(store);
    store.readAll = async (options) =>
      (await readAll(options)).map((event) =>
        event.revision === 1
          ? { ...event, metadata: { ...event.metadata, recordedAt: '2026-09-22T00:00:00.000Z' } }
          : event,
      );
    expect((await verifyChains(store)).broken).toMatchObject({ stream: 'note-7', revision: 1, fault: 'chain-broken' });
  });

  it('refuses to act for nobody', async () => {
    await expect(runner.run(notes, '7', write('a'))).rejects.toThrow('outside a command scope');
  });
});
