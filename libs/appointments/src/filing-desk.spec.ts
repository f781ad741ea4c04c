import { describe, expect, it } from '@jest/globals';
import { inScope } from '#event-store';
import { Clock } from '#kernel';
import { CaseReader } from './case-reader.js';
import type { FilingMode } from './domain/filing-rules.js';
import { FilingDesk } from './filing-desk.js';

class OneDay extends Clock {
  now = () => '2026-03-02T02:00:00.000Z';
  today = () => '2026-03-02';
}

type Running = Readonly<{ status: string; mode: FilingMode; villageCode: string }>;
const scope = { commandId: 'c1', correlationId: 'c1', actor: { accountId: 'a1', personId: 'p-officer' } };

/** In which mode a filing for the village v1 is prepared, beside an appointment of the same person. */
const modeBeside = async (running: Running | null): Promise<unknown> => {
  const opened: object[] = [];
  const none = undefined as never;
  const reader = {
    passFor: () => Promise.resolve({ reviewId: 'r1', validUntil: '2026-09-02' }),
    filingIdOn: () => Promise.resolve('f1'),
    appointmentOf: () => Promise.resolve(running && 'a1'),
    state: () => Promise.resolve({ flow: running, facts: { opened: running } }),
  } as unknown as CaseReader;
  const tree = {
    path: () => Promise.resolve(['3701', '370112', '370112013', 'v1']),
    find: () => Promise.resolve({ level: 'village', status: 'open' }),
  } as never;
  const people = {
    namesOf: (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, '王某']))),
  } as never;
  const cases = {
    rehearseOpen: () => Promise.resolve(),
    open: (_category: string, _id: string, _place: object, words: object) => Promise.resolve(void opened.push(words)),
  } as never;
  const desk = new FilingDesk(reader, new OneDay(), none, tree, people, none, none, cases, none);
  await inScope(scope, () => desk.prepare({ subjectId: 'p1', villageCode: 'v1', countsFrom: '2026-03-02' }));
  return (opened[0] as { mode?: FilingMode }).mode;
};

describe('the mode of a filing', () => {
  const running = { status: 'running', villageCode: 'v1' };

  it.each(['pre', 'post'] as const)(
    'is %s as that of the appointment it serves, whatever has come into force',
    async (mode) => {
      expect(await modeBeside({ ...running, mode })).toBe(mode);
    },
  );

  it('is the one in force where no appointment of the village runs', async () => {
    expect(await modeBeside(null)).toBeUndefined();
    expect(await modeBeside({ ...running, status: 'withdrawn', mode: 'post' })).toBeUndefined();
    expect(await modeBeside({ ...running, villageCode: 'v2', mode: 'post' })).toBeUndefined();
  });
});
