import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { PersonalText, PostgresKeyVault, verifyChains } from '#event-store';
import { categoryOf, fold } from '#kernel';
import { ReadStore } from '#read-store';
import { aggregates } from '../golden/schemas.js';
import { bodiesOf } from '../fixtures/arbitrary-bodies.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { documentOf, operationsOf, type Document, type Operation } from '../fixtures/open-api.fixture.js';
import { liveRows, rebuiltRows } from '../fixtures/read-model-rows.fixture.js';
import { filings, submittedWedding, weddingOf } from '../fixtures/sample-cases.fixture.js';

jest.setTimeout(240_000);

const TRIES = 40;
const AT_ONCE = 8;
const SEED = 20_261_010;
const TODAY = '2026-01-05';
/** Those who take a case through its route: most of what they give has a chance. */
const route = ['member', 'secretary', 'discipline'];
const actors = [...route, 'clerk', 'leader', 'county-discipline', 'security', 'supervision'];

let site: Installation;
let document: Document;
let cases: string[];

beforeAll(async () => {
  site = await openInstallation();
  document = await documentOf(site.address);
  const { visitors } = site;
  const act = (login: string, path: string, body: object = {}) => visitors.act(login, `${filings}/${path}`, body);
  cases = [await visitors.act('member', filings, weddingOf(await visitors.personId('member'), '2026-03-20'))];
  for (let steps = 0; steps < 4; steps++) {
    const id = await submittedWedding(visitors, '2026-03-20');
    if (steps > 0) await act('secretary', `${id}/check`, { opinion: '属实' });
    if (steps > 1) await act('discipline', `${id}/registration`);
    if (steps > 2) await act('member', `${id}/cancellation`, { reason: '取消' });
    cases.push(id);
  }
}, 120_000);
afterAll(() => site.close());

type Step = Readonly<{ operation: Operation; actor: string; body: unknown; id: number }>;

/** Each command of the interface several times, in any order, by anybody, with any words that its schema admits. */
const steps = async (): Promise<readonly Step[]> => {
  const people = await Promise.all(actors.map((actor) => site.visitors.personId(actor)));
  const known = {
    reporterId: [people[0]!, site.elderId],
    personId: [site.elderId],
    relativeId: [site.elderId],
    orgCode: ['370112018213', '370112018', '370112'],
    kind: ['own-wedding', 'child-wedding', 'birthday', 'parent-funeral'],
  };
  const commands = operationsOf(document).filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'Idempotency-Key'),
  );
  const given = commands.map((operation) =>
    fc.array(
      fc.record({
        operation: fc.constant(operation),
        actor: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...route) }, fc.constantFrom(...actors)),
        body: operation.body ? bodiesOf(operation.body, document, known, TODAY) : fc.constant({}),
        id: fc.nat(1_000),
      }),
      { minLength: TRIES, maxLength: TRIES },
    ),
  );
  const all = fc
    .tuple(...given)
    .chain((lists) => fc.shuffledSubarray(lists.flat(), { minLength: lists.flat().length }));
  return fc.sample(all, { seed: SEED, numRuns: 1 })[0]!;
};

const give = async ({ operation: { path }, actor, body, id }: Step): Promise<number> => {
  const ids = path.includes('ceremony-filings') ? cases : [site.elderId];
  const filled = path.replace('/api/v1', '').replaceAll(/\{[^}]+\}/g, ids[id % ids.length]!);
  const { status, body: answer } = await site.visitors.as<{ id?: string } | null>(actor, filled, { body });
  if (status === 200 && path.endsWith('ceremony-filings') && answer?.id) cases.push(answer.id);
  return status;
};

describe('any commands, by anybody, in any order', () => {
  it('leave whole chains, streams that fold, and read models that a rebuild gives again', async () => {
    const random = await steps();
    const statuses: number[] = [];
    for (let from = 0; from < random.length; from += AT_ONCE)
      statuses.push(...(await Promise.all(random.slice(from, from + AT_ONCE).map(give))));
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(10);

    expect((await verifyChains(site.log)).broken).toBeUndefined();
    const masterKey = Buffer.from(await readFile(join(site.dataDir, 'master.key'), 'utf8'), 'base64');
    const vault = new PostgresKeyVault(site.databaseUrl, masterKey);
    const reads = new ReadStore({ url: site.databaseUrl });
    const reader = new PersonalText(vault);
    try {
      expect(await foldAll(reader)).toBeGreaterThan(10);
      const live = await liveRows(reads, site.log);
      expect(live['ceremony_cases']!.length).toBeGreaterThanOrEqual(cases.length);
      expect(await rebuiltRows(reads, site.log, reader)).toEqual(live);
    } finally {
      await Promise.all([reads.close(), vault.close()]);
    }
  });
});

/** Folds every stream whose kind can be folded from outside, and answers how many. */
const foldAll = async (reader: PersonalText): Promise<number> => {
  const streams = new Set((await site.log.readAll()).map(({ stream }) => stream));
  let folded = 0;
  for (const stream of streams) {
    const aggregate = aggregates.find(({ category }) => category === categoryOf(stream));
    if (!aggregate) continue;
    const history = await reader.open(aggregate.events, await site.log.read(stream));
    const state = fold(aggregate.decider as never, history.map(({ event }) => event) as never);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    folded++;
  }
  return folded;
};
