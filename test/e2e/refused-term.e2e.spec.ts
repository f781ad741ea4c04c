import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { MINUTES, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

type Appointment = Readonly<{
  stage: string;
  refusal: string | null;
  startedOn: string | null;
  revoked: Readonly<{ documentNo: string }> | null;
  steps: readonly Readonly<{ step: string; reference: string }>[];
}>;

const secretaryId = reviewPersonOf('candidate');
const appointments = '/secretary-appointments';
const filings = '/secretary-filings';
const opening = {
  secretaryId,
  villageCode: units.village,
  post: 'secretary',
  entry: 'appointment',
  onTrial: false,
};
const paper = (number: number, startedOn: string) => ({
  documentNo: `济历城港沟委〔2026〕${number}号`,
  documentOn: '2026-03-10',
  startedOn,
});
const revocation = { documentNo: '济历城港沟委〔2026〕5号', documentOn: '2026-03-10', reasons: '该村书记职数已满' };

let office: ReviewOffice;
let appointment: string;
let review: string;

const of = (path: string) => `${appointments}/${appointment}/${path}`;

/** The process follows what people do a moment later. */
const until = async (isSo: (seen: Appointment) => boolean): Promise<Appointment> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const seen = await office.read<Appointment>('county-officer', `${appointments}/${appointment}`);
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(seen)}`);
  }
};
const has =
  (name: string) =>
  ({ steps }: Appointment): boolean =>
    steps.some(({ step }) => step === name);

/** Another review of the same person and post, opened by mistake and withdrawn. */
const openAndWithdraw = async () => {
  const other = await office.act('secretary', '/joint-reviews', office.opening('candidate', 'secretary'));
  await office.act('secretary', `/cases/${other}/withdrawal`, { reason: '重复发起' });
};

beforeAll(async () => {
  office = await openReviewOffice();
  await office.act('town-officer', '/post-terms', {
    personId: reviewPersonOf('rival'),
    orgCode: units.village,
    post: 'secretary',
    basis: 'election',
    startedOn: '2025-03-03',
  });
  appointment = await office.act('town-officer', appointments, opening);
  review = await office.circulated('candidate', 'secretary');
  await office.replyAll(review);
  await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
  await office.act('county-officer', `/joint-reviews/${review}/feedback`);
  await until(has('review'));
}, 180_000);
afterAll(() => office.close());

describe('an appointment over HTTP to a post that somebody holds', () => {
  it('keeps its pass while another review is opened and withdrawn', async () => {
    await openAndWithdraw();
    const filing = await office.act('town-officer', filings, {
      secretaryId,
      villageCode: units.village,
      countsFrom: '2026-03-02',
    });
    await office.attach('town-officer', filing, MINUTES, 'inspection-report');
    await office.sign('town-party', filing, 'submit');
    const checks = ['structure', 'eligibility', 'procedure', 'material'].map((check) => ({ check, conforms: true }));
    await office.act('county-officer', `${filings}/${filing}/examination`, { checks, note: '已审核' });
    await openAndWithdraw();
    await office.act('county-leader', `${filings}/${filing}/acceptance`);
    const { steps } = await until(has('filing'));
    expect(steps[0]).toMatchObject({ step: 'review', reference: review });
  });

  it('takes no days before the step that they follow', async () => {
    const notice = { postedOn: '2025-01-02', place: '公开栏' };
    expect(await office.refused('town-officer', of('notice'), notice)).toBe('422 date-before-step');
    await office.act('town-officer', of('notice'), { ...notice, postedOn: '2026-03-02' });
    await office.visitors.at('2026-03-10 09:00');
    await office.act('town-officer', of('notice-closure'), { objections: 0, upheld: false, note: '无异议' });
    const early = { ...paper(3, '2025-02-01'), documentOn: '2025-02-01' };
    expect(await office.refused('town-party', of('appointment'), early)).toBe('422 date-before-step');
  });

  it('is refused by the register, decided anew, and revoked in the end', async () => {
    expect(await office.refused('town-party', of('new-decision'), paper(4, '2026-03-10'))).toBe('422 term-not-refused');
    await office.act('town-party', of('appointment'), paper(3, '2026-03-10'));
    expect(await until(({ refusal }) => refusal !== null)).toMatchObject({ refusal: 'seat-occupied' });
    expect(await office.refused('town-officer', appointments, opening)).toBe('422 appointment-exists');
    expect(await office.refused('town-officer', of('revocation'), revocation)).toBe('403 not-permitted');
    await office.act('town-party', of('new-decision'), paper(4, '2026-03-11'));
    const anew = await until(({ refusal, startedOn }) => refusal !== null && startedOn === '2026-03-11');
    expect(anew.refusal).toBe('seat-occupied');
    await office.act('town-party', of('revocation'), revocation);
    expect(await until(({ stage }) => stage === 'closed')).toMatchObject({
      revoked: { documentNo: revocation.documentNo },
      startedOn: null,
    });
  });

  it('leaves the person free for another appointment, on the review and the filing that stand', async () => {
    const before = appointment;
    appointment = await office.act('town-officer', appointments, opening);
    expect(appointment).not.toBe(before);
    const { steps } = await until(has('filing'));
    expect(steps[0]).toMatchObject({ step: 'review', reference: review });
  });
});
