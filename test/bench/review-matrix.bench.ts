import pg from 'pg';
import { startPostgres } from '#testing/servers';
import { expectCount, quantile, type BenchRow } from './harness/figures.js';
import { openReviewCounty, type ReviewCounty } from './harness/review-county.js';
import { candidateOf } from './harness/review-people.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';

const DEPARTMENTS = 16;
const CANDIDATES = 1_000;
const SIZE = 50;
const READS = 200;
const AT_ONCE = 2;
const GOAL_MS = 100;

/** Copies of one line, each with a case and a candidate of its own. */
const FILL = `insert into read.review_cases
  select copy.* from read.review_cases t, generate_series(2, $3::int) n,
    lateral json_populate_record(null::read.review_cases, replace(replace(row_to_json(t)::text,
      $1, md5('review-' || n)::uuid::text), $2, left($2, 24) || lpad(n::text, 12, '0'))::json) copy
  where t.case_id = $1`;

type Matrix = Readonly<{
  total: number;
  items: readonly Readonly<{ cells: readonly unknown[]; candidate: { name: string } }>[];
}>;

/** Sixteen departments and a thousand candidates of one batch: pages of the matrix over HTTP. */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const server = await startPostgres({ durable: true });
  const url = await server.createDatabase('matrix');
  const county = await openReviewCounty(dataDir, url, { departments: DEPARTMENTS, candidates: CANDIDATES });
  try {
    const review = await county.circulated(0, 'vcMember');
    await untilListed(county);
    const database = new pg.Client(url);
    await database.connect();
    await database.query(FILL, [review, candidateOf(0), CANDIDATES]);
    await database.query('vacuum (analyze)');
    await database.end();
    const latencies: number[] = [];
    const reader = async (_: unknown, first: number) => {
      for (let read = first; read < READS; read += AT_ONCE) {
        const began = performance.now();
        const { total, items } = await page(county, 1 + (read % (CANDIDATES / SIZE)));
        latencies.push(performance.now() - began);
        expectCount('candidates', total, CANDIDATES);
        expectCount('cells', items.flatMap(({ cells }) => cells).length, SIZE * DEPARTMENTS);
        expectCount('names', items.filter(({ candidate }) => candidate.name).length, SIZE);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
    const name = `page of ${SIZE} of the matrix, ${DEPARTMENTS} departments, ${CANDIDATES.toLocaleString('en')} candidates`;
    return {
      rows: [
        { name: `${name}, p50`, value: quantile(latencies, 0.5), unit: 'ms' },
        { name: `${name}, p95`, value: quantile(latencies, 0.95), unit: 'ms', goal: GOAL_MS, atMost: true },
      ],
    };
  } finally {
    await county.stop();
    await server.stop();
  }
};

const page = ({ read, batchId }: ReviewCounty, number: number): Promise<Matrix> =>
  read('county-officer', `/joint-reviews/matrix?batch=${batchId}&size=${SIZE}&page=${number}`);

const untilListed = async (county: ReviewCounty): Promise<void> => {
  while ((await page(county, 1)).items[0]?.cells.length !== DEPARTMENTS);
};
