import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { MINUTES, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { application, plan, selectionOf, selections } from '../fixtures/open-selection.fixture.js';

jest.setTimeout(120_000);

let office: ReviewOffice;
let candidacy: string;

const { until } = selectionOf(
  () => office,
  () => candidacy,
);

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

describe('an open selection over HTTP', () => {
  it('shows its whole route before anybody applies, with one joint review for candidacy and appointment', async () => {
    type Stage = Readonly<{ key: string; after: readonly string[] }>;
    const path = '/procedures/open-selection/route-preview';
    const { body } = await office.visitors.as<{ stages: readonly Stage[] }>('town-officer', path, {
      body: { orgCode: units.village },
    });
    expect(body.stages.map(({ key }) => key)).toEqual([
      'recommendation',
      ...['village-check', 'town-review', 'submission', 'intake', 'circulation', 'decision'].map(
        (key) => `review/${key}`,
      ),
      'comparison',
      'decision',
      'medical',
      ...['filing-submission', 'examination', 'decision'].map((key) => `appointment/filing/${key}`),
      ...['public-notice', 'decision', 'personnel-file', 'first-training'].map((key) => `appointment/${key}`),
    ]);
    const known = new Set(body.stages.map(({ key }) => key));
    expect(body.stages.flatMap(({ after }) => after).filter((key) => !known.has(key))).toEqual([]);
  });

  it('has documents that each reads whose matter they are', async () => {
    const selection = await office.act('county-officer', selections, plan);
    const notice = { noticeNo: '历城组〔2026〕5号', postedOn: '2026-03-02' };
    await office.act('county-leader', `${selections}/${selection}/notice`, notice);
    candidacy = await office.act('candidate', `${selections}/${selection}/candidacies`, application('candidate'));
    await office.attach('candidate', candidacy, 'application', 'certificate');
    await office.attach('secretary', candidacy, MINUTES, 'recommendation', 'misgivings');
    await office.sign('secretary', candidacy, 'recommend');
    const review = await office.circulated('candidate', 'secretary');
    await office.replyAll(review);
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
    await until('reviewed');
    await office.attach('county-clerk', candidacy, 'visits');
    const kindsFor = async (login: string) =>
      (await office.read<readonly Readonly<{ kind: string }>[]>(login, `/cases/${candidacy}/documents`)).map(
        ({ kind }) => kind,
      );
    const applied = ['application', 'certificate'];
    const recommended = [MINUTES, 'recommendation', 'misgivings'];
    expect(await kindsFor('candidate')).toEqual(applied);
    expect(await kindsFor('town-officer')).toEqual(['application', 'recommendation']);
    for (const login of ['secretary', 'organization'])
      expect(await kindsFor(login)).toEqual([...applied, ...recommended]);
    for (const login of ['county-leader', 'county-clerk'])
      expect(await kindsFor(login)).toEqual([...applied, ...recommended, 'visits']);
    const [misgivings] = (
      await office.read<readonly Readonly<{ kind: string; sha256: string }>[]>(
        'secretary',
        `/cases/${candidacy}/documents`,
      )
    ).filter(({ kind }) => kind === 'misgivings');
    const download = (login: string) =>
      office.visitors.as(login, `/cases/${candidacy}/documents/${misgivings!.sha256}`);
    expect([(await download('candidate')).status, (await download('town-officer')).status]).toEqual([404, 404]);
  });
});
