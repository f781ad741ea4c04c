import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '#testing/servers';
import { Child } from './harness/child.js';
import { expectCount, median, type BenchRow } from './harness/figures.js';
import { FIRST_DAY, openReviewCounty, type ReviewCounty } from './harness/review-county.js';
import { candidateOf, departmentOf, headOf, villageOf } from './harness/review-people.js';
import { countOf } from './harness/row-count.js';
import { inTemporaryFolder } from './harness/temporary-folder.js';
import type { DbosMethods } from './processes/dbos.process.js';

const DEPARTMENTS = 7;
const CALLERS = 16;
const CASES = 48;
const WARM_UP = 16;
const WORKFLOWS = 400;
const MINUTE = 60;

const CHECKS = ['structure', 'eligibility', 'procedure', 'material'];
const EVENTS_OF_A_CASE = [
  ['JointReviewOpened.v1', 1],
  ['FilingAccepted.v1', 1],
  ['SecretaryAppointed.v1', 1],
  ['SecretaryRegistered.v1', 1],
] as const;

/** Once the public notice of five working days is over. */
const NOTICE_OVER = '2026-01-14T01:00:00.000Z';
const APPOINTED_ON = '2026-01-14';
const POLL_MS = 250;

const typed = (type: string) => `select count(*)::int from eventstore.event where type = '${type}'`;

/** Appointments of secretaries by twelve people over HTTP, beside durable workflows of five steps on DBOS. */
export const run = () => inTemporaryFolder(measure);

const measure = async (dataDir: string): Promise<{ rows: BenchRow[] }> => {
  const server = await startPostgres({ durable: true });
  const peer = Child.start<DbosMethods>('dbos');
  const total = WARM_UP + CASES;
  const [ours, theirs] = [await server.createDatabase('appointments'), await server.createDatabase('peer')];
  const county = await openReviewCounty(dataDir, ours, { departments: DEPARTMENTS, candidates: total });
  try {
    await peer.call('launch', theirs);
    await peer.call('run', { callers: CALLERS, workflows: WORKFLOWS / 2 });
    await many(0, WARM_UP, (n) => untilNoticed(county, n));
    const workflows = [await peer.call('run', { callers: CALLERS, workflows: WORKFLOWS })];
    const noticed = await many(WARM_UP, CASES, (n) => untilNoticed(county, n));
    await county.moveTo(NOTICE_OVER);
    await many(0, WARM_UP, (n) => appoint(county, n));
    const appointed = await many(WARM_UP, CASES, (n) => appoint(county, n));
    workflows.push(await peer.call('run', { callers: CALLERS, workflows: WORKFLOWS }));
    const database = new pg.Client(ours);
    await database.connect();
    for (const [type, times] of EVENTS_OF_A_CASE)
      expectCount(type, await countOf(database, typed(type)), total * times);
    await database.end();
    return { rows: rowsOf(median(workflows), CASES / (noticed + appointed)) };
  } finally {
    await county.stop();
    await peer.stop();
    await server.stop();
  }
};

/** Seconds for the cases from `first` on, by so many callers at a time. */
const many = async (first: number, count: number, work: (n: number) => Promise<void>): Promise<number> => {
  const began = performance.now();
  let next = first;
  const caller = async () => {
    for (let n = next++; n < first + count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return (performance.now() - began) / 1_000;
};

const appointments = new Map<number, string>();

type Shown = Readonly<{ stage: string; steps: readonly Readonly<{ step: string }>[] }>;

/** The process takes the next step by itself, a moment after people have done theirs. */
const until = async ({ read }: ReviewCounty, n: number, isSo: (shown: Shown) => boolean): Promise<void> => {
  while (!isSo(await read<Shown>('county-officer', `/secretary-appointments/${appointments.get(n)!}`)))
    await sleep(POLL_MS);
};

/** From the opening over joint review and filing to the public notice: 25 requests. */
const untilNoticed = async (county: ReviewCounty, n: number): Promise<void> => {
  const { act } = county;
  const [secretaryId, villageCode] = [candidateOf(n), villageOf(n)];
  const opening = { secretaryId, villageCode, post: 'secretary', entry: 'appointment', onTrial: false };
  appointments.set(n, await act('town-officer', '/secretary-appointments', opening));
  await review(county, n);
  const prepared = { secretaryId, villageCode, countsFrom: FIRST_DAY };
  const filing = await act('town-officer', '/secretary-filings', prepared);
  for (const kind of ['meeting-minutes', 'inspection-report']) await county.attach('town-officer', filing, kind);
  const submission = { taskId: 'filing-submission.1.1', result: 'submit', opinion: '' };
  await act('town-party', `/cases/${filing}/opinions`, submission);
  const checks = CHECKS.map((check) => ({ check, conforms: true }));
  await act('county-officer', `/secretary-filings/${filing}/examination`, { checks, note: '已审核' });
  await act('county-leader', `/secretary-filings/${filing}/acceptance`, {});
  await until(county, n, ({ stage }) => stage === 'public-notice');
  const notice = { postedOn: FIRST_DAY, place: '公开栏' };
  await act('town-officer', `/secretary-appointments/${appointments.get(n)!}/notice`, notice);
};

/** Fifteen commands. */
const review = async ({ act, circulated }: ReviewCounty, n: number): Promise<void> => {
  const id = await circulated(n, 'secretary');
  for (let department = 0; department < DEPARTMENTS; department++) {
    const seal = { signedBy: headOf(department), sealedOn: FIRST_DAY };
    const reply = { taskId: `circulation.1.${department + 1}`, result: 'clear', opinion: '', seal };
    await act(departmentOf(department), `/cases/${id}/opinions`, reply);
  }
  await act('county-leader', `/cases/${id}/decision`, { outcome: 'pass', reasons: '' });
  await act('county-officer', `/joint-reviews/${id}/feedback`, {});
};

/** Two commands, until the secretary stands in register and database. */
const appoint = async (county: ReviewCounty, n: number): Promise<void> => {
  const path = `/secretary-appointments/${appointments.get(n)!}`;
  await county.act('town-officer', `${path}/notice-closure`, { objections: 0, upheld: false, note: '无异议' });
  const paper = { documentNo: `港沟委〔2026〕${n + 1}号`, documentOn: APPOINTED_ON, startedOn: APPOINTED_ON };
  await county.act('town-party', `${path}/appointment`, paper);
  await until(county, n, ({ steps }) => steps.some(({ step }) => step === 'registration'));
};

const rowsOf = (workflows: number, cases: number): BenchRow[] => [
  {
    name: `five-step durable workflow on DBOS, ${CALLERS} callers`,
    value: Math.round(workflows * MINUTE),
    unit: '1/min',
  },
  {
    name: `appointment of 25 commands by 12 people over HTTP, ${CALLERS} callers`,
    value: Math.round(cases * MINUTE),
    unit: '1/min',
    ratio: cases / workflows,
  },
];
