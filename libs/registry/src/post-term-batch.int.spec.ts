import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import type { PostCode } from './domain/posts.js';
import { PostTermBatch, type LoadedTerm } from './post-term-batch.js';
import { PostTermDesk } from './post-term-desk.js';
import { FixedClock, openRegistry, sampleUnits } from './registry.fixture.js';
import { refusedCode } from './registry-import/table-planner.js';

const village = '370102001001';
const today = '2026-05-04';

/** Dies at the n-th append from the moment in which it is told to. */
class MortalLog extends InMemoryEventStore {
  left = Infinity;

  override async append(...append: Parameters<InMemoryEventStore['append']>) {
    if (this.left-- <= 0) throw new Error('killed');
    return super.append(...append);
  }
}

type Registry = Awaited<ReturnType<typeof openRegistry>>;

let server: PostgresServer;
let log: MortalLog;
let registry: Registry;
let databases = 0;

const opened = async (on: InMemoryEventStore): Promise<Registry> => {
  const known = await openRegistry(await server.createDatabase(`batch_${++databases}`), on);
  await known.importOn(today).units(sampleUnits);
  await known.catchUp();
  return known;
};

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
beforeEach(async () => {
  log = new MortalLog();
  registry = await opened(log);
});
afterEach(() => registry.store.close());
afterAll(() => server.stop());

const facts = { relatives: { brother: ['wang'], wang: ['brother'] } };

const term = (personId: string, post: PostCode, startedOn: string, endedOn?: string): LoadedTerm => {
  const basis = post === 'clerk' ? 'contract' : 'election';
  const words = { personId, orgCode: village, post, basis, startedOn, documentNo: null } as const;
  const termId = PostTermDesk.termIdOf(words);
  return {
    commandId: `load-${termId}`,
    words:
      endedOn === undefined
        ? { type: 'StartPost', termId, ...words, publicPower: null }
        : { type: 'RecordPastTerm', termId, ...words, endedOn, reason: 'term-end' },
  };
};

/** Rows of a table, as they begin: some contradict each other, some the law. */
const terms: readonly LoadedTerm[] = [
  term('old', 'secretary', '2015-03-01', '2018-03-01'),
  term('other', 'secretary', '2016-03-01', '2017-03-01'),
  term('next', 'secretary', '2018-03-01', '2021-03-01'),
  term('late', 'vcMember', '2019-03-01', '2019-02-01'),
  term('wang', 'secretary', '2021-03-01'),
  term('wang', 'vcDirector', '2021-03-10'),
  term('li', 'secretary', '2021-03-11'),
  term('a', 'vcMember', '2021-03-12'),
  term('b', 'vcMember', '2021-03-12'),
  term('brother', 'vscMember', '2021-03-13'),
  term('a', 'vscDirector', '2021-03-14'),
  term('c', 'vscDirector', '2021-03-14'),
  term('d', 'clerk', '2021-04-01'),
  term('e', 'villagerRep', '2021-04-01'),
];

const batchOf = ({ partsOn, deskOn }: Registry) =>
  new PostTermBatch(partsOn(today).commands, deskOn(new FixedClock(today), facts));

const load = (on: Registry, mode: 'write' | 'rehearse', firstLoad = true) =>
  on.asSystem(() => batchOf(on).load(village, terms, { firstLoad, mode }));

const written = async (on: InMemoryEventStore) =>
  (await on.readAll({ limit: 1_000 }))
    .filter(({ stream }) => stream.startsWith('postterm-') || stream.startsWith('villagebody-'))
    .map(({ stream, type }) => `${stream} ${type}`);

describe('many terms of a village', () => {
  it('are decided as they would be one after the other', async () => {
    const one = new InMemoryEventStore();
    const slow = await opened(one);
    const desk = slow.deskOn(new FixedClock(today), facts);
    const codes: (string | undefined)[] = [];
    for (const { commandId, words } of terms) {
      const begin = async () => {
        await (words.type === 'StartPost' ? desk.load(words, true) : desk.loadPast(words, true));
      };
      codes.push(await slow.asSystem(() => refusedCode(begin), commandId));
    }
    await slow.store.close();
    expect(codes.filter((code) => code !== undefined)).toEqual([
      'seat-occupied',
      'ends-before-start',
      'seat-occupied',
      'rule-r2-near-relative-in-vc-and-vsc',
      'rule-r2-same-person-in-vc-and-vsc',
    ]);
    expect(await load(registry, 'rehearse')).toEqual(codes);
    expect(await written(log)).toEqual([]);
    expect(await load(registry, 'write')).toEqual(codes);
    const facts1 = (lines: readonly string[]) => lines.filter((line) => !line.includes('Warning')).toSorted();
    expect(facts1(await written(log))).toEqual(facts1(await written(one)));
  });

  it('of a later table need the papers and the review that commands need', async () => {
    const facts2 = { ...facts, unreviewed: ['a'] };
    const batch = new PostTermBatch(registry.partsOn(today).commands, registry.deskOn(new FixedClock(today), facts2));
    const appointed = (personId: string, documentOn: string | null): LoadedTerm => {
      const { commandId, words } = term(personId, 'partyMember', '2021-03-01');
      return { commandId, words: { ...words, basis: 'appointment', documentNo: '1号', documentOn } };
    };
    const later = [appointed('a', '2021-02-26'), appointed('b', null), appointed('c', '2021-02-26'), terms[12]!];
    const given = (firstLoad: boolean) =>
      registry.asSystem(() => batch.load(village, later, { firstLoad, mode: 'rehearse' }));
    expect(await given(false)).toEqual(['not-reviewed', 'document-required', undefined, 'document-required']);
    expect(await given(true)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('of the past that a later table brings are asked for the review and for investigations, too', async () => {
    const known = { ...facts, unreviewed: ['a'], locks: { b: { resignationConsented: false } } };
    const batch = new PostTermBatch(registry.partsOn(today).commands, registry.deskOn(new FixedClock(today), known));
    const over = (personId: string): LoadedTerm => {
      const { commandId, words } = term(personId, 'partyMember', '2016-03-01', '2018-03-01');
      return { commandId, words: { ...words, basis: 'appointment', documentNo: '1号', documentOn: '2016-02-26' } };
    };
    const given = (firstLoad: boolean) =>
      registry.asSystem(() => batch.load(village, ['a', 'b', 'c'].map(over), { firstLoad, mode: 'rehearse' }));
    expect(await given(false)).toEqual(['not-reviewed', 'investigation-lock', undefined]);
    expect(await given(true)).toEqual([undefined, undefined, undefined]);
  });

  it.each([0, 1, 2, 5, 9])('begin once each, after they were cut off at append %i', async (at) => {
    log.left = at;
    await expect(load(registry, 'write')).rejects.toThrow('killed');
    log.left = Infinity;
    const codes = await load(registry, 'write');
    expect(codes.filter((code) => code !== undefined)).toHaveLength(5);
    const lines = await written(log);
    expect(lines.filter((line) => line.endsWith('PostStarted.v1'))).toHaveLength(terms.length - 5);
    expect(new Set(lines.filter((line) => line.endsWith('SeatTaken.v1'))).size).toBe(1);
    expect(lines.filter((line) => line.endsWith('SeatTaken.v1'))).toHaveLength(terms.length - 6);
  });
});
