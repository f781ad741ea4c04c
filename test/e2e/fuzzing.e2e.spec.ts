import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PersonalText, PostgresKeyVault, verifyChains } from '#event-store';
import { addDays, categoryOf, fold } from '#kernel';
import { ReadStore } from '#read-store';
import { aggregates } from '../golden/schemas.js';
import { actors, FIRST_DAY } from '../fixtures/fuzz-people.fixture.js';
import { openFuzzWorld, type FuzzWorld } from '../fixtures/fuzz-world.fixture.js';
import { documentOf, operationsOf, type Operation } from '../fixtures/open-api.fixture.js';
import { RandomCommands, waveOf, type Turn } from '../fixtures/random-commands.fixture.js';
import { liveRows, rebuiltRows } from '../fixtures/read-model-rows.fixture.js';

jest.setTimeout(600_000);

/**
 * Commands that random turns do not carry through, by the thing that they are given on: what they need comes about by turns
 * in order, each by another office, on papers that name each other, or it is opened by the program after such turns. The
 * model specs of the deciders and the stories of their own cover them.
 */
const neverDone: Readonly<Record<string, readonly string[]>> = {
  '/adjustments/{adjustmentId}': [
    'admonitions',
    'announcement',
    'answers',
    'concerns',
    'decision',
    'post-filing',
    'proposal',
    'rechecks',
    'self-corrections',
    'suspension-end',
    'suspensions',
    'tolerance-opinions',
    'unfounded',
  ],
  '/cases/{flowId}': [
    'copy-reads',
    'decision',
    'delegate-reports',
    'delegations',
    'material',
    'material-requests',
    'reopening',
    'signatories',
    'signatory-removals',
  ],
  '/handovers/{handoverId}': [
    'closure',
    'enforcement',
    'extension',
    'inventory',
    'item-checks',
    'list',
    'order',
    'receiver',
    'refusals',
    'signatures',
  ],
  '/joint-reviews/{reviewId}': [
    'adverse-facts',
    'adverse-notice',
    'deferral',
    'feedback',
    'panels',
    're-review',
    'revocation',
    'statement',
  ],
  '/open-selections/candidacies/{candidacyId}': ['appointment', 'ending', 'listing', 'medical-check'],
  '/open-selections/{selectionId}': ['candidacies', 'notice'],
  '/people/{id}/relatives/{relativeId}': ['confirmation', 'refutation'],
  '/personnel-files/{personId}/discipline-entries/{entryId}': ['revocation'],
  '/personnel-files/{personId}/documents/{documentId}': ['correction'],
  '/reserve-entries/{entryId}': ['appointment'],
  '/rotations/{rotationId}': ['retry'],
  '/secretary-appointments/{appointmentId}': [
    'appointment',
    'declining',
    'new-decision',
    'notice',
    'notice-closure',
    'revocation',
    'term-request',
    'trial-end',
    'trial-hearing',
  ],
  '': ['secretary-filings'],
  '/secretary-filings/{secretaryFilingId}': [
    'acceptance',
    'changes',
    'correction',
    'examination',
    'first-training',
    'objection',
    'registration',
    'voiding',
  ],
};
const NEVER_DONE: ReadonlySet<string> = new Set(
  Object.entries(neverDone).flatMap(([of, parts]) => parts.map((part) => `${of}/${part}`)),
);
/** Of the others so many may come too late: turns at the same moment are in no order. */
const MISSED_AT_MOST = 12;

/** Commands after which there is less to do. */
const ENDING = [
  /\/(death|departure|investigations|mergers|split|move|transfer|withdrawal|removal|cancellation|ending|delisting|voiding)$/,
  /\/(accounts|org-units|joint-review-batches|open-selections)\/.*\/closure$/,
];
/** What begins a case waits until those that are begun have gone on. */
const BEGINNING = /\/(adjustments|rotations|secretary-appointments|joint-reviews|reserve-entries|open-selections)$/;
/** What moves most cases on. */
const MOVING = /\/cases\/\{flowId\}\/opinions$/;

const timesIn = (wave: number, { path }: Operation): number => {
  if (ENDING.some((ending) => ending.test(path))) return wave % 5 === 4 ? 1 : 0;
  if (BEGINNING.test(path)) return wave % 3 === 0 ? 1 : 0;
  return MOVING.test(path) ? 10 : 1;
};

