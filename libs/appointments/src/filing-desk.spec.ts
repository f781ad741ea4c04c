import { describe, expect, it } from '@jest/globals';
import { inScope, RejectedError } from '#event-store';
import { Clock } from '#kernel';
import { CaseReader } from './case-reader.js';
import type { FilingMode } from './domain/filing-rules.js';
import { FilingDesk } from './filing-desk.js';

class OneDay extends Clock {
  now = () => '2026-03-02T02:00:00.000Z';
  today = () => '2026-03-02';
}

type Running = Readonly<{ status: string; mode: FilingMode; villageCode: string; appointed?: object | null }>;
type Given = Readonly<{
  running?: Running | null;
  inForce?: FilingMode;
  died?: boolean;
  village?: 'open' | 'merged';
  level?: string;
  mayAct?: boolean;
}>;
const scope = { commandId: 'c1', correlationId: 'c1', actor: { accountId: 'a1', personId: 'p-officer' } };
const anyone = { namesOf: (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, '王某']))) };

/** In which mode a filing for the village v1 is prepared, beside an appointment of the same person. */
const prepare = async (given: Given): Promise<FilingMode | undefined> => {
  const { running = null, inForce = 'pre', died = false, village = 'open', level = 'village', mayAct = true } = given;
  const opened: object[] = [];
  const none = undefined as never;
  const reader = {
    passFor: () => Promise.resolve({ reviewId: 'r1', validUntil: '2026-09-02' }),
    filingIdOn: () => Promise.resolve('f1'),
    appointmentOf: () => Promise.resolve(running && 'a1'),
    state: () => Promise.resolve({ flow: running, facts: { opened: running, appointed: running?.appointed ?? null } }),
  } as unknown as CaseReader;
  const rulebook = {
    current: () => Promise.resolve({ inForce: () => ({ key: 'filing.mode', value: inForce }) }),
  } as never;
  const tree = {
    path: () => Promise.resolve(['3701', '370112', '370112013', 'v1']),
    find: () => Promise.resolve({ level, status: village }),
  } as never;
  const people = {
    ...anyone,
    deceasedAmong: (ids: readonly string[]) => Promise.resolve(new Set(died ? ids : [])),
  } as never;
  const cases = {
    rehearseOpen: () => (mayAct ? Promise.resolve() : Promise.reject(new RejectedError('not-permitted'))),
    open: (_category: string, _id: string, _place: object, words: object) => Promise.resolve(void opened.push(words)),
  } as never;
  const desk = new FilingDesk(reader, new OneDay(), rulebook, tree, people, none, none, cases, none);
  await inScope(scope, () => desk.prepare({ subjectId: 'p1', villageCode: 'v1', countsFrom: '2026-03-02' }));
  return (opened[0] as { mode?: FilingMode }).mode;
};

const running = { status: 'running', villageCode: 'v1' };

describe('the mode of a filing', () => {
  it.each(['pre', 'post'] as const)(
    'is %s as that of the appointment it serves, whatever has come into force',
    async (mode) => {
      expect(await prepare({ running: { ...running, mode } })).toBe(mode);
    },
  );

  it('is the one in force where no appointment of the village runs', async () => {
    expect(await prepare({})).toBeUndefined();
    expect(await prepare({ running: { ...running, status: 'withdrawn', mode: 'post' } })).toBeUndefined();
    expect(await prepare({ running: { ...running, villageCode: 'v2', mode: 'post' } })).toBeUndefined();
  });
});

describe.each([
  ['somebody who has died', { died: true }, 'holder-deceased'],
  ['a village that has ended', { village: 'merged' }, 'unit-ended'],
] as const)('a filing for %s', (_whom, gone, code) => {
  const appointed = { startedOn: '2026-03-01' };

  it.each<readonly [string, Given]>([
    ['where the county files before the decision', {}],
    ['in the mode of an appointment that is filed before', { running: { ...running, mode: 'pre' }, inForce: 'post' }],
    ['while an appointment that is filed afterwards is undecided', { running: { ...running, mode: 'post' } }],
    [
      'where the last appointment came to nothing',
      { running: { ...running, status: 'withdrawn', mode: 'post' }, inForce: 'post' },
    ],
  ])('is not prepared %s', async (_when, given) => {
    await expect(prepare({ ...given, ...gone })).rejects.toMatchObject({ code });
  });

  it('is prepared for what was decided before', async () => {
    const decided = { ...running, status: 'decided', mode: 'post', appointed } as const;
    expect(await prepare({ ...gone, running: decided })).toBe('post');
    expect(await prepare({ ...gone, running: { ...decided, status: 'closed' }, inForce: 'post' })).toBeUndefined();
    expect(await prepare({ ...gone, inForce: 'post' })).toBeUndefined();
    expect(await prepare({ ...gone, running: { ...running, villageCode: 'v2', mode: 'pre' }, inForce: 'post' })).toBe(
      undefined,
    );
  });

  it('tells nothing of that to who may not prepare it', async () => {
    await expect(prepare({ ...gone, mayAct: false })).rejects.toMatchObject({ code: 'not-permitted' });
  });
});

it('no filing is prepared for a town, whatever was decided', async () => {
  await expect(prepare({ level: 'town', inForce: 'post' })).rejects.toMatchObject({ code: 'not-a-village' });
});
