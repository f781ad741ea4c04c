import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { pdf, uploadForCase } from '../fixtures/papers.fixture.js';
import { appointing, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

describe('before a joint review', () => {
  type Stage = Readonly<{
    key: string;
    limit: { amount: number } | null;
    offices: readonly { people: readonly { name: string }[] }[];
  }>;

  it('its procedure and its route are shown, with people', async () => {
    const procedures = await office.read<readonly { name: string; versions: readonly object[] }[]>(
      'candidate',
      '/procedures',
    );
    expect(procedures.find(({ name }) => name === 'joint-review')).toMatchObject({
      versions: [{ version: 1 }, { version: 2 }, { version: 3 }],
    });
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
    expect(await office.refused('stranger', path, { orgCode: units.village })).toBe('404 unknown-unit');
    expect(await office.refused('secretary', '/procedures/none/route-preview', { orgCode: units.village })).toBe(
      '404 unknown-procedure',
    );
  });

  it('nothing begins twice, for oneself, outside a batch, or for nobody', async () => {
    expect(
      await office.refused('town-officer', '/joint-review-batches', {
        townCode: units.town,
        occasion: 'election',
        election: '2026',
        urgent: false,
      }),
    ).toBe('422 batch-exists');
    expect(await office.refused('secretary', '/joint-reviews', office.opening('secretary', 'secretary'))).toBe(
      '403 own-case',
    );
    expect(await office.refused('stranger', '/joint-reviews', office.opening('candidate', 'vcMember'))).toBe(
      '403 not-permitted',
    );
    expect(
      await office.refused('secretary', '/joint-reviews', {
        ...office.opening('candidate', 'vcMember'),
        batchId: null,
      }),
    ).toBe('422 batch-missing');
    expect(
      await office.refused('secretary', '/joint-reviews', {
        ...office.opening('candidate', 'vcMember'),
        occasion: 'by-election',
      }),
    ).toBe('422 no-such-batch');
    expect(
      await office.refused('town-officer', '/joint-reviews', {
        ...office.opening('candidate', 'vcMember'),
        villageCode: units.town,
      }),
    ).toBe('422 not-a-village');
    const nobody = { ...office.opening('candidate', 'vcMember'), candidateId: '8f5c9c1a-5c35-4d0c-9a56-999999999999' };
    expect(await office.refused('secretary', '/joint-reviews', nobody)).toBe('404 unknown-person');
  });
});

const appointed = (post: string) => office.refused('town-officer', '/post-terms', appointing('candidate', post));

describe('a joint review over HTTP', () => {
  it('with a hard ground: notified, heard, looked at, failed with reasons; the candidate learns class and paper', async () => {
    const review = await office.circulated('rival', 'vcDirector');
    expect(await office.refused('secretary', '/joint-reviews', office.opening('rival', 'vcDirector'))).toBe(
      '422 review-in-parallel',
    );
    const early = { taskId: 'circulation.1.1', result: 'clear', opinion: '' };
    expect(await office.refused('county-officer', `/cases/${review}/opinions`, early)).toBe('403 not-permitted');
    await office.replyAll(review, ['police']);
    const police = { ground: 'H1', basisNo: '（2024）鲁0112刑初8号', opinion: '判处有期徒刑一年' };
    expect(
      await office.refused('police', `/cases/${review}/opinions`, {
        taskId: 'circulation.1.1',
        result: 'hard',
        ...police,
      }),
    ).toMatch(/403|422/);
    await office.sign('police', review, 'hard', police);
    const decide = (outcome: string) =>
      office.refused('county-leader', `/cases/${review}/decision`, { outcome, reasons: '情形成立' });
    expect(await decide('pass')).toBe('422 hard-ground-stands');
    expect(await decide('fail')).toBe('422 notice-first');
    expect((await office.visitors.as('rival', `/joint-reviews/${review}`)).status).toBe(404);
    await office.act('county-officer', `/joint-reviews/${review}/adverse-notice`, {
      noticeNo: '济历城组函〔2026〕7号',
    });
    expect(await decide('fail')).toBe('422 statement-awaited');
    await office.act('rival', `/joint-reviews/${review}/statement`, {
      statedOn: '2026-03-02',
      statement: '判决系同名他人',
    });
    await office.act('county-officer', `/joint-reviews/${review}/panels`, {
      heldOn: '2026-03-02',
      minutes: await uploadForCase(office.visitors, 'county-officer', review, pdf('会商纪要')),
      findings: [{ office: 'dept:police', finding: 'confirmed' }],
      note: '核对身份证号，系本人',
    });
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'fail', reasons: '刑罚影响期内' });
    await office.act('county-officer', `/joint-reviews/${review}/feedback`, { letterNo: '济历城组函〔2026〕8号' });
    expect(await office.resultOf('rival', review)).toMatchObject({
      outcome: 'fail',
      grounds: [{ code: 'H1', tier: 'hard', basisNo: police.basisNo }],
      replies: null,
    });
    expect(await office.refused('secretary', '/joint-reviews', office.opening('rival', 'vcDirector'))).toBe(
      '422 failed-on-this-occasion',
    );
    const learns = async (login: string) => {
      const { outcome, grounds } = await office.resultOf(login, review);
      return [outcome, grounds.map(({ code, basisNo }) => [code, basisNo])];
    };
    const named = [['H1', police.basisNo]];
    expect(
      await Promise.all(['county-officer', 'police-head', 'secretary', 'town-officer', 'court'].map(learns)),
    ).toEqual([named, named, [], [], []].map((grounds) => ['fail', grounds]));
    expect((await office.resultOf('county-leader', review)).replies).toContainEqual(
      expect.objectContaining({ office: 'dept:police', result: 'hard' }),
    );
    const other = await office.act('secretary', '/joint-reviews', office.opening('candidate', 'vcDirector'));
    await office.act('secretary', `/cases/${other}/withdrawal`, { reason: '另行提名' });
  });

  it('keeps what departments say from the town, in history and matrix', async () => {
    type Cells = readonly { office: string; result: string | null; light: string }[];
    type Matrix = Readonly<{ items: readonly { cells: Cells }[]; total: number }>;
    const matrix = `/joint-reviews/matrix?batch=${office.batchId}`;
    const cell = async (login: string) =>
      (await office.read<Matrix>(login, matrix)).items
        .flatMap(({ cells }) => cells)
        .find(({ office: name, light }) => name === 'dept:police' && light === 'grey')?.result;
    expect([
      await cell('county-officer'),
      await cell('police'),
      await cell('court'),
      await cell('town-officer'),
    ]).toEqual(['hard', 'hard', null, null]);
    expect(await office.read('stranger', matrix)).toMatchObject({ items: [], total: 0 });
    const { total } = await office.read<Matrix>('police', matrix);
    expect(total).toBeGreaterThan(0);
    expect(await office.read('police', `${matrix}&page=9`)).toMatchObject({ items: [], total });
    const [review] = (
      await office.read<{ items: readonly { caseId: string }[] }>(
        'town-officer',
        '/cases?kind=election&status=closed&stage=closed',
      )
    ).items;
    type History = Readonly<{ entries: readonly { type: string; data: Record<string, unknown> }[] }>;
    const said = async (login: string) =>
      (await office.read<History>(login, `/cases/${review!.caseId}/history`)).entries
        .filter(({ type, data }) => type === 'OpinionGiven.v2' && data['office'] === 'dept:police')
        .map(({ data }) => data['ground']);
    expect([
      await said('county-leader'),
      await said('police'),
      await said('town-officer'),
      await said('supervisor'),
    ]).toEqual([['H1'], ['H1'], [null], [null]]);
  });

  it('with a missing reply: no decision, liaison on day 3, head on day 5, then a pass with six months', async () => {
    const review = await office.circulated('candidate', 'secretary');
    await office.replyAll(review, ['court']);
    expect(await appointed('partyMember')).toBe('422 not-reviewed');
    expect(await appointed('secretary')).toBe('422 not-reviewed');
    expect(await office.refused('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' })).toBe(
      '422 replies-missing',
    );
    type Alerts = Readonly<{ items: readonly { stage: string; caseId: string }[] }>;
    const alerted = async (login: string) =>
      (await office.read<Alerts>(login, '/alerts')).items
        .filter(({ caseId }) => caseId === review)
        .map(({ stage }) => stage);
    await office.visitors.at('2026-03-05 09:00');
    expect([await alerted('court'), await alerted('court-head')]).toEqual([['remind'], []]);
    await office.visitors.at('2026-03-09 09:00');
    expect([await alerted('court'), await alerted('court-head')]).toEqual([['remind'], ['yellow']]);
    const inbox = await office.read<{ items: readonly { caseId: string; myActions: readonly string[] }[] }>(
      'court',
      '/inbox',
    );
    expect(inbox.items.filter(({ caseId }) => caseId === review)).toMatchObject([{ myActions: ['GiveOpinion'] }]);
    await office.sign('court', review, 'clear');
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
    await office.act('county-officer', `/joint-reviews/${review}/feedback`, { letterNo: '济历城组函〔2026〕9号' });
    expect(await office.resultOf('town-officer', review)).toMatchObject({
      outcome: 'pass',
      standing: 'valid',
      validUntil: '2026-09-09',
      stage: 'closed',
    });
    expect(await appointed('partyMember')).toBe('422 not-reviewed');
    expect(await office.act('town-officer', '/post-terms', appointing('candidate', 'secretary'))).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  it('lets nobody act twice, and tells strangers nothing', async () => {
    const review = await office.circulated('candidate', 'partyMember');
    await office.act('county-officer', '/review-departments', {
      countyCode: units.county,
      department: 'organization',
      title: 'organization',
      mandatory: true,
      liaisonId: reviewPersonOf('county-officer'),
      headId: reviewPersonOf('organization-head'),
      reviewerIds: [],
    });
    const next = await office.act('secretary', '/joint-reviews', office.opening('candidate', 'vscMember'));
    await office.act('secretary', `/joint-reviews/${next}/village-check`, { note: '符合' });
    await office.submit(next);
    const view = await office.movesOf('organization-head', next);
    const { taskId } = view.find(({ office: name }) => name === 'dept:organization')!;
    expect(
      await office.refused('county-officer', `/cases/${next}/opinions`, { taskId, result: 'clear', opinion: '' }),
    ).toBe('403 acted-at-earlier-stage');
    const urge = { note: '请尽快' };
    expect(await office.refused('stranger', `/cases/${review}/urgings`, urge)).toBe('404 unknown-case');
    expect(await office.refused('stranger', '/cases/00000000-0000-4000-8000-000000000001/urgings', urge)).toBe(
      '404 unknown-case',
    );
    await office.act('county-leader', `/cases/${review}/urgings`, urge);
    const transfer = {
      taskId: 'circulation.1.1',
      to: { role: 'townOrgOfficer', org: units.otherTown },
      reason: '转办',
    };
    expect(await office.refused('stranger', `/cases/${review}/transfers`, transfer)).toBe('404 unknown-case');
    expect(await office.refused('county-leader', `/cases/${review}/transfers`, transfer)).toBe('422 not-open-now');
  });
});
