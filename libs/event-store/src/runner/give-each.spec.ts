import { describe, expect, it } from '@jest/globals';
import { RejectedError } from './command-error.js';
import { currentScope, inScope } from './command-scope.js';
import { giveEach } from './give-each.js';

const scope = { commandId: 'c1', correlationId: 'c1', actor: { accountId: 'a1', personId: 'p1' } };

/** Gives to each, and answers who was asked under which id, and how many at a time. */
const gave = async (ids: readonly string[], refused: readonly string[] = [], commandId = 'c1') => {
  const asked: string[] = [];
  let [running, most] = [0, 0];
  const given = await inScope({ ...scope, commandId }, () =>
    giveEach(ids, async (id) => {
      asked.push(`${id} ${currentScope().commandId} ${currentScope().correlationId}`);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (refused.includes(id)) throw new RejectedError('not-examined');
      return { id, streamRevision: 3, position: 7n };
    }),
  );
  const told = given.map((one) => [
    one.id,
    'outcome' in one ? one.outcome.position : (one.error as RejectedError).code,
  ]);
  return { asked, most, told };
};

describe('what is given to each that is ticked', () => {
  it('goes on after a refusal, and answers in the order in which they were named', async () => {
    const { told } = await gave(['b', 'a', 'c'], ['a']);
    expect(told).toEqual([
      ['b', 7n],
      ['a', 'not-examined'],
      ['c', 7n],
    ]);
  });

  it('has an id of its own for each, the same for a request that is repeated, and comes one after the other', async () => {
    const [first, again, other] = [await gave(['a', 'b']), await gave(['a', 'b']), await gave(['a', 'b'], [], 'c2')];
    expect(new Set(first.asked.map((one) => one.split(' ')[1])).size).toBe(2);
    expect(again.asked).toEqual(first.asked);
    expect(other.asked.some((one) => first.asked.includes(one))).toBe(false);
    expect(first.most).toBe(1);
  });
});
