import pg from 'pg';
import { startPostgres } from '#testing/servers';
import { Child } from './harness/child.js';
import { expectCount, median, type BenchRow } from './harness/figures.js';
import { openReviewCounty, type ReviewCounty } from './harness/review-county.js';
import { departmentOf } from './harness/review-people.js';
import { countOf } from './harness/row-count.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';
import type { DbosMethods } from './processes/dbos.process.js';

const DEPARTMENTS = 7;
const CALLERS = 16;
const ROUNDS = 2;
const CASES = 48;
const WARM_UP = 16;
const WORKFLOWS = 400;
const MINUTE = 60;

const OPENED = `select count(*)::int from eventstore.event where type = 'JointReviewOpened.v1'`;
const CLOSED = `select count(*)::int from eventstore.event where type = 'CaseClosed.v1'`;
const REPLIED = `select count(*)::int from eventstore.event where type = 'OpinionGiven.v1' and data->>'result' = 'clear'`;

/** Joint reviews from opening to result by twelve people over HTTP, beside durable workflows of five steps on DBOS. */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const server = await startPostgres({ durable: true });
  const peer = Child.start<DbosMethods>('dbos');
  const total = WARM_UP + ROUNDS * CASES;
  const [ours, theirs] = [await server.createDatabase('reviews'), await server.createDatabase('peer')];
  const county = await openReviewCounty(dataDir, ours, { departments: DEPARTMENTS, candidates: total });
  try {
    await peer.call('launch', theirs);
    await peer.call('run', { callers: CALLERS, workflows: WORKFLOWS / 2 });
    await reviewMany(county, 0, WARM_UP);
    const rates = { reviews: [] as number[], workflows: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      rates.workflows.push(await peer.call('run', { callers: CALLERS, workflows: WORKFLOWS }));
      rates.reviews.push(await reviewMany(county, WARM_UP + round * CASES, CASES));
    }
    const database = new pg.Client(ours);
    await database.connect();
    expectCount('reviews opened', await countOf(database, OPENED), total);
    expectCount('replies', await countOf(database, REPLIED), total * DEPARTMENTS);
    expectCount('reviews closed', await countOf(database, CLOSED), total);
    await database.end();
    return { rows: rowsOf(median(rates.workflows), median(rates.reviews)) };
  } finally {
    await county.stop();
    await peer.stop();
    await server.stop();
  }
};

/** Reviews a second of candidates from `first` on, by so many callers at a time. */
const reviewMany = async (county: ReviewCounty, first: number, count: number): Promise<number> => {
  const began = performance.now();
  let next = first;
  const caller = async () => {
    for (let n = next++; n < first + count; n = next++) await review(county, n);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return count / ((performance.now() - began) / 1_000);
};

const review = async ({ act, circulated }: ReviewCounty, n: number): Promise<void> => {
  const id = await circulated(n);
  for (let department = 0; department < DEPARTMENTS; department++) {
    const reply = { taskId: `circulation.1.${department + 1}`, result: 'clear', opinion: '' };
    await act(departmentOf(department), `/cases/${id}/opinions`, reply);
  }
  await act('county-leader', `/cases/${id}/decision`, { outcome: 'pass', reasons: '' });
  await act('county-officer', `/joint-reviews/${id}/feedback`, {});
};

const rowsOf = (workflows: number, reviews: number): BenchRow[] => [
  {
    name: `five-step durable workflow on DBOS, ${CALLERS} callers`,
    value: Math.round(workflows * MINUTE),
    unit: '1/min',
  },
  {
    name: `joint review of 15 commands by 12 people over HTTP, ${CALLERS} callers`,
    value: Math.round(reviews * MINUTE),
    unit: '1/min',
    ratio: reviews / workflows,
  },
];
