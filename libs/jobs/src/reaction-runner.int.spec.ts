import { describe, expect, it, jest } from '@jest/globals';
import { deriveId } from '#event-store';
import { ReadStore } from '#read-store';
import {
  caseEvents,
  closed,
  noted,
  opened,
  openCases,
  type CaseEvent,
} from '../../read-store/src/open-cases.fixture.js';
import { runnerOn } from '../../read-store/src/read-store.fixture.js';
import type { Reaction } from './reaction.js';
import { reactionGround, reactionsOn, Recorder, toTheEnd } from './reaction-runner.fixture.js';
import type { ReactionRunnerOptions } from './reaction-runner.js';

const ground = reactionGround();

const runnerFor = (reactions: readonly Reaction[], options?: Partial<ReactionRunnerOptions>) =>
  reactionsOn(ground, reactions, options);

describe('the reaction runner', () => {
  it('reacts to every event of its types in order, once, from the first of the log', async () => {
    const recorder = new Recorder();
    await ground.log.add(opened('c1'), { type: 'Other.v1', data: {} }, noted('c1', 'n'));
    const runner = await runnerFor([recorder]);
    expect(await runner.run(recorder)).toBeUndefined();
    await ground.log.add(closed('c1'));
    await runner.run(recorder);
    await runner.run(recorder);
    expect(recorder.seen).toEqual(['CaseOpened.v1 c1', 'CaseNoted.v1 c1', 'CaseClosed.v1 c1']);
  });

  it('is called for the types that it names, and passes all others in one step', async () => {
    for (let n = 0; n < 20; n++) await ground.log.add(opened(`c${n}`), noted(`c${n}`, 'n'));
    await ground.log.add(closed('c1'));
    const reaction = Object.assign(new Recorder(), { on: ['CaseClosed.v1'] });
    const transactions = jest.spyOn(ground.store, 'transaction');
    await toTheEnd(await runnerFor([reaction]), reaction);
    expect(reaction.seen).toEqual(['CaseClosed.v1 c1']);
    expect(transactions).toHaveBeenCalledTimes(1);
  });

  it('is called for the events that concern it, as it says of many at once', async () => {
    for (const id of ['c1', 'c2', 'c3']) await ground.log.add(opened(id));
    const concerning = jest.fn<NonNullable<Reaction['concerning']>>(
      async ([_first, second]) => new Set([second!.envelope.id]),
    );
    const reaction = Object.assign(new Recorder(), { concerning });
    await toTheEnd(await runnerFor([reaction]), reaction);
    expect([reaction.seen, concerning.mock.calls.length]).toEqual([['CaseOpened.v1 c2'], 1]);
  });

  it('goes on with what it has itself brought about', async () => {
    const seen: string[] = [];
    const react = async ({ data }: CaseEvent) =>
      void (seen.push(data.caseId) < 3 && (await ground.log.add(opened(`c${seen.length}`))));
    const follow = { name: 'when-a-case-opens-then-open-another', events: caseEvents, react };
    const runner = await runnerFor([follow]);
    await ground.log.add(opened('c0'));
    expect([await runner.run(follow), seen]).toEqual([undefined, ['c0', 'c1', 'c2']]);
  });

  it('is taken over what does not concern it only where it has read up to there', async () => {
    const [far, near] = [new Recorder('far'), new Recorder('near')];
    const runner = await runnerFor([far, near]);
    await ground.log.add(opened('c1'), closed('c1'));
    await runner.run(near);
    await runner.ledger.skipAll(
      ['far', 'near'].map((name) => ({ name, since: 1n })),
      7n,
    );
    expect([await runner.ledger.progress('far'), await runner.ledger.progress('near')]).toMatchObject([
      { position: -1n },
      { position: 7n },
    ]);
  });

  it('ends after its present event when it is told to, and goes on there', async () => {
    const recorder = new Recorder();
    await ground.log.add(opened('c1'), noted('c1', 'n'), closed('c1'));
    const runner = await runnerFor([recorder]);
    const abort = new AbortController();
    jest.spyOn(recorder, 'react').mockImplementationOnce(async () => abort.abort());
    expect(await runner.run(recorder, abort.signal)).toBeUndefined();
    expect(recorder.seen).toEqual([]);
    await runner.run(recorder);
    expect(recorder.seen).toEqual(['CaseNoted.v1 c1', 'CaseClosed.v1 c1']);
  });

  it('acts in a scope that follows from the reaction and the event', async () => {
    const recorder = new Recorder();
    await ground.log.add(opened('c1'));
    const [event] = await ground.log.readAll();
    await (await runnerFor([recorder])).run(recorder);
    expect(recorder.scopes).toEqual([
      {
        commandId: deriveId(recorder.name, event!.id),
        correlationId: event!.metadata.correlationId,
        causationId: event!.id,
        actor: { accountId: 'system:reaction' },
      },
    ]);
  });

  it('goes on where it was after a restart, and after read models were rebuilt', async () => {
    const recorder = new Recorder();
    await ground.log.add(opened('c1'));
    await (await runnerFor([recorder])).run(recorder);
    const projections = runnerOn(ground.store, ground.log);
    await projections.prepare();
    await projections.catchUp(openCases);
    await projections.rebuild(openCases);
    await (await runnerFor([recorder])).run(recorder);
    expect(recorder.seen).toEqual(['CaseOpened.v1 c1']);
  });

  it('repeats a failing event before it goes on, and holds up no other reaction', async () => {
    const [first, other] = [new Recorder(), new Recorder('when-a-case-moves-then-count-it')];
    first.broken.add('c1');
    await ground.log.add(opened('c1'), opened('c2'));
    const runner = await runnerFor([first, other], { backoffMs: () => 60_000 });
    expect(await runner.run(first)).toBe(60_000);
    expect(await runner.run(first)).toBeGreaterThan(0);
    await runner.run(other);
    expect(first.seen).toEqual([]);
    expect(other.seen).toEqual(['CaseOpened.v1 c1', 'CaseOpened.v1 c2']);
  });

  it('succeeds at a later try', async () => {
    const recorder = new Recorder();
    recorder.broken.add('c1');
    await ground.log.add(opened('c1'), opened('c2'));
    const runner = await runnerFor([recorder]);
    expect(await runner.run(recorder)).toBe(0);
    recorder.broken.clear();
    await runner.run(recorder);
    expect(recorder.seen).toEqual(['CaseOpened.v1 c1', 'CaseOpened.v1 c2']);
    expect(await runner.ledger.parked()).toEqual([]);
  });

  it('parks an event that fails again and again, with its code and no words, and goes on', async () => {
    const recorder = new Recorder();
    recorder.broken.add('c1');
    await ground.log.add(opened('c1'), opened('c2'));
    const runner = await runnerFor([recorder]);
    expect(await toTheEnd(runner, recorder)).toBe(3);
    expect(recorder.seen).toEqual(['CaseOpened.v1 c2']);
    const [event] = await ground.log.readAll();
    expect(await runner.ledger.parked()).toEqual([
      {
        reaction: recorder.name,
        eventId: event!.id,
        stream: 'case-c1',
        revision: 0,
        position: event!.position,
        type: 'CaseOpened.v1',
        code: 'not-permitted',
        attempts: 3,
      },
    ]);
  });

  it('tries a parked event again when asked, and keeps it parked until that succeeds', async () => {
    const recorder = new Recorder();
    recorder.broken.add('c1');
    await ground.log.add(noted('c0', 'n'), opened('c1'));
    const runner = await runnerFor([recorder]);
    await toTheEnd(runner, recorder);
    const [parked] = await runner.ledger.parked();
    await expect(runner.retryParked(parked!)).rejects.toThrow('村民张某');
    expect((await runner.ledger.parked()).map(({ attempts }) => attempts)).toEqual([4]);
    recorder.broken.clear();
    await runner.retryParked(parked!);
    expect(await runner.ledger.parked()).toEqual([]);
    expect(recorder.seen).toEqual(['CaseNoted.v1 c0', 'CaseOpened.v1 c1']);
  });

  it('stops at a type that nobody knows, having reacted to what comes before', async () => {
    const recorder = new Recorder();
    await ground.log.add(opened('c1'), { type: 'Future.v1', data: {} }, opened('c2'));
    const runner = await runnerFor([recorder]);
    await expect(runner.run(recorder)).rejects.toThrow(
      `reaction ${recorder.name} stopped: no schema knows event type Future.v1 at position 1`,
    );
    expect(recorder.seen).toEqual(['CaseOpened.v1 c1']);
    const newer = await runnerFor([recorder], { knownTypes: new Set([...caseEvents.stored, 'Future.v1']) });
    await newer.run(recorder);
    expect(recorder.seen).toEqual(['CaseOpened.v1 c1', 'CaseOpened.v1 c2']);
  });

  it('does each event once when several workers run the same reaction', async () => {
    const recorder = new Recorder();
    for (let n = 0; n < 60; n++) await ground.log.add(opened(`c${n}`));
    const runners = await Promise.all([runnerFor([recorder]), runnerFor([recorder]), runnerFor([recorder])]);
    await Promise.all(runners.map((runner) => runner.run(recorder)));
    expect(recorder.seen).toEqual(Array.from({ length: 60 }, (_, n) => `CaseOpened.v1 c${n}`));
  });

  it('repeats an event whose checkpoint was not written', async () => {
    const recorder = new Recorder();
    await ground.log.add(opened('c1'));
    const crashing = new (class extends ReadStore {
      override transaction<T>(work: Parameters<typeof ground.store.transaction<T>>[0]): Promise<T> {
        return super.transaction(async (client) => {
          await work(client);
          throw new Error('cut off');
        });
      }
    })({ url: ground.store.pool.options.connectionString! });
    const cut = await runnerFor([recorder], { store: crashing });
    await expect(cut.run(recorder)).rejects.toThrow('cut off');
    await crashing.close();
    await (await runnerFor([recorder])).run(recorder);
    expect(recorder.seen).toEqual(['CaseOpened.v1 c1', 'CaseOpened.v1 c1']);
    expect(new Set(recorder.scopes.map(({ commandId }) => commandId)).size).toBe(1);
  });

  it('refuses two reactions of one name', async () => {
    await expect(runnerFor([new Recorder(), new Recorder()])).rejects.toThrow('is declared twice');
  });
});
