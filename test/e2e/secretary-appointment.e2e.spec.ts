import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { minutesOfTown, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import { attachMinutes } from '../fixtures/papers.fixture.js';
import { printedForm } from '../fixtures/printed-form.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

type Appointment = Readonly<{
  stage: string;
  outcome: string | null;
  noticeUntil: string | null;
  refusal: string | null;
  steps: readonly Readonly<{ step: string; reference: string }>[];
}>;
type Filing = Readonly<{ filingNo: string | null; record: string; dueOn: string | null; outcome: string | null }>;

const secretaryId = reviewPersonOf('candidate');
const conforms = (but?: string) =>
  ['structure', 'eligibility', 'procedure', 'material'].map((check) => ({ check, conforms: check !== but }));

let office: ReviewOffice;
let appointment: string;
let filing: string;

const appointments = '/secretary-appointments';
const filings = '/secretary-filings';
const opening = (post: string) => ({
  secretaryId,
  villageCode: units.village,
  post,
  entry: 'appointment',
  onTrial: false,
});
const prepared = { secretaryId, villageCode: units.village, countsFrom: '2026-03-02' };
const shown = () => office.read<Appointment>('county-officer', `${appointments}/${appointment}`);
const filed = () => office.read<Filing>('county-officer', `${filings}/${filing}`);

/** The process follows what people do a moment later. */
const until = async (isSo: (seen: Appointment) => boolean): Promise<Appointment> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const seen = await shown();
    if (isSo(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(seen)}`);
  }
};
const taken =
  (...names: readonly string[]) =>
  ({ steps }: Appointment) =>
    names.every((name) => steps.some(({ step }) => step === name));

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

describe('the appointment of a secretary over HTTP', () => {
  it('shows the whole route before it begins, with people', async () => {
    type Stage = Readonly<{ key: string; after: readonly string[]; limit: { rule: string } | null }>;
    const path = '/procedures/secretary-appointment/route-preview';
    const { body } = await office.visitors.as<{ stages: readonly Stage[] }>('town-officer', path, {
      body: { orgCode: units.village },
    });
    expect(body.stages.map(({ key }) => key)).toEqual([
      ...['village-check', 'town-review', 'submission', 'intake', 'circulation', 'decision'].map(
        (key) => `review/${key}`,
      ),
      ...['filing-submission', 'examination', 'decision'].map((key) => `filing/${key}`),
      'public-notice',
      'decision',
      'personnel-file',
      'first-training',
    ]);
    const stage = (key: string) => body.stages.find((one) => one.key === key);
    expect([stage('filing/filing-submission')!.after, stage('public-notice')!.after]).toEqual([
      ['review/decision'],
      ['filing/decision'],
    ]);
    const limits = ['filing/filing-submission', 'filing/examination', 'public-notice', 'first-training'].map(
      (key) => stage(key)!.limit?.rule,
    );
    expect(limits).toEqual(['filing.submit', 'filing.reply', 'appt.publicity', 'train.secretary.newWithin']);
  });

  it('is opened for a secretary only, and no filing is prepared before the review is passed', async () => {
    expect(await office.refused('town-officer', appointments, opening('vcDirector'))).toBe('422 elected-not-appointed');
    expect(await office.refused('secretary', appointments, opening('secretary'))).toBe('403 not-permitted');
    expect(await office.refused('town-officer', filings, prepared)).toBe('422 no-valid-review');
    appointment = await office.act('town-officer', appointments, opening('secretary'));
    expect(await office.refused('town-officer', appointments, opening('secretary'))).toBe('422 appointment-exists');
    expect((await office.visitors.as('stranger', `${appointments}/${appointment}`)).status).toBe(404);
  });

  it('goes on by itself from the review to the filing, which the county objects to once and then accepts', async () => {
    const review = await office.circulated('candidate', 'secretary');
    await office.replyAll(review);
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
    expect((await until(({ stage }) => stage === 'filing')).steps).toMatchObject([
      { step: 'review', reference: review },
    ]);
    const signed = async (login: string) =>
      (await printedForm(office.visitors, login, review, 'review-application', true)).word;
    const forCounty = await signed('county-officer');
    expect(forCounty).toContain('签署意见（部门联审）police联络员police2026年3月2日09:00无异议');
    expect(forCounty).toContain('签署意见（镇党委研究上报）吴书记港沟街道2026年3月2日09:00同意上报');
    expect(forCounty).toContain('作出决定冯部长历城区2026年3月2日09:00合格');
    expect(forCounty).not.toContain('进入环节');
    expect(await signed('town-officer')).toContain('police联络员police2026年3月2日09:00（不予显示）');
    filing = await office.act('town-officer', filings, prepared);
    expect(await office.refused('town-officer', filings, prepared)).toBe('422 filing-exists');
    await office.attach('town-officer', filing, 'inspection-report');
    await attachMinutes(office.visitors, 'town-officer', filing, minutesOfTown);
    await office.sign('town-party', filing, 'submit');
    expect(await office.refused('county-leader', `${filings}/${filing}/acceptance`)).toBe('422 not-examined');
    const examine = (but?: string) =>
      office.act('county-officer', `${filings}/${filing}/examination`, { checks: conforms(but), note: '已审核' });
    await examine('procedure');
    expect(await office.refused('county-leader', `${filings}/${filing}/acceptance`)).toBe('422 deficiencies-stand');
    await office.act('county-leader', `${filings}/${filing}/objection`, {
      checks: ['procedure'],
      ground: '缺表决记录',
    });
    expect(await filed()).toMatchObject({ outcome: 'object', filingNo: null, dueOn: '2026-03-09' });
    await office.act('town-officer', `${filings}/${filing}/correction`, { kind: 'corrected', note: '已补表决记录' });
    await examine();
    await office.act('county-leader', `${filings}/${filing}/acceptance`);
    const { filingNo } = await filed();
    expect(filingNo).toMatch(/^济\S+组备〔2026〕1号$/);
    expect((await until(taken('filing'))).steps.at(-1)).toMatchObject({ reference: filingNo });
  });

  it('has the filing form in Word and in PDF, with the record of who did what where it is asked for', async () => {
    const { filingNo } = await filed();
    const traits = { sex: 'female', education: 'college', partyMember: true, partySince: '2008-07-01' };
    await office.act('town-officer', `/people/${prepared.secretaryId}/traits`, traits);
    const plain = await printedForm(office.visitors, 'town-officer', filing, 'filing-form');
    expect(plain.pdf).toBe(plain.word);
    for (const words of [
      `备案号：${filingNo!}`,
      '备案方式：任前备案',
      '镇（街道）港沟街道村（社区）芦南村姓名赵候选',
      '拟任（任）职务村党组织书记',
      '性别女',
      '文化程度大专',
      '入党时间2008年7月',
      '决定机关港沟街道党工委决定日期2026年3月2日',
      '决定文号港沟党工委纪〔2026〕12号',
      '1职数结构符合要求',
      '4材料符合要求',
      '意见予以备案签字人冯部长备案日期2026年3月2日',
    ])
      expect(plain.word).toContain(words);
    const review = (await shown()).steps[0]!.reference;
    const asked = await printedForm(office.visitors, 'town-officer', review, 'review-application');
    for (const words of ['文化程度大专', '会议：2026年3月2日', '会议纪要：港沟党工委纪〔2026〕12号'])
      expect(asked.word).toContain(words);
    expect(plain.word).not.toContain('已补表决记录');
    const whole = await printedForm(office.visitors, 'town-officer', filing, 'filing-form', true);
    expect(whole.pdf).toBe(whole.word);
    expect(whole.word).toMatch(/提出异议冯部长.+缺表决记录整改或者申请复议周委员.+已补表决记录/);
  });

  it('is announced, decided, and entered in register and database by itself', async () => {
    await office.act('town-officer', `${appointments}/${appointment}/notice`, {
      postedOn: '2026-03-02',
      place: '公开栏',
    });
    const closing = { objections: 0, upheld: false, note: '无异议' };
    expect(await office.refused('town-officer', `${appointments}/${appointment}/notice-closure`, closing)).toBe(
      '422 notice-running',
    );
    expect((await shown()).noticeUntil).toBe('2026-03-09');
    await office.visitors.at('2026-03-10 09:00');
    await office.act('town-officer', `${appointments}/${appointment}/notice-closure`, closing);
    const paper = { documentNo: '济历城港沟委〔2026〕3号', documentOn: '2026-03-10', startedOn: '2026-03-10' };
    expect(await office.refused('town-officer', `${appointments}/${appointment}/appointment`, paper)).toBe(
      '403 not-permitted',
    );
    await office.act('town-party', `${appointments}/${appointment}/appointment`, paper);
    expect(await until(taken('term', 'registration'))).toMatchObject({ outcome: 'appoint', refusal: null });
    expect(await filed()).toMatchObject({ record: 'active', dueOn: '2026-09-10' });
    type Secretaries = Readonly<{ items: readonly { personId: string; filingNo: string | null }[] }>;
    const { items } = await office.read<Secretaries>('county-officer', '/secretaries');
    expect(items).toMatchObject([{ personId: secretaryId, filingNo: (await filed()).filingNo }]);
  });

  it('is closed with the personnel file and the first training', async () => {
    await office.act('town-officer', `/personnel-files/${secretaryId}/opening`);
    await until(taken('file'));
    await office.visitors.at('2026-06-02 09:00');
    await office.act('town-officer', `${filings}/${filing}/first-training`, {
      completedOn: '2026-06-01',
      certificateNo: 'P-7',
    });
    expect(await until(({ stage }) => stage === 'closed')).toMatchObject({ outcome: 'appoint' });
    type Lines = Readonly<{ total: number }>;
    expect(await office.read<Lines>('town-officer', `${appointments}?status=closed&unit=${units.town}`)).toMatchObject({
      total: 1,
    });
    expect(await office.read<Lines>('stranger', filings)).toMatchObject({ total: 0 });
  });
});
