import { describe, expect, it, jest } from '@jest/globals';
import { nameOf, personOf, submitted, whos, type Office, type Who } from '../../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import type { Page } from '#web';
import type { AlertView } from './alert-view.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const alertsOf = (who: Who, query = '') => office.get<Page<AlertView>>(who, `/alerts${query}`);
const stagesIn = ({ items }: Page<AlertView>) => items.map(({ stage }) => stage);
const acknowledge = (who: Who, alertId: string) => office.send(who, 'POST', `/alerts/${alertId}/acknowledge`);

describe('whom an alert reaches', () => {
  it('is its recipients: the holders of the role at the unit or above it', async () => {
    await office.advance(await submitted(office), '2026-09-15');
    const reached = [];
    for (const who of whos) if ((await alertsOf(who)).total > 0) reached.push(who);
    expect(reached).toEqual(['secretary', 'everySecretary', 'officer', 'countyOfficer', 'versatile']);
  });

  it('is, in the box of the unit, the supervisors above the case', async () => {
    await office.advance(await submitted(office), '2026-09-15');
    const reached = [];
    for (const who of whos) if ((await alertsOf(who, '?box=unit')).total > 0) reached.push(who);
    expect(reached).toEqual(['supervisor']);
  });

  it('is the person themselves', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-10-22');
    await office.advance(filing, '2026-11-02');
    expect((await alertsOf('reporter')).items.map(({ ruleKey }) => ruleKey)).toContain('event.wedding.after');
    expect((await alertsOf('second')).total).toBe(0);
  });
});

describe('the list of alerts', () => {
  it('tells what is due, where, and to whom it went, the latest first', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-09-15');
    await office.advance(filing, '2026-09-17');
    const raised = (await office.log.read(`ceremony-${filing}`)).findLast(({ type }) => type === 'AlertRaised.v1');
    const { items, total } = await alertsOf('officer');
    expect(total).toBe(2);
    expect(items[0]).toEqual({
      alertId: `${filing}~register~yellow`,
      caseId: filing,
      category: 'ceremony',
      kind: 'child-wedding',
      org: expect.objectContaining({ code: '370112013205', name: '芦南村' }),
      subject: { personId: personOf('reporter'), name: nameOf('reporter') },
      deadlineId: 'register',
      ruleKey: 'event.register',
      stage: 'yellow',
      dueOn: '2026-09-16',
      scheduledOn: '2026-09-17',
      raisedOn: '2026-09-17',
      raisedAt: '2026-09-17T02:00:00.000Z',
      position: String(raised!.position),
      to: ['role:townDisciplineOfficer@370112013'],
      copyTo: ['role:villageSecretary@370112013205', 'role:townPartyCommittee@370112013'],
      status: 'open',
      acknowledgedOn: null,
      acknowledgedBy: null,
      closedOn: null,
    });
    expect(items[1]!.stage).toBe('remind');
  });

  it('is narrowed by stage, day and whether the matter is settled, and comes in pages', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-09-15');
    await office.advance(filing, '2026-09-17');
    await office.advance(await submitted(office), '2026-09-18');
    const found = async (query: string) => stagesIn(await alertsOf('officer', `?${query}`));
    expect(await found('')).toEqual(['remind', 'yellow', 'remind']);
    expect(await found('stage=yellow')).toEqual(['yellow']);
    expect(await found('from=2026-09-16&to=2026-09-17')).toEqual(['yellow']);
    expect([await found('size=2'), await found('size=2&page=2')]).toEqual([['remind', 'yellow'], ['remind']]);
    await office.act('reporter', `/ceremony-filings/${filing}/cancellation`, { reason: '婚期推迟' });
    expect([await found('open=true'), await found('open=false')]).toEqual([['remind'], ['yellow', 'remind']]);
  });
});

describe('acknowledging an alert', () => {
  it('is recorded with who has seen it', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-09-17');
    const alertId = `${filing}~register~yellow`;
    expect(await acknowledge('officer', alertId)).toMatchObject({ status: 200, body: { id: filing } });
    await office.catchUp();
    const { items } = await alertsOf('countyOfficer', '?stage=yellow');
    const acknowledgedBy = { personId: personOf('officer'), name: nameOf('officer') };
    expect(items).toMatchObject([{ alertId, status: 'acknowledged', acknowledgedOn: '2026-09-17', acknowledgedBy }]);
  });

  it('is for recipients: whoever may not see the alert is told that there is none', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-09-17');
    const unknown = { status: 404, body: { code: 'unknown-case' } };
    expect(await acknowledge('auditor', `${filing}~register~yellow`)).toMatchObject(unknown);
    expect(await acknowledge('reporter', `${filing}~register~yellow`)).toMatchObject(unknown);
    expect(await acknowledge('officer', `${filing}~register~red`)).toMatchObject(unknown);
    expect(await acknowledge('officer', 'x')).toMatchObject(unknown);
  });

  it('is not for a supervisor who sees it and does not receive it', async () => {
    const filing = await submitted(office);
    await office.advance(filing, '2026-09-17');
    expect((await alertsOf('supervisor', '?box=unit')).total).toBe(2);
    const before = await office.log.head();
    expect((await acknowledge('supervisor', `${filing}~register~yellow`)).status).toBe(403);
    expect(await office.log.head()).toBe(before);
  });
});
