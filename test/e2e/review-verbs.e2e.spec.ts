import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../fixtures/eventually.fixture.js';
import { reviewsOf } from '../fixtures/acting-on-reviews.fixture.js';
import { openReviewOffice, sealOf, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;

beforeAll(async () => {
  office = await openReviewOffice();
  await office.act('town-officer', `/people/${reviewPersonOf('candidate')}/relatives`, {
    relativeId: reviewPersonOf('rival'),
    relation: 'sibling',
  });
}, 180_000);
afterAll(() => office.close());

const { person, taskOf, actionsOf, waiting, clocksOf, historyOf, atIntake } = reviewsOf(() => office);

describe('signatories of the completeness check', () => {
  it('are added before, after and beside by the county, and taken out again', async () => {
    const review = await atIntake('candidate', 'vcDirector');
    const cases = `/cases/${review}`;
    const own = await taskOf('county-officer', review);
    const add = (place: string, login: string) =>
      ({ taskId: own, place, signatory: person(login), reason: '会同有关单位核对' }) as const;
    expect(await office.refused('town-officer', `${cases}/signatories`, add('before', 'civil-affairs-head'))).toBe(
      '403 not-permitted',
    );
    const refusals = ['candidate', 'rival', 'secretary', 'stranger'].map((login) =>
      office.refused('county-officer', `${cases}/signatories`, add('before', login)),
    );
    expect(await Promise.all(refusals)).toEqual([
      '422 addressee-concerned',
      '422 addressee-near-relative',
      '422 addressee-kept-apart',
      '422 office-outside-the-case',
    ]);
    await office.act('county-officer', `${cases}/signatories`, add('before', 'civil-affairs-head'));
    expect(await waiting('county-officer', review)).toEqual([]);
    expect(await waiting('civil-affairs-head', review)).toEqual(['GiveOpinion']);
    await office.act('civil-affairs-head', `${cases}/opinions`, {
      taskId: await taskOf('civil-affairs-head', review),
      result: 'circulate',
      opinion: '材料齐全',
    });
    await office.act('county-officer', `${cases}/signatories`, add('beside', 'county-discipline'));
    await office.act('county-officer', `${cases}/signatories`, add('after', 'justice-head'));
    expect(await waiting('county-discipline', review)).toEqual(['GiveOpinion']);
    expect(await waiting('justice-head', review)).toEqual([]);
    const beside = await taskOf('county-discipline', review);
    const out = { taskId: beside, reason: '已另行征求意见' };
    expect(await office.refused('county-discipline', `${cases}/signatory-removals`, out)).toBe('403 not-permitted');
    await office.act('county-officer', `${cases}/signatory-removals`, out);
    expect(
      await office.refused('county-discipline', `${cases}/opinions`, {
        taskId: beside,
        result: 'circulate',
        opinion: '',
      }),
    ).toBe('422 not-open-now');
    await office.sign('county-officer', review, 'circulate');
    expect(await waiting('justice-head', review)).toEqual(['GiveOpinion']);
    expect(await waiting('police', review)).toEqual([]);
    await office.sign('justice-head', review, 'circulate');
    expect(await waiting('police', review)).toEqual(['GiveOpinion']);
    const told = (await historyOf('county-officer', review)).map(({ type }) => type);
    expect(told).toEqual(expect.arrayContaining(['SignatoryAdded.v1', 'SignatoryRemoved.v1']));
    const reply = { taskId: await taskOf('justice', review), result: 'clear', opinion: '' };
    expect(await office.refused('justice-head', `${cases}/opinions`, reply)).toBe('403 acted-at-earlier-stage');
  });
});

describe('what is offered', () => {
  it('says what it rests on, also where it is a command of the review alone', async () => {
    const review = await office.act('secretary', '/joint-reviews', office.opening('rival', 'secretary'));
    type Offered = Readonly<{ action: string; basis: readonly string[] }>;
    const moves = (login: string) => office.read<readonly Offered[]>(login, `/cases/${review}/moves`);
    expect((await moves('secretary')).find(({ action }) => action === 'RecordVillageCheck')?.basis).toEqual([
      'handbook W1a: RecordVillageCheck',
    ]);
    await office.act('secretary', `/joint-reviews/${review}/village-check`, { note: '符合任职条件' });
    const offered = [...(await moves('secretary')), ...(await moves('town-officer'))];
    expect(offered.map(({ action }) => action)).toContain('RecordTownReview');
    expect(offered.filter(({ basis }) => basis.length === 0)).toEqual([]);
    await office.act('secretary', `/cases/${review}/withdrawal`, { reason: '另行提名' });
  });
});

describe('a department that answers', () => {
  it('has its answer looked into within the house, and what is said there stays there', async () => {
    const review = await office.circulated('rival', 'vcMember');
    const cases = `/cases/${review}`;
    const taskId = await taskOf('court', review);
    const to = (login: string) => ({ taskId, to: person(login), request: '请核对执行案件' });
    expect(await office.refused('court', `${cases}/delegations`, to('police'))).toBe(
      '422 delegate-not-of-the-department',
    );
    const role = { taskId, to: { role: 'countyReviewer', org: '370112' }, request: '请核对' };
    expect(await office.refused('court', `${cases}/delegations`, role)).toBe('422 delegate-not-of-the-department');
    expect(await office.refused('court', `${cases}/delegations`, to('rival'))).toBe('422 addressee-concerned');
    expect(await office.refused('police', `${cases}/delegations`, to('county-discipline'))).toBe('403 not-permitted');
    await office.act('court', `${cases}/delegations`, to('county-discipline'));
    expect(await actionsOf('court', review)).not.toContain('GiveOpinion');
    expect(await waiting('county-discipline', review)).toEqual(['ReportToDelegator']);
    await office.act('county-discipline', `${cases}/delegate-reports`, { taskId, opinion: '未见被执行记录' });
    expect(await waiting('court', review)).toEqual(['GiveOpinion']);
    const reported = async (login: string) =>
      (await historyOf(login, review)).find(({ type }) => type === 'DelegateReported.v1')?.data['opinion'];
    expect([await reported('court'), await reported('county-leader'), await reported('town-officer')]).toEqual([
      '未见被执行记录',
      '未见被执行记录',
      null,
    ]);
    await office.act('court', `${cases}/comments`, { comment: '另有一案待核' });
    const remarked = async (login: string) =>
      (await historyOf(login, review)).find(({ type }) => type === 'CommentMade.v1')?.data['comment'];
    expect([await remarked('court'), await remarked('county-leader'), await remarked('police')]).toEqual([
      '另有一案待核',
      '另有一案待核',
      null,
    ]);
    expect([await remarked('secretary'), await remarked('town-officer')]).toEqual([null, null]);
    await office.sign('court', review, 'clear');
  });

  it('asks the town for material: all clocks stand until it comes, or until the cap', async () => {
    const review = await office.circulated('rival', 'vscMember');
    const cases = `/cases/${review}`;
    const ask = { taskId: await taskOf('police', review), what: '身份证复印件' };
    expect(await office.refused('town-officer', `${cases}/material-requests`, ask)).toBe('403 not-permitted');
    const due = async () => {
      const found = (await clocksOf(review)).find(({ deadlineId }) => deadlineId === 'circulation~dept:court');
      return [found?.status, found?.dueOn];
    };
    expect(await due()).toEqual(['running', '2026-03-05']);
    await office.act('police', `${cases}/material-requests`, ask);
    expect((await due())[0]).toBe('paused');
    expect(
      await office.refused('court', `${cases}/opinions`, {
        taskId: 'circulation.1.2',
        result: 'clear',
        opinion: '',
        seal: sealOf('court'),
      }),
    ).toBe('422 not-open-now');
    expect(await waiting('secretary', review)).toEqual(['ProvideMaterial']);
    expect(await office.refused('town-officer', `${cases}/material`, { note: '已补' })).toBe('403 not-permitted');
    await office.visitors.at('2026-03-03 09:00');
    await office.act('secretary', `${cases}/material`, { note: '已补' });
    expect(await due()).toEqual(['running', '2026-03-06']);
    await office.act('police', `${cases}/material-requests`, ask);
    await office.visitors.at('2026-03-06 09:00');
    await eventually(due, ([status]) => status === 'running');
    expect(await due()).toEqual(['running', '2026-03-11']);
    await eventually(
      () => waiting('police', review),
      (found) => found.includes('GiveOpinion'),
    );
    expect((await historyOf('secretary', review)).map(({ type }) => type)).toContain('MaterialCapReached.v1');
    await office.replyAll(review);
    expect(await actionsOf('county-leader', review)).toContain('DecideCase');
  });

  it('knows the versions by their numbers, with the verbs of each stage', async () => {
    const procedures = await office.read<
      readonly {
        name: string;
        versions: readonly { version: number; stages: readonly { key: string; may: string[] }[] }[];
      }[]
    >('candidate', '/procedures');
    const versions = procedures.find(({ name }) => name === 'joint-review')?.versions ?? [];
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    for (const { stages } of versions.slice(1))
      expect(stages.find(({ key }) => key === 'circulation')?.may).toEqual([
        'take-back',
        'delegate',
        'request-material',
      ]);
    const takenBack = versions.map(({ stages }) =>
      stages.filter(({ may }) => may.includes('take-back')).map(({ key }) => key),
    );
    const replies = ['circulation'];
    expect(takenBack).toEqual([replies, replies, ['village-check', 'town-review', 'submission', ...replies]]);
  });
});

describe('a department that need not answer', () => {
  type Cell = Readonly<{ office: string; status: string; result: string | null; ground: string | null }>;
  type Matrix = Readonly<{ items: readonly Readonly<{ reviewId: string; cells: readonly Cell[] }>[] }>;

  it('is told as not waited for once the others have answered, and reports what it finds until the decision', async () => {
    await office.act('county-officer', '/review-departments', {
      countyCode: '370112',
      department: 'audit',
      title: '审计局',
      mandatory: false,
      liaisonId: reviewPersonOf('county-discipline'),
      headId: reviewPersonOf('supervisor'),
      reviewerIds: [],
    });
    const review = await office.circulated('rival', 'secretary');
    const cellOf = async (login: string) => {
      const matrix = await office.read<Matrix>(login, `/joint-reviews/matrix?batch=${office.batchId}`);
      const cells = matrix.items.find(({ reviewId }) => reviewId === review)?.cells ?? [];
      const { status, ground } = cells.find(({ office: name }) => name === 'dept:audit') ?? {};
      return [status, ground];
    };
    const notWaitedFor = async (login: string) =>
      (await office.read<Readonly<{ notWaitedFor: unknown }>>(login, `/joint-reviews/${review}`)).notWaitedFor;
    expect(await cellOf('county-officer')).toEqual(['waiting', null]);
    await office.replyAll(review, [], '2026-03-06');
    expect(await cellOf('county-officer')).toEqual(['not-waited-for', null]);
    expect([await notWaitedFor('county-officer'), await notWaitedFor('town-officer')]).toEqual([['dept:audit'], null]);
    expect(await actionsOf('county-discipline', review)).toContain('ReportAdverseFact');
    await office.act('county-discipline', `/joint-reviews/${review}/adverse-facts`, {
      ground: 'S4',
      basisNo: '济历城审〔2026〕1号',
    });
    expect([await cellOf('county-officer'), await cellOf('county-discipline'), await cellOf('town-officer')]).toEqual([
      ['not-waited-for', 'S4'],
      ['not-waited-for', 'S4'],
      ['not-waited-for', null],
    ]);
    expect(await office.refused('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' })).toBe(
      '422 panel-first',
    );
  });
});
