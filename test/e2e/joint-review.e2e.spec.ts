import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { temporaryFolder } from '../fixtures/installation.fixture.js';
import { departments, reviewPeople, reviewPersonOf } from '../fixtures/review-people.fixture.js';
import { SourceProcess } from '../fixtures/source-process.fixture.js';
import { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(120_000);

const PASSWORD = 'correct horse battery';
const MINUTES = { sha256: 'a'.repeat(64), kind: 'meeting-minutes' };
const checks = ['police-post', 'justice-office', 'economic-station', 'discipline'].map((check) => ({
  check,
  doubtful: false,
  checkedOn: '2026-03-02',
}));

let office: Readonly<{ visitors: Visitors; close: () => Promise<void> }>;
let batchId: string;

type Move = Readonly<{ action: string; taskId: string | null; stage: string | null; office: string | null }>;
type Result = Readonly<{
  outcome: string | null;
  standing: string;
  validUntil: string | null;
  stage: string;
  grounds: readonly Readonly<{ code: string; tier: string; basisNo: string | null }>[];
  replies: readonly Readonly<{ office: string; result: string }>[] | null;
}>;

const act = (login: string, path: string, body: object = {}) => office.visitors.act(login, path, body);
const refused = (login: string, path: string, body: object = {}) => office.visitors.refusal(login, path, body);
const read = <T>(login: string, path: string) => office.visitors.read<T>(login, path);
const movesOf = (login: string, review: string) => read<readonly Move[]>(login, `/cases/${review}/moves`);
const resultOf = (login: string, review: string) => read<Result>(login, `/joint-reviews/${review}`);

/** Signs the task that waits for somebody in a stage. */
const sign = async (login: string, review: string, result: string, more: object = {}) => {
  const move = (await movesOf(login, review)).find(({ action }) => action === 'GiveOpinion');
  return act(login, `/cases/${review}/opinions`, { taskId: move?.taskId, result, opinion: '', ...more });
};

const opening = (candidate: string, post: string) => ({
  candidateId: reviewPersonOf(candidate),
  villageCode: units.village,
  occasion: 'election',
  post,
  batchId,
});

/** A review on its way to the departments. */
const circulated = async (candidate: string, post: string): Promise<string> => {
  const review = await act('secretary', '/joint-reviews', opening(candidate, post));
  await act('secretary', `/joint-reviews/${review}/village-check`, { note: '符合任职条件' });
  await act('town-officer', `/joint-reviews/${review}/town-review`, { checks, note: '同意上报' });
  await act('town-officer', `/cases/${review}/documents`, MINUTES);
  await sign('town-party', review, 'submit');
  await sign('county-officer', review, 'circulate');
  return review;
};

const replyAll = async (review: string, but: readonly string[] = []) => {
  for (const code of departments.filter((one) => !but.includes(one))) await sign(code, review, 'clear');
};

beforeAll(async () => {
  const folder = await temporaryFolder();
  const env = { CLOCK: 'virtual', PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: folder.path, OFFICE_PASSWORD: PASSWORD };
  const program = SourceProcess.start('test/fixtures/review-office.process.ts', env);
  const address = await program.message<string>();
  const visitors = new Visitors(address, new Map(reviewPeople.map(({ login }) => [login, PASSWORD])));
  const close = async () => {
    await program.stop();
    await folder.remove();
  };
  office = { visitors, close };
  for (const department of departments)
    await act('county-officer', '/review-departments', {
      countyCode: units.county,
      department,
      title: department,
      mandatory: true,
      liaisonId: reviewPersonOf(department),
      headId: reviewPersonOf(`${department}-head`),
      reviewerIds: [],
    });
  const batch = { townCode: units.town, occasion: 'election', election: '2026', urgent: false };
  batchId = await act('town-officer', '/joint-review-batches', batch);
}, 180_000);
afterAll(() => office.close());

describe('before a joint review', () => {
  type Stage = Readonly<{
    key: string;
    limit: { amount: number } | null;
    offices: readonly { people: readonly { name: string }[] }[];
  }>;

  it('its procedure and its route are shown, with people', async () => {
    const procedures = await read<readonly { name: string; versions: readonly object[] }[]>('candidate', '/procedures');
    expect(procedures).toMatchObject([{ name: 'joint-review', versions: [{ version: 1 }] }]);
    const path = '/procedures/joint-review/route-preview';
    const sent = await office.visitors.as<{ stages: readonly Stage[] }>('secretary', path, {
      body: { orgCode: units.village },
    });
    const stages = sent.body.stages.map(({ key, offices }) => [key, offices.length, offices[0]?.people[0]?.name]);
    expect(stages).toEqual([
      ['village-check', 1, '孙书记'],
      ['town-review', 1, '周委员'],
      ['submission', 1, '吴书记'],
      ['intake', 1, '郑干事'],
      ['circulation', 7, expect.any(String)],
      ['decision', 1, '冯部长'],
    ]);
    expect(await refused('stranger', path, { orgCode: units.village })).toBe('404 unknown-unit');
    expect(await refused('secretary', '/procedures/none/route-preview', { orgCode: units.village })).toBe(
      '404 unknown-procedure',
    );
  });

  it('nothing begins twice, for oneself, outside a batch, or for nobody', async () => {
    expect(
      await refused('town-officer', '/joint-review-batches', {
        townCode: units.town,
        occasion: 'election',
        election: '2026',
        urgent: false,
      }),
    ).toBe('422 batch-exists');
    const own = { ...opening('secretary', 'secretary') };
    expect(await refused('secretary', '/joint-reviews', own)).toBe('403 own-case');
    expect(await refused('stranger', '/joint-reviews', opening('candidate', 'vcMember'))).toBe('403 not-permitted');
    expect(await refused('secretary', '/joint-reviews', { ...opening('candidate', 'vcMember'), batchId: null })).toBe(
      '422 batch-missing',
    );
    expect(
      await refused('secretary', '/joint-reviews', { ...opening('candidate', 'vcMember'), occasion: 'by-election' }),
    ).toBe('422 no-such-batch');
    const nobody = { ...opening('candidate', 'vcMember'), candidateId: '8f5c9c1a-5c35-4d0c-9a56-999999999999' };
    expect(await refused('secretary', '/joint-reviews', nobody)).toBe('404 unknown-person');
  });

  it('the table of grounds is the handbook’s, and takes none without a legal basis', async () => {
    const ground = {
      countyCode: units.county,
      code: 'S11',
      tier: 'soft',
      zh: '侵占集体资源',
      en: 'resources seized',
      evidence: '文号',
      effectiveFrom: '2026-03-02',
    };
    expect(await refused('county-leader', '/ineligibility-grounds', { ...ground, basis: '' })).toBe(
      '422 ground-without-basis',
    );
    expect(await refused('county-leader', '/ineligibility-grounds', { ...ground, zh: '上访', basis: '通知' })).toBe(
      '422 never-a-ground',
    );
    const table = await read<readonly { code: string }[]>('candidate', `/ineligibility-grounds?county=${units.county}`);
    expect(table).toHaveLength(13);
    await act('county-leader', '/ineligibility-grounds', { ...ground, basis: '区委〔2026〕2号决定' });
    expect(await read('candidate', `/ineligibility-grounds?county=${units.county}`)).toHaveLength(14);
  });
});

describe('a joint review over HTTP', () => {
  it('with a hard ground: notified, heard, looked at, failed with reasons; the candidate learns class and paper', async () => {
    const review = await circulated('rival', 'vcDirector');
    expect(await refused('secretary', '/joint-reviews', opening('rival', 'vcDirector'))).toBe('422 review-in-parallel');
    expect(
      await refused('county-officer', `/cases/${review}/opinions`, {
        taskId: 'circulation.1.1',
        result: 'clear',
        opinion: '',
      }),
    ).toBe('403 not-permitted');
    await replyAll(review, ['police']);
    const police = { ground: 'H1', basisNo: '（2024）鲁0112刑初8号', opinion: '判处有期徒刑一年' };
    expect(
      await refused('police', `/cases/${review}/opinions`, { taskId: 'circulation.1.1', result: 'hard', ...police }),
    ).toMatch(/403|422/);
    await sign('police', review, 'hard', police);
    const decide = (outcome: string) =>
      refused('county-leader', `/cases/${review}/decision`, { outcome, reasons: '情形成立' });
    expect(await decide('pass')).toBe('422 hard-ground-stands');
    expect(await decide('fail')).toBe('422 notice-first');
    expect((await office.visitors.as('rival', `/joint-reviews/${review}`)).status).toBe(404);
    await act('county-officer', `/joint-reviews/${review}/adverse-notice`, { noticeNo: '济历城组函〔2026〕7号' });
    expect(await decide('fail')).toBe('422 statement-awaited');
    await act('rival', `/joint-reviews/${review}/statement`, { statedOn: '2026-03-02', statement: '判决系同名他人' });
    await act('county-officer', `/joint-reviews/${review}/panels`, {
      heldOn: '2026-03-02',
      minutes: 'b'.repeat(64),
      findings: [{ office: 'dept:police', finding: 'confirmed' }],
      note: '核对身份证号，系本人',
    });
    await act('county-leader', `/cases/${review}/decision`, { outcome: 'fail', reasons: '刑罚影响期内' });
    await act('county-officer', `/joint-reviews/${review}/feedback`, { letterNo: '济历城组函〔2026〕8号' });
    expect(await resultOf('rival', review)).toMatchObject({
      outcome: 'fail',
      grounds: [{ code: 'H1', tier: 'hard', basisNo: police.basisNo }],
      replies: null,
    });
    expect((await resultOf('county-leader', review)).replies).toContainEqual(
      expect.objectContaining({ office: 'dept:police', result: 'hard' }),
    );
    const other = await act('secretary', '/joint-reviews', opening('candidate', 'vcDirector'));
    await act('secretary', `/cases/${other}/withdrawal`, { reason: '另行提名' });
  });

  it('keeps what departments say from the town, in history and matrix', async () => {
    type Matrix = Readonly<{
      items: readonly { cells: readonly { office: string; result: string | null; light: string }[] }[];
    }>;
    const cell = async (login: string) =>
      (await read<Matrix>(login, `/joint-reviews/matrix?batch=${batchId}`)).items
        .flatMap(({ cells }) => cells)
        .find(({ office: name, light }) => name === 'dept:police' && light === 'grey')?.result;
    expect([
      await cell('county-officer'),
      await cell('police'),
      await cell('court'),
      await cell('town-officer'),
    ]).toEqual(['hard', 'hard', null, null]);
    expect(await read('stranger', `/joint-reviews/matrix?batch=${batchId}`)).toMatchObject({ items: [], total: 0 });
    const [review] = (
      await read<{ items: readonly { caseId: string }[] }>(
        'town-officer',
        '/cases?kind=election&status=closed&stage=closed',
      )
    ).items;
    type History = Readonly<{ entries: readonly { type: string; data: Record<string, unknown> }[] }>;
    const said = async (login: string) =>
      (await read<History>(login, `/cases/${review!.caseId}/history`)).entries
        .filter(({ type, data }) => type === 'OpinionGiven.v1' && data['office'] === 'dept:police')
        .map(({ data }) => data['ground']);
    expect([
      await said('county-leader'),
      await said('police'),
      await said('town-officer'),
      await said('supervisor'),
    ]).toEqual([['H1'], ['H1'], [null], [null]]);
  });

  it('with a missing reply: no decision, liaison on day 3, head on day 5, then a pass with six months', async () => {
    const review = await circulated('candidate', 'secretary');
    await replyAll(review, ['court']);
    expect(await refused('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' })).toBe(
      '422 replies-missing',
    );
    type Alerts = Readonly<{ items: readonly { stage: string; caseId: string }[] }>;
    const alerted = async (login: string) =>
      (await read<Alerts>(login, '/alerts')).items.filter(({ caseId }) => caseId === review).map(({ stage }) => stage);
    await office.visitors.at('2026-03-05 09:00');
    expect([await alerted('court'), await alerted('court-head')]).toEqual([['remind'], []]);
    await office.visitors.at('2026-03-09 09:00');
    expect([await alerted('court'), await alerted('court-head')]).toEqual([['remind'], ['yellow']]);
    const inbox = await read<{ items: readonly { caseId: string; myActions: readonly string[] }[] }>('court', '/inbox');
    expect(inbox.items.filter(({ caseId }) => caseId === review)).toMatchObject([{ myActions: ['GiveOpinion'] }]);
    await sign('court', review, 'clear');
    await act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
    await act('county-officer', `/joint-reviews/${review}/feedback`, { letterNo: '济历城组函〔2026〕9号' });
    expect(await resultOf('town-officer', review)).toMatchObject({
      outcome: 'pass',
      standing: 'valid',
      validUntil: '2026-09-09',
      stage: 'closed',
    });
  });

  it('lets nobody act twice, and tells strangers nothing', async () => {
    const review = await circulated('candidate', 'partyMember');
    await act('county-officer', '/review-departments', {
      countyCode: units.county,
      department: 'organization',
      title: 'organization',
      mandatory: true,
      liaisonId: reviewPersonOf('county-officer'),
      headId: reviewPersonOf('organization-head'),
      reviewerIds: [],
    });
    const next = await act('secretary', '/joint-reviews', opening('candidate', 'vscMember'));
    await act('secretary', `/joint-reviews/${next}/village-check`, { note: '符合' });
    await act('town-officer', `/joint-reviews/${next}/town-review`, { checks, note: '同意' });
    await act('town-officer', `/cases/${next}/documents`, MINUTES);
    await sign('town-party', next, 'submit');
    await sign('county-officer', next, 'circulate');
    const view = await movesOf('organization-head', next);
    const { taskId } = view.find(({ office: name }) => name === 'dept:organization')!;
    expect(await refused('county-officer', `/cases/${next}/opinions`, { taskId, result: 'clear', opinion: '' })).toBe(
      '403 acted-at-earlier-stage',
    );
    const urge = { note: '请尽快' };
    expect(await refused('stranger', `/cases/${review}/urgings`, urge)).toBe('404 unknown-case');
    expect(await refused('stranger', '/cases/00000000-0000-4000-8000-000000000001/urgings', urge)).toBe(
      '404 unknown-case',
    );
    await act('county-leader', `/cases/${review}/urgings`, urge);
    const transfer = {
      taskId: 'circulation.1.1',
      to: { role: 'townOrgOfficer', org: units.otherTown },
      reason: '转办',
    };
    expect(await refused('stranger', `/cases/${review}/transfers`, transfer)).toBe('404 unknown-case');
    expect(await refused('county-leader', `/cases/${review}/transfers`, transfer)).toBe('422 office-outside-the-case');
  });
});
