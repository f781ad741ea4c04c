import { describe, expect, it, jest } from '@jest/globals';
import { opened } from '../../read-store/src/open-cases.fixture.js';
import { reactionGround, reactionsOn, Recorder, toTheEnd } from './reaction-runner.fixture.js';

const ground = reactionGround();

const several = () => Object.assign(new Recorder(), { atOnce: 2 });

describe('a reaction to several events at once', () => {
  it('calls it for the next before the first has ended, and goes on when all have', async () => {
    for (const id of ['c1', 'c2', 'c3']) await ground.log.add(opened(id));
    const reaction = several();
    let running = 0;
    const atOnce: number[] = [];
    jest.spyOn(reaction, 'react').mockImplementation(async () => {
      atOnce.push(++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    });
    const transactions = jest.spyOn(ground.store, 'transaction');
    const runner = await reactionsOn(ground, [reaction]);
    expect(await runner.run(reaction)).toBeUndefined();
    expect([atOnce, transactions.mock.calls.length]).toEqual([[1, 2, 1], 2]);
    expect(await runner.ledger.progress(reaction.name)).toMatchObject({
      position: (await ground.log.readAll()).at(-1)!.position,
    });
  });

  it('repeats them one by one where one fails, parks that one, and loses none', async () => {
    const reaction = several();
    reaction.broken.add('c2');
    for (const id of ['c1', 'c2', 'c3', 'c4']) await ground.log.add(opened(id));
    const runner = await reactionsOn(ground, [reaction]);
    await toTheEnd(runner, reaction);
    expect(new Set(reaction.seen)).toEqual(new Set(['CaseOpened.v1 c1', 'CaseOpened.v1 c3', 'CaseOpened.v1 c4']));
    expect(await runner.ledger.parked()).toMatchObject([{ attempts: 3, code: 'not-permitted' }]);
  });

  it('repeats none that somebody else has reacted to meanwhile', async () => {
    const reaction = several();
    for (const id of ['c1', 'c2']) await ground.log.add(opened(id));
    const runner = await reactionsOn(ground, [reaction]);
    const before = await runner.ledger.progress(reaction.name);
    await toTheEnd(runner, reaction);
    jest.spyOn(runner.ledger, 'progress').mockResolvedValueOnce(before);
    await toTheEnd(runner, reaction);
    expect(reaction.seen.toSorted()).toEqual(['CaseOpened.v1 c1', 'CaseOpened.v1 c2']);
  });
});
