import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openRegistry, sampleUnits } from '../registry.fixture.js';
import type { ImportProgress } from './registry-import.js';
import type { PersonRow, PostRow } from './registry-rows.js';

const village = '370102001001';
const persons: readonly PersonRow[] = Array.from({ length: 300 }, (_, n) => ({
  personId: `6d5c9c1a-5c35-4d0c-9a56-${String(n).padStart(12, '0')}`,
  name: `村民${n}`,
  orgCode: village,
}));
const post: PostRow = {
  personId: persons[0]!.personId,
  orgCode: village,
  post: 'vcDirector',
  basis: 'election',
  startedOn: '2026-03-10',
  publicPower: null,
  documentNo: null,
};

/** Counts the appends under way; one of them fails when it is told to. */
class WatchedLog extends InMemoryEventStore {
  underWay = 0;
  most = 0;
  failIn = Infinity;

  override async append(...append: Parameters<InMemoryEventStore['append']>) {
    this.most = Math.max(this.most, ++this.underWay);
    await new Promise((resolve) => setImmediate(resolve));
    this.underWay--;
    if (this.failIn-- === 0) throw new Error('the store went away');
    return super.append(...append);
  }
}

let server: PostgresServer;
let log: WatchedLog;
let registry: Awaited<ReturnType<typeof openRegistry>>;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
beforeEach(async () => {
  log = new WatchedLog();
  registry = await openRegistry(await server.createDatabase(`import_${++databases}`), log);
});
afterEach(() => registry.store.close());
afterAll(() => server.stop());

const termEvents = async () =>
  (await log.readAll({ limit: 10_000 })).filter(({ stream }) => stream.startsWith('postterm-')).map(({ type }) => type);
const events = async () => (await log.readAll({ limit: 10_000 })).length;

