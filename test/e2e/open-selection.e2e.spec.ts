import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { eventually } from '../fixtures/eventually.fixture.js';
import { MINUTES, openReviewOffice, type ReviewOffice } from '../fixtures/review-office.fixture.js';
import {
  application,
  asked,
  falseMaterial,
  listing,
  medicalCheck,
  plan,
  selectionOf,
  selections,
  silent,
  TEAM,
  type Selection,
} from '../fixtures/open-selection.fixture.js';
import { reviewPersonOf } from '../fixtures/review-people.fixture.js';

jest.setTimeout(120_000);

const candidateId = reviewPersonOf('candidate');

let office: ReviewOffice;
let selection: string;
let candidacy: string;
let appointment: string;

const { of, shown, until, said, waiting, clockOf, compare } = selectionOf(
  () => office,
  () => candidacy,
);

beforeAll(async () => {
  office = await openReviewOffice();
}, 180_000);
afterAll(() => office.close());

describe('an open selection over HTTP', () => {
  it('is planned by the county, and noticed by its leader; before that nobody else knows of it', async () => {
    expect(await office.refused('town-officer', selections, plan)).toBe('403 not-permitted');
    expect(await office.refused('county-officer', selections, { ...plan, team: [] })).toBe('422 team-too-small');
    const counties = [units.town, units.village, '370199'];
    const refusals = counties.map((countyCode) =>
      office.refused('county-officer', selections, { ...plan, countyCode }),
    );
    expect(await Promise.all(refusals)).toEqual(['422 not-a-county', '422 not-a-county', '404 unknown-unit']);
    selection = await office.act('county-officer', selections, plan);
    expect((await office.visitors.as('candidate', `${selections}/${selection}`)).status).toBe(404);
    const notice = { noticeNo: '历城组〔2026〕5号', postedOn: '2026-03-02' };
    expect(await office.refused('county-officer', `${selections}/${selection}/notice`, notice)).toBe(
      '403 not-permitted',
    );
    expect(await office.refused('candidate', `${selections}/${selection}/candidacies`, application('candidate'))).toBe(
      '422 no-such-selection',
    );
    await office.act('county-leader', `${selections}/${selection}/notice`, notice);
    expect(await office.read<Selection>('stranger', `${selections}/${selection}`)).toMatchObject({
      standing: 'noticed',
      applyUntil: '2026-03-16',
      candidacies: 0,
    });
  });

  it('takes applications through the unit of the person alone, and hides each from the others', async () => {
    const path = `${selections}/${selection}/candidacies`;
    expect(await office.refused('county-officer', path, application('candidate'))).toBe('403 not-permitted');
    expect(await office.refused('candidate', path, { ...application('candidate'), unitCode: units.city })).toBe(
      '422 unit-without-party-organization',
    );
    candidacy = await office.act('candidate', path, application('candidate'));
    expect(await office.refused('candidate', path, application('candidate'))).toBe('422 candidacy-exists');
    await office.act('rival', path, application('rival'));
    type Page = Readonly<{ items: readonly Readonly<{ candidate: Readonly<{ name: string }> }>[]; total: number }>;
    expect((await office.read<Page>('candidate', path)).items.map((one) => one.candidate.name)).toEqual(['赵候选']);
    expect((await office.read<Page>('county-officer', path)).total).toBe(2);
    expect((await office.read<Page>('town-officer', path)).total).toBe(0);
  });

  it('takes staff of county departments and institutions through their own Party committee', async () => {
    const path = `${selections}/${selection}/candidacies`;
    const words = { ...application('doctor'), unitCode: units.county, background: 'doctor' };
    for (const login of ['county-officer', 'county-organs', 'town-officer'])
      expect(await office.refused(login, path, words)).toBe('403 not-permitted');
    const own = await office.act('doctor', path, words);
    expect(await waiting('county-organs', own)).toContain('GiveOpinion');
    for (const login of ['other-organs', 'county-officer', 'secretary', 'town-party'])
      expect(await waiting(login, own)).not.toContain('GiveOpinion');
    const route = JSON.stringify(await office.read<object>('doctor', `/cases/${own}`));
    expect(route).toContain(`countyOrgansCommittee@${units.county}`);
    const unproven = silent('recommendation.1.1', 'recommend');
    expect(await office.refused('county-organs', `/cases/${own}/opinions`, unproven)).toBe('422 minutes-missing');
    await office.attach('county-organs', own, MINUTES);
    expect((await office.visitors.as('other-organs', `/cases/${own}`)).status).toBe(404);
    await office.sign('county-organs', own, 'recommend');
    expect((await shown('doctor', own)).standing).toBe('recommended');
    await office.act('county-leader', `${of(own)}/ending`, { ...falseMaterial, ground: 'given-up' });
  });

  it('has a candidate looked into by whom their unit asks, on material that they supply', async () => {
    const cases = `/cases/${candidacy}`;
    const taskId = 'recommendation.1.1';
    const to = (login: string) => asked(taskId, login, '请核实学历');
    expect(await office.refused('county-officer', `${cases}/delegations`, to('town-officer'))).toBe(
      '403 not-permitted',
    );
    expect(await office.refused('secretary', `${cases}/delegations`, to('candidate'))).toBe('422 addressee-concerned');
    await office.act('secretary', `${cases}/delegations`, to('town-officer'));
    expect(await waiting('town-officer')).toEqual(['ReportToDelegator']);
    await office.act('town-officer', `${cases}/delegate-reports`, { taskId, opinion: '学历信息待补证' });
    for (const reader of ['secretary', 'county-leader']) expect(await said(reader)).toContain('学历信息待补证');
    expect(await said('candidate')).not.toMatch(/学历信息待补证|请核实学历/);
    expect(await clockOf('recommendation')).toBe('running');
    await office.act('secretary', `${cases}/material-requests`, { taskId, what: '学历证书复印件' });
    expect(await clockOf('recommendation')).toBe('paused');
    expect([await waiting('candidate'), await waiting('secretary')]).toEqual([['ProvideMaterial'], []]);
    await office.act('candidate', `${cases}/material`, { note: '已补' });
    expect(await clockOf('recommendation')).toBe('running');
    const signatory = { person: reviewPersonOf('every-secretary') };
    await office.act('secretary', `${cases}/signatories`, { taskId, place: 'before', signatory, reason: '组织把关' });
    expect([await waiting('every-secretary'), await waiting('secretary')]).toEqual([['GiveOpinion'], []]);
    await office.sign('every-secretary', candidacy, 'recommend');
    expect(await waiting('secretary')).toEqual(['GiveOpinion']);
  });

  it('has a candidate recommended after collective study, and reviewed by the county', async () => {
    const unproven = silent('recommendation.1.1', 'recommend');
    expect(await office.refused('secretary', `/cases/${candidacy}/opinions`, unproven)).toBe('422 minutes-missing');
    await office.attach('secretary', candidacy, MINUTES);
    await office.sign('secretary', candidacy, 'recommend');
    expect(await waiting('town-officer')).toContain('OpenReview');
    const review = await office.circulated('candidate', 'secretary');
    await office.replyAll(review);
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
    expect((await until('reviewed')).steps.at(-1)).toMatchObject({ step: 'review', reference: review });
  });

  it('is compared by each of the team with reasons, which the candidate does not see', async () => {
    const bare = silent('comparison.1.1', 'fit');
    expect(await office.refused('county-clerk', `/cases/${candidacy}/opinions`, bare)).toBe(
      '422 comparison-without-reasons',
    );
    const delegations = `/cases/${candidacy}/delegations`;
    const to = (login: string) => asked('comparison.1.1', login, '请走访群众');
    expect(await office.refused('county-clerk', delegations, to('organization'))).toBe('422 delegate-on-team');
    expect(await office.refused('county-clerk', delegations, to('secretary'))).toBe('422 addressee-kept-apart');
    await office.act('county-clerk', delegations, to('town-party'));
    const told = { taskId: 'comparison.1.1', opinion: '群众评价良好' };
    await office.act('town-party', `/cases/${candidacy}/delegate-reports`, told);
    await compare('county-clerk', 'fit', '熟悉农村工作');
    await compare('organization', 'reserve', '群众工作经验不足');
    expect((await shown()).standing).toBe('compared');
    for (const words of ['熟悉农村工作', '群众评价良好']) expect(await said('county-leader')).toContain(words);
    expect(await said('candidate')).not.toMatch(/熟悉农村工作|群众评价良好|群众工作经验不足|"reserve"/);
  });

  it('goes by the list that the leader decides, and by a medical check without a diagnosis', async () => {
    expect(await office.refused('county-officer', `${of()}/listing`, listing)).toBe('403 not-permitted');
    expect(await office.refused('town-officer', `${of()}/appointment`)).toBe('422 not-listed');
    await office.act('county-leader', `${of()}/listing`, listing);
    expect(await office.refused('town-officer', `${of()}/appointment`)).toBe('422 medical-first');
    const told = { ...medicalCheck, diagnosis: '高血压' };
    expect(await office.refused('county-officer', `${of()}/medical-check`, told)).toBe('400 invalid-input');
    await office.act('county-officer', `${of()}/medical-check`, medicalCheck);
  });

  it('that is cancelled for false material stops the appointment that grew out of it, and the town decides', async () => {
    const path = `${selections}/${selection}/candidacies`;
    type Page = Readonly<{ items: readonly Readonly<{ candidacyId: string; standing: string }>[] }>;
    const rival = (await office.read<Page>('rival', path)).items[0]!.candidacyId;
    await office.attach('secretary', rival, MINUTES);
    await office.sign('secretary', rival, 'recommend');
    const review = await office.circulated('rival', 'secretary');
    await office.replyAll(review);
    await office.act('county-leader', `/cases/${review}/decision`, { outcome: 'pass', reasons: '' });
    await until('reviewed', rival);
    for (const member of TEAM) await compare(member, 'fit', '熟悉农村工作', rival);
    await office.act('county-leader', `${of(rival)}/listing`, { ...listing, documentNo: '历城组〔2026〕8号' });
    await office.act('county-officer', `${of(rival)}/medical-check`, { ...medicalCheck, paperNo: '体检〔2026〕30号' });
    const begun = await office.act('town-officer', `${of(rival)}/appointment`);
    await office.act('county-leader', `${of(rival)}/ending`, falseMaterial);
    const one = `/secretary-appointments/${begun}`;
    type Appointment = Readonly<{ candidacyEnd: object | null; stage: string }>;
    const stood = await eventually(
      () => office.read<Appointment>('town-officer', one),
      ({ candidacyEnd }) => candidacyEnd !== null,
    );
    expect(stood.candidacyEnd).toEqual({ candidacyId: rival, ground: 'false-material' });
    const notice = { postedOn: '2026-03-02', place: '公开栏' };
    expect(await office.refused('town-officer', `${one}/notice`, notice)).toBe('422 candidacy-ended');
    type Lines = Readonly<{ items: readonly Readonly<{ caseId: string; myActions?: readonly string[] }>[] }>;
    const lines = async (what: string) =>
      (await office.read<Lines>('town-party', what)).items.filter(({ caseId }) => caseId === begun);
    expect(await lines('/inbox?size=100')).toMatchObject([{ myActions: ['DeclineAppointment'] }]);
    expect(await lines('/alerts?size=100')).toMatchObject([{ stage: 'remind', status: 'open' }]);
    const declining = { reasons: '公开遴选报名因材料不实终止' };
    expect(await office.refused('town-officer', `${one}/declining`, declining)).toBe('403 not-permitted');
    await office.act('town-party', `${one}/declining`, declining);
    expect(await lines('/alerts?size=100')).toMatchObject([{ status: 'closed' }]);
    expect((await office.read<Page>('rival', path)).items).toMatchObject([{ standing: 'ended' }]);
  });

  it('leads to an appointment on trial by its own process, and follows it', async () => {
    appointment = await office.act('town-officer', `${of()}/appointment`);
    expect((await until('medical')).standing).toBe('medical');
    const filings = '/secretary-filings';
    const filing = await office.act('town-officer', filings, {
      secretaryId: candidateId,
      villageCode: units.village,
      countsFrom: '2026-03-02',
    });
    await office.attach('town-officer', filing, MINUTES, 'inspection-report');
    await office.sign('town-party', filing, 'submit');
    const checks = ['structure', 'eligibility', 'procedure', 'material'].map((check) => ({ check, conforms: true }));
    await office.act('county-officer', `${filings}/${filing}/examination`, { checks, note: '已审核' });
    await office.act('county-leader', `${filings}/${filing}/acceptance`);
    const path = `/secretary-appointments/${appointment}`;
    const stage = async () => (await office.read<{ stage: string }>('town-officer', path)).stage;
    while ((await stage()) !== 'public-notice');
    await office.act('town-officer', `${path}/notice`, { postedOn: '2026-03-02', place: '公开栏' });
    await until('publicNotice');
    await office.visitors.at('2026-03-10 09:00');
    const taskId = 'public-notice.1.1';
    const closing = { objections: 1, upheld: false, note: '反映不实' };
    const looking = asked(taskId, 'county-discipline', '核实反映的问题');
    await office.act('town-officer', `/cases/${appointment}/delegations`, looking);
    expect(await waiting('county-discipline', appointment)).toEqual(['ReportToDelegator']);
    expect(await office.refused('town-officer', `${path}/notice-closure`, closing)).toBe('422 not-open-now');
    const told = { taskId, opinion: '查无实据' };
    await office.act('county-discipline', `/cases/${appointment}/delegate-reports`, told);
    await office.act('town-officer', `${path}/notice-closure`, closing);
    const paper = { documentNo: '济历城港沟委〔2026〕3号', documentOn: '2026-03-10', startedOn: '2026-03-10' };
    await office.act('town-party', `${path}/appointment`, paper);
    expect((await until('appointed')).steps.map(({ step }) => step)).toEqual([
      'review-opened',
      'review',
      'appointment',
      'notice',
      'appointed',
    ]);
    expect(await office.refused('county-leader', `${of()}/ending`, falseMaterial)).toBe('422 appointed-already');
  });

  it('is over when the trial is confirmed; nobody’s trial is ended unheard', async () => {
    await office.visitors.at('2026-09-10 09:00');
    const path = `/secretary-appointments/${appointment}`;
    const end = (outcome: string) => ({
      outcome,
      endedOn: '2026-09-10',
      documentNo: '济历城港沟委〔2026〕9号',
      documentOn: '2026-09-10',
      reasons: '试用考核合格',
    });
    expect(await office.refused('town-party', `${path}/trial-end`, end('ended'))).toBe('422 trial-unheard');
    await office.act('town-officer', `${path}/trial-hearing`, { heardOn: '2026-09-10', statement: '任务已基本完成' });
    await office.act('town-party', `${path}/trial-end`, end('confirmed'));
    expect(await until('confirmed')).toMatchObject({ stage: 'closed' });
  });

  it('leaves whoever was cancelled free to apply again, in its time', async () => {
    const path = `${selections}/${selection}/candidacies`;
    expect(await office.refused('rival', path, application('rival'))).toBe('422 applications-over');
    await office.act('county-officer', `${selections}/${selection}/closure`, { reason: '选任工作结束' });
    expect(await office.refused('rival', path, application('rival'))).toBe('422 no-such-selection');
  });
});
