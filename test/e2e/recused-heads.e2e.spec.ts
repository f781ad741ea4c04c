import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';
import { units } from '../fixtures/county.fixture.js';

jest.setTimeout(120_000);

type Told = Readonly<{
  items: readonly Readonly<{ caseId: string; stage: string; ruleKey: string; to: readonly string[] }>[];
}>;

let office: ReviewOffice;
let review: string;

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

/** What somebody was told of the review, each as stage and rule. */
const told = async (login: string) => {
  const { items } = await office.read<Told>(login, '/alerts');
  return items.filter(({ caseId }) => caseId === review).map(({ stage, ruleKey }) => `${stage} ${ruleKey}`);
};
const toldAll = async (...logins: readonly string[]) =>
  Object.fromEntries(await Promise.all(logins.map(async (login) => [login, await told(login)] as const)));

const URGED = 'remind flow.urged';
const WARNED = 'yellow appt.jointReview.deptReply';

describe('reminders of a reply whose head of office is a near relative of the candidate', () => {
  it('reach the county where nobody may sign, and not the head', async () => {
    await office.act('county-officer', `/people/${reviewPersonOf('police-head')}/relatives`, {
      relativeId: reviewPersonOf('candidate'),
      relation: 'sibling',
    });
    review = await office.circulated('candidate', 'vcMember');
    await office.act('county-leader', `/cases/${review}/urgings`, { note: '请尽快回复' });
    expect(await toldAll('police', 'police-head', 'court-head', 'county-officer', 'doctor')).toEqual({
      police: [URGED],
      'police-head': [],
      'court-head': [URGED],
      'county-officer': [URGED],
      doctor: [],
    });
  });

  it('reach the deputy once the county has named one', async () => {
    await office.act('county-officer', '/review-departments/deputies', {
      countyCode: units.county,
      department: 'police',
      deputyId: reviewPersonOf('doctor'),
      from: '2026-03-02',
    });
    await office.visitors.at('2026-03-09 09:00');
    expect(await toldAll('police-head', 'court-head', 'doctor')).toEqual({
      'police-head': [],
      'court-head': [WARNED, URGED],
      doctor: [WARNED],
    });
  });

  it('say to the deputy that they were seen', async () => {
    const { items } = await office.read<Readonly<{ items: readonly Readonly<{ alertId: string; status: string }>[] }>>(
      'doctor',
      '/alerts',
    );
    await office.act('doctor', `/alerts/${encodeURIComponent(items[0]!.alertId)}/acknowledge`);
    expect(await office.read('doctor', '/alerts')).toMatchObject({ items: [{ status: 'acknowledged' }] });
  });
});