describe('registry import', () => {
  it('registers units in the order of their levels, wherever they stand, and tells its progress', async () => {
    const progress: ImportProgress[] = [];
    const report = await registry.importOn('2026-03-02').units(sampleUnits, { onProgress: (p) => progress.push(p) });
    expect(report).toEqual({ total: 9, refused: [] });
    expect(progress.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await log.readAll({ limit: 1 }))[0]!.stream).toBe('orgunit-3701');
    expect(await events()).toBe(9);
  });

  it('imports nothing twice, not even on another day', async () => {
    const first = registry.importOn('2026-03-02');
    await first.units(sampleUnits);
    await first.people(persons);
    await registry.catchUp();
    await registry.postsOn('2026-03-02').posts([post]);
    const before = await events();
    const again = registry.importOn('2026-03-03');
    const reports = [
      await again.units(sampleUnits),
      await again.people(persons),
      await registry.postsOn('2026-03-03').posts([post]),
    ];
    expect(reports.map(({ refused }) => refused)).toEqual([[], [], []]);
    expect([before, await events()]).toEqual([before, before]);
    expect(await termEvents()).toEqual(['PostStarted.v1', 'TermEndPlanned.v1', 'MilestoneSet.v1']);
  });

  it('rehearses: the same rows are refused, and nothing is written', async () => {
    const appointed: PostRow = { ...post, basis: 'appointment' };
    const rehearse = { rehearse: true };
    const registryImport = registry.importOn('2026-03-02');
    await registryImport.units(sampleUnits);
    await registry.catchUp();
    const other = { ...post, personId: persons[1]!.personId };
    const reports = [
      await registryImport.units(sampleUnits, rehearse),
      await registryImport.people(persons, rehearse),
      await registry.postsOn('2026-03-02').posts([post, appointed, other], rehearse),
    ];
    expect(reports.map(({ refused }) => refused)).toEqual([
      [],
      [],
      [
        { index: 1, code: 'vc-post-only-by-election' },
        { index: 2, code: 'seat-occupied' },
      ],
    ]);
    expect(await events()).toBe(sampleUnits.length);
  });

  it('reports the rows that are refused, and goes on with the others', async () => {
    const report = await registry
      .importOn('2026-03-02')
      .units([
        { code: '370199001', name: '孤镇', level: 'town', parentCode: '370199' },
        ...sampleUnits,
        { code: '370102001009', name: '错村', level: 'village', parentCode: '370102' },
      ]);
    expect(report).toEqual({
      total: 11,
      refused: [
        { index: 0, code: 'unknown-parent' },
        { index: 10, code: 'parent-level-mismatch' },
      ],
    });
    expect(await events()).toBe(9);
  });

  it('finds parents that an earlier import registered', async () => {
    const importing = registry.importOn('2026-03-02');
    await importing.units(sampleUnits);
    await registry.catchUp();
    const late = { code: '370103001', name: '三镇', level: 'town', parentCode: '370103' } as const;
    expect((await importing.units([late])).refused).toEqual([]);
  });

  it('reports a row that was imported before with other content', async () => {
    const importing = registry.importOn('2026-03-02');
    await importing.people(persons.slice(0, 2));
    const report = await importing.people([persons[0]!, { ...persons[1]!, name: '改名' }]);
    expect(report.refused).toEqual([{ index: 1, code: 'imported-otherwise' }]);
  });

  it('records of registered people that they are Party members, once', async () => {
    const importing = registry.importOn('2026-03-02');
    await importing.people(persons.slice(0, 2));
    const members = [persons[0]!.personId];
    for (let time = 0; time < 2; time++) expect((await importing.partyMembers(members)).refused).toEqual([]);
    expect(await events()).toBe(3);
    const unknown = await importing.partyMembers([persons[5]!.personId]);
    expect(unknown.refused.map(({ index }) => index)).toEqual([0]);
    await registry.catchUp();
    const rows = await registry.store.db.selectFrom('people').select(['key', 'party_member']).execute();
    expect(rows.toSorted((a, b) => a.key.localeCompare(b.key)).map((row) => row.party_member)).toEqual([true, null]);
  });

  it("refuses to appoint to the villagers' committee", async () => {
    await registry.importOn('2026-03-02').units(sampleUnits);
    await registry.catchUp();
    const report = await registry.postsOn('2026-03-02').posts([{ ...post, basis: 'appointment' }]);
    expect(report.refused).toEqual([{ index: 0, code: 'vc-post-only-by-election' }]);
  });

  it('refuses the rows that break a rule on structure, and goes on with the others of the village', async () => {
    await registry.importOn('2026-03-02').units(sampleUnits);
    await registry.catchUp();
    const [director, brother, member] = persons.map(({ personId }) => personId);
    const rows: PostRow[] = [
      { ...post, personId: brother!, post: 'vscMember', startedOn: '2026-03-12' },
      { ...post, personId: director! },
      { ...post, personId: member!, post: 'vscMember', startedOn: '2026-03-12' },
      { ...post, orgCode: '370199001001' },
    ];
    const facts = { relatives: { [brother!]: [director!], [director!]: [brother!] } };
    const report = await registry.postsOn('2026-03-20', facts).posts(rows);
    expect(report.refused).toEqual([
      { index: 0, code: 'rule-r2-near-relative-in-vc-and-vsc' },
      { index: 3, code: 'unknown-unit' },
    ]);
  });

  it('works on many rows at once, but on no more than 64', async () => {
    await registry.importOn('2026-03-02').people(persons);
    expect(log.most).toBe(64);
  });

  it('ends when the store fails, and completes when it is run again', async () => {
    log.failIn = 100;
    const importing = registry.importOn('2026-03-02');
    await expect(importing.people(persons)).rejects.toThrow('the store went away');
    expect(await events()).toBeLessThan(300);
    expect((await importing.people(persons)).refused).toEqual([]);
    expect(await events()).toBe(300);
  });

  it('keeps names out of the command ids and out of the log', async () => {
    const importing = registry.importOn('2026-03-02');
    await importing.people([{ ...persons[0]!, name: '李秀英' }]);
    const [first] = await log.readAll({ limit: 1 });
    const other = await openRegistry(await server.createDatabase(`import_${++databases}`));
    await other.importOn('2026-03-02').people([{ ...persons[0]!, name: '王建国' }]);
    const [second] = await other.log.readAll({ limit: 1 });
    await other.store.close();
    expect(first!.metadata.commandId).toBe(second!.metadata.commandId);
    expect(JSON.stringify(first!.data)).not.toContain('李秀英');
  });
});