const WAVES = 30;
const AT_ONCE = 8;
const [REACTED_MS, POLL_MS] = [120_000, 250];
const SEED = 20_261_010;

let world: FuzzWorld;
let commands: readonly Operation[];

beforeAll(async () => {
  world = await openFuzzWorld();
  commands = operationsOf(await documentOf(world.site.address)).filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'Idempotency-Key'),
  );
}, 240_000);
afterAll(() => world.site.close());

type Given = Readonly<{ turn: Turn; status: number }>;

const giveAll = async (): Promise<readonly Given[]> => {
  const { site, pools, able } = world;
  const document = await documentOf(site.address);
  const random = new RandomCommands(site.visitors, actors, pools, able);
  const given: Given[] = [];
  for (let wave = 0; wave < WAVES; wave++) {
    const today = addDays(FIRST_DAY, Math.floor(wave / 2) * 3);
    if (wave > 0 && wave % 2 === 0) await site.visitors.at(`${today} 09:00`);
    if (wave % 2 === 0) await world.readLists();
    await random.look(wave);
    const timesOf = (operation: Operation) => timesIn(wave, operation);
    const turns = waveOf(commands, timesOf, { document, known: world.wordsFor(wave, today), today }, SEED + wave);
    for (let from = 0; from < turns.length; from += AT_ONCE) {
      const some = turns.slice(from, from + AT_ONCE);
      const statuses = await Promise.all(some.map((turn) => random.give(turn)));
      given.push(...some.map((turn, at) => ({ turn, status: statuses[at]! })));
    }
  }
  return given;
};

const routeOf = ({ operation: { path } }: Turn): string => path.replace('/api/v1', '');

describe('any commands, by anybody, in any order', () => {
  it('leave whole chains, streams that fold, and read models that a rebuild gives again', async () => {
    const given = await giveAll();
    expect(given.filter(({ status }) => status >= 500)).toEqual([]);
    const done = new Set(given.filter(({ status }) => status === 200).map(({ turn }) => routeOf(turn)));
    const routes = new Set(given.map(({ turn }) => routeOf(turn)));
    expect([...NEVER_DONE].filter((route) => !routes.has(route))).toEqual([]);
    const missed = [...routes].filter((route) => !done.has(route) && !NEVER_DONE.has(route));
    expect(missed.slice(MISSED_AT_MOST)).toEqual([]);

    expect((await verifyChains(world.site.log)).broken).toBeUndefined();
    const masterKey = Buffer.from(await readFile(join(world.site.dataDir, 'master.key'), 'utf8'), 'base64');
    const vault = new PostgresKeyVault(world.site.databaseUrl, masterKey);
    const reads = new ReadStore({ url: world.site.databaseUrl });
    const reader = new PersonalText(vault);
    try {
      await allReacted(reads);
      expect(await foldAll(reader)).toBeGreaterThan(100);
      const live = await liveRows(reads, world.site.log);
      expect(live['ceremony_cases']!.length).toBeGreaterThanOrEqual(world.pools.of('ceremony-filings').length);
      expect(await rebuiltRows(reads, world.site.log, reader)).toEqual(live);
    } finally {
      await Promise.all([reads.close(), vault.close()]);
    }
  });
});

/** Waits until every reaction has read the log to its end: what they write is on record. None has given up on an event. */
const allReacted = async ({ pool }: ReadStore): Promise<void> => {
  const reached = 'select min(position)::text as position from reaction.progress';
  const behind = async () => {
    const { rows } = await pool.query<{ position: string }>(reached);
    return (await world.site.log.head())! > BigInt(rows[0]!.position);
  };
  for (let waited = 0; (await behind()) && waited < REACTED_MS; waited += POLL_MS) await sleep(POLL_MS);
  expect(await behind()).toBe(false);
  expect((await pool.query('select reaction, type, code from reaction.parked')).rows).toEqual([]);
};

/** Folds every stream whose kind can be folded from outside, and answers how many. */
const foldAll = async (reader: PersonalText): Promise<number> => {
  const streams = new Set((await world.site.log.readAll()).map(({ stream }) => stream));
  let folded = 0;
  for (const stream of streams) {
    const aggregate = aggregates.find(({ category }) => category === categoryOf(stream));
    if (!aggregate) continue;
    const history = await reader.open(aggregate.events, await world.site.log.read(stream));
    const state = fold(aggregate.decider as never, history.map(({ event }) => event) as never);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    folded++;
  }
  return folded;
};
