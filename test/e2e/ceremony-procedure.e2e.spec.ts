import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { modestPlan } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { attachPapers } from '../fixtures/papers.fixture.js';
import { filings, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(60_000);

const village = '370112018213';
const town = { role: 'townLeader', org: '370112018' };

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  await visitors.at('2026-03-02 09:00');
}, 120_000);
afterAll(() => site.close());

type Move = Readonly<{ action: string; taskId: string | null; dueOn: string | null; basis: readonly string[] }>;
type Entry = Readonly<{ eventId: string; type: string; data: Readonly<Record<string, unknown>> }>;
type Detail = Readonly<{ myActions: readonly string[]; signedBeforeChange: readonly { stage: string }[] }>;

const movesOf = async (login: string, id: string) =>
  (await visitors.as<readonly Move[]>(login, `/cases/${id}/moves`)).body;
const historyOf = async (id: string) =>
  (await visitors.read<{ entries: readonly Entry[] }>('member', `/cases/${id}/history?order=oldest`)).entries;
const verb = (login: string, id: string, path: string, body: object) =>
  visitors.act(login, `/cases/${id}/${path}`, body);

describe('the procedures of weddings and funerals', () => {
  it('are listed with their stages and basis, and their route is shown with people', async () => {
    type Listed = Readonly<{ name: string; category: string; versions: readonly object[] }>;
    const procedures = await visitors.read<readonly Listed[]>('member', '/procedures');
    const ofCeremonies = procedures.filter(({ category }) => category === 'ceremony');
    expect(ofCeremonies.map(({ name }) => name)).toEqual(['ceremony-report', 'funeral-report']);
    expect(ofCeremonies[0]?.versions).toMatchObject([
      { version: 1, stages: [{ key: 'check' }, { key: 'registration', deadline: { rule: 'event.register' } }] },
    ]);
    type Stage = Readonly<{
      key: string;
      limit: { amount: number } | null;
      offices: readonly { office: string; people: readonly object[] }[];
    }>;
    const { body } = await visitors.as<{ stages: readonly Stage[] }>(
      'secretary',
      '/procedures/ceremony-report/route-preview',
      {
        body: { orgCode: village },
      },
    );
    expect(
      body.stages.map(({ key, limit, offices }) => [key, limit?.amount ?? null, offices.map(({ office }) => office)]),
    ).toEqual([
      ['check', null, [`villageSecretary@${village}`, 'townLeader@370112018']],
      ['registration', 2, ['townDisciplineOfficer@370112018']],
      ['decision', null, ['townDisciplineOfficer@370112018']],
    ]);
    expect(body.stages.filter(({ offices }) => offices.some(({ people }) => people.length === 0))).toEqual([]);
  });
});

