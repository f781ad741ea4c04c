import { describe, expect, it } from '@jest/globals';
import { GroupedLookup } from './grouped-lookup.js';

/** A look-up whose rounds are answered by hand. */
const manual = (lanes?: number) => {
  const rounds: { keys: readonly string[]; answer: (found: Map<string, string>) => void; fail: (e: Error) => void }[] =
    [];
  const lookup = new GroupedLookup<string>(
    (keys) => new Promise((answer, fail) => rounds.push({ keys, answer, fail })),
    lanes,
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { lookup, rounds, settled };
};

describe('grouped look-up', () => {
  it('asks together what is asked together, and gathers what is asked meanwhile into one round', async () => {
    const { lookup, rounds, settled } = manual();
    const together = ['a', 'b', 'b'].map((key) => lookup.find(key));
    await settled();
    const meanwhile = ['b', 'c'].map((key) => lookup.find(key));
    expect(rounds.map(({ keys }) => keys)).toEqual([['a', 'b']]);
    rounds[0]!.answer(new Map([['a', 'A']]));
    await settled();
    expect(rounds.map(({ keys }) => keys)).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    rounds[1]!.answer(new Map([['b', 'B']]));
    expect(await Promise.all([...together, ...meanwhile])).toEqual(['A', undefined, undefined, 'B', undefined]);
  });

  it('never answers a question with what was read before it was asked', async () => {
    const { lookup, rounds, settled } = manual();
    const before = lookup.find('a');
    await settled();
    const after = lookup.find('a');
    rounds[0]!.answer(new Map([['a', 'old']]));
    await settled();
    rounds[1]!.answer(new Map([['a', 'new']]));
    expect(await Promise.all([before, after])).toEqual(['old', 'new']);
  });

  it('has as many round trips under way as it has lanes', async () => {
    const { lookup, rounds, settled } = manual(2);
    const answers: Promise<string | undefined>[] = [];
    for (const key of ['a', 'b', 'c']) {
      answers.push(lookup.find(key));
      await settled();
    }
    expect(rounds.map(({ keys }) => keys)).toEqual([['a'], ['b']]);
    rounds[1]!.answer(new Map([['b', 'B']]));
    await settled();
    expect(rounds.map(({ keys }) => keys)).toEqual([['a'], ['b'], ['c']]);
    rounds[0]!.answer(new Map());
    rounds[2]!.answer(new Map([['c', 'C']]));
    expect(await Promise.all(answers)).toEqual([undefined, 'B', 'C']);
  });

  it('fails those who asked, and serves those who come after', async () => {
    const { lookup, rounds, settled } = manual();
    const failed = lookup.find('a').catch((error: Error) => error.message);
    await settled();
    rounds[0]!.fail(new Error('gone'));
    expect(await failed).toBe('gone');
    const next = lookup.find('a');
    await settled();
    rounds[1]!.answer(new Map([['a', 'A']]));
    expect(await next).toBe('A');
  });
});
