import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { PostTermBatch } from './post-term-batch.js';
import { PostTermDesk } from './post-term-desk.js';
import { FixedClock, openRegistry, sampleUnits } from './registry.fixture.js';
import { refusedCode } from './registry-import/table-planner.js';

const village = '370102001001';
const today = '2026-05-04';

let server: PostgresServer;
let registry: Awaited<ReturnType<typeof openRegistry>>;

beforeAll(async () => {
  server = await startPostgres();
  registry = await openRegistry(server.url);
  await registry.importOn('2026-01-05').units(sampleUnits);
  const on = '2026-03-01';
  const env = { today, hasOpenChildren: false };
  await registry.changeUnit(village, { type: 'CloseOrgUnit', on, documentNo: null, reason: '撤销建制', env }, today);
  await registry.catchUp();
}, 60_000);
afterAll(async () => {
  await registry.store.close();
  await server.stop();
});

const begun = (startedOn: string) => ({
  personId: 'p1',
  orgCode: village,
  post: 'vcMember' as const,
  basis: 'election' as const,
  documentNo: null,
  startedOn,
});
const over = (startedOn: string) => {
  const words = begun(startedOn);
  const termId = PostTermDesk.termIdOf(words);
  return { type: 'RecordPastTerm', termId, ...words, endedOn: '2026-04-01', reason: 'term-end' } as const;
};

describe('a village that was closed', () => {
  it('takes no term that goes on, by whichever way it is recorded', async () => {
    const desk = registry.deskOn(new FixedClock(today));
    const words = { ...begun('2026-02-01'), publicPower: null };
    const load = () => registry.asSystem(() => refusedCode(async () => void (await desk.load(words, true))));
    expect(await load()).toBe('unit-ended');
    const term = { type: 'StartPost', termId: PostTermDesk.termIdOf(words), ...words } as const;
    const batch = new PostTermBatch(registry.partsOn(today).commands, desk);
    const loaded = (mode: 'write' | 'rehearse') =>
      registry.asSystem(() => batch.load(village, [{ commandId: 'row-1', words: term }], { firstLoad: true, mode }));
    expect([await loaded('rehearse'), await loaded('write')]).toEqual([['unit-ended'], ['unit-ended']]);
    const { refused } = await registry.postsOn(today).posts([words]);
    expect(refused).toEqual([{ index: 0, code: 'unit-ended' }]);
  });

  it('takes the history of terms that began while it stood', async () => {
    const desk = registry.deskOn(new FixedClock(today));
    const record = (words: ReturnType<typeof over>) =>
      registry.asSystem(() => refusedCode(async () => void (await desk.loadPast(words, true))));
    expect(await record(over('2026-03-02'))).toBe('unit-ended');
    expect(await record(over('2026-02-01'))).toBeUndefined();
  });
});