describe('a report in its procedure', () => {
  it('tells each what they may do now, and nobody else that it is there', async () => {
    const id = await submittedWedding(visitors, '2026-04-25');
    const namesFor = async (login: string) => (await movesOf(login, id)).map(({ action }) => action);
    expect(await namesFor('secretary')).toEqual(
      expect.arrayContaining(['CheckReport', 'ReturnReport', 'TransferTask', 'MakeComment']),
    );
    expect(await namesFor('secretary')).not.toContain('RegisterReport');
    expect(await namesFor('member')).toEqual(expect.arrayContaining(['ChangeReport', 'UrgeCase', 'AttachDocument']));
    expect((await movesOf('secretary', id)).find(({ action }) => action === 'TransferTask')).toMatchObject({
      taskId: 'check.1.1',
      dueOn: '2026-03-04',
    });
    expect(await movesOf('supervision', id)).toEqual([]);
    expect((await visitors.as('supervisor', `/cases/${id}/moves`)).status).toBe(404);
    expect((await visitors.read<Detail>('member', `/cases/${id}`)).signedBeforeChange).toEqual([]);
  });

  it('takes comments, urging, copies that are read, documents and corrections', async () => {
    const id = await submittedWedding(visitors, '2026-04-25');
    await verb('secretary', id, 'comments', { comment: '请核对桌数' });
    await verb('member', id, 'urgings', { note: '请尽快审核' });
    await verb('county-discipline', id, 'urgings', { note: '请按时办理' });
    expect(await visitors.refusal('leader', `/cases/${id}/comments`, { comment: '已知' })).toBe('404 unknown-case');
    expect(await visitors.refusal('member', `/cases/${id}/copies`, { to: [town] })).toBe('403 own-case');
    await verb('secretary', id, 'copies', { to: [town] });
    const copied = (await historyOf(id)).find(({ type }) => type === 'CaseCopied.v1');
    await verb('leader', id, 'copy-reads', { copyId: copied!.data['copyId'] });
    await attachPapers(visitors, 'member', id, 'invitation');
    const submitted = (await historyOf(id)).find(({ type }) => type === 'ReportSubmitted.v1');
    await verb('member', id, 'corrections', { eventId: submitted!.eventId, correction: '承诺另附纸质件' });
    const elsewhere = { eventId: '11111111-1111-4111-8111-111111111111', correction: '更正' };
    expect(await visitors.refusal('member', `/cases/${id}/corrections`, elsewhere)).toBe('422 entry-of-another-case');
    const other = await submittedWedding(visitors, '2026-05-01');
    const ofOther = { eventId: (await historyOf(other))[0]!.eventId, correction: '更正' };
    expect(await visitors.refusal('member', `/cases/${id}/corrections`, ofOther)).toBe('422 entry-of-another-case');
    const types = (await historyOf(id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'CaseUrged.v1')).toHaveLength(2);
    expect(types).toEqual(
      expect.arrayContaining(['CommentMade.v1', 'CopyRead.v1', 'DocumentAttached.v3', 'CaseCorrected.v1']),
    );
  });

  it('is not signed, returned, accepted or decided by the verbs for which it has forms of its own', async () => {
    const id = await submittedWedding(visitors, '2026-04-25');
    const taskId = 'check.1.1';
    const refusal = (login: string, path: string, body: object) =>
      visitors.refusal(login, `/cases/${id}/${path}`, body);
    expect(await refusal('secretary', 'opinions', { taskId, result: 'checked', opinion: '同意' })).toBe(
      '422 use-own-form',
    );
    expect(await refusal('secretary', 'returns', { taskId, to: 'draft', reason: '请补充' })).toBe('422 use-own-form');
    expect(await refusal('secretary', 'acceptance', { taskId })).toBe('422 not-open-now');
    expect(await refusal('discipline', 'decision', { outcome: 'in-order', reasons: '' })).toBe('422 use-own-form');
    expect(await visitors.refusal('member', `${filings}/${id}/check`, { opinion: '同意' })).toBe('403 not-permitted');
  });

  it('is checked by the office to which the check was transferred', async () => {
    const id = await submittedWedding(visitors, '2026-04-25');
    await verb('secretary', id, 'transfers', { taskId: 'check.1.1', to: town, reason: '外出' });
    expect(await visitors.refusal('secretary', `${filings}/${id}/check`, { opinion: '同意' })).toBe(
      '403 not-permitted',
    );
    await visitors.act('leader', `${filings}/${id}/check`, { opinion: '情况属实' });
    await visitors.act('discipline', `${filings}/${id}/registration`);
  });

  it('that is changed after it was signed says so on its page', async () => {
    const id = await submittedWedding(visitors, '2026-04-25');
    await visitors.act('secretary', `${filings}/${id}/check`, { opinion: '符合规定' });
    const flagged = async () => (await visitors.read<Detail>('discipline', `/cases/${id}`)).signedBeforeChange;
    const larger = { plan: { ...modestPlan, tables: 19 }, reason: '增加亲属' };
    expect(await visitors.refusal('member', `${filings}/${id}/changes`, larger)).toBe('422 checked-not-registered');
    await visitors.act('discipline', `${filings}/${id}/registration`);
    expect(await flagged()).toEqual([]);
    await visitors.act('member', `${filings}/${id}/changes`, larger);
    expect((await flagged()).map(({ stage }) => stage)).toEqual(['check', 'registration']);
    expect(await flagged()).toContainEqual({
      act: 'OpinionGiven.v2',
      title: { zh: '签署意见', en: 'Opinion given' },
      stage: 'check',
      office: `villageSecretary@${village}`,
      signedOn: '2026-03-02',
    });
    const [checked, changed] = ['ReportChecked.v2', 'ReportChanged.v3'].map(
      async (type) => (await historyOf(id)).find((entry) => entry.type === type)?.data['digest'],
    );
    expect(await checked).toMatch(/^[0-9a-f]{64}$/);
    expect(await changed).not.toBe(await checked);
  });

  it('takes no verb before it is submitted, and tells that to who knows of it', async () => {
    const draft = {
      reporterId: await visitors.personId('member'),
      kind: 'own-wedding',
      channel: 'online',
      principal: '本人',
      venue: '村大礼堂',
      ceremonyOn: '2026-04-25',
      plan: modestPlan,
    };
    const id = await visitors.act('member', filings, draft);
    expect(await visitors.refusal('member', `/cases/${id}/comments`, { comment: '备注' })).toBe('422 not-open-now');
    expect(await visitors.refusal('supervisor', `/cases/${id}/comments`, { comment: '备注' })).toBe('404 unknown-case');
    expect((await movesOf('member', id)).map(({ action }) => action)).toEqual(expect.arrayContaining(['SubmitReport']));
  });
});
