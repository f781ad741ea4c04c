import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { SecurityEntry } from './contract/security-log.contract.js';
import { RefusalRecorder } from './refusal-recorder.js';

const actor = { accountId: 'a1', orgCode: '370102001' };
const refused = { actor, code: 'not-permitted', place: 'POST /api/v1/accounts' };

describe('the refusal recorder', () => {
  let lines: SecurityEntry[];
  let recorder: RefusalRecorder;

  beforeEach(() => {
    jest.useFakeTimers();
    lines = [];
    recorder = new RefusalRecorder({ record: async (entry) => void lines.push(entry) });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('records the first refusal at once: who, for which unit, why and where', () => {
    recorder.note(refused);
    expect(lines).toEqual([
      {
        kind: 'refusal',
        outcome: 'refused',
        accountId: 'a1',
        orgCode: '370102001',
        code: 'not-permitted',
        facts: { place: 'POST /api/v1/accounts' },
      },
    ]);
  });

  it('makes one line with a number of what repeats within a minute', async () => {
    for (let time = 0; time < 1_000; time++) recorder.note(refused);
    recorder.note({ ...refused, code: 'own-account' });
    expect(lines).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(lines.slice(2).map(({ code, facts }) => [code, facts?.['repeats']])).toEqual([['not-permitted', 999]]);
    recorder.note(refused);
    expect(lines).toHaveLength(4);
  });

  it('bounds a flood of different refusals, and says how many are missing', async () => {
    for (let n = 0; n < 2_000; n++) recorder.note({ ...refused, actor: { accountId: `a${n}` } });
    expect(lines).toHaveLength(500);
    await recorder.close();
    expect(lines.slice(500)).toEqual([
      expect.objectContaining({ accountId: '', code: 'many-refusals', facts: { place: '', repeats: 1_500 } }),
    ]);
  });

  it('stores what it holds when the program ends', async () => {
    recorder.note(refused);
    recorder.note(refused);
    await recorder.onModuleDestroy();
    expect(lines.map(({ facts }) => facts?.['repeats'])).toEqual([undefined, 1]);
  });
});
