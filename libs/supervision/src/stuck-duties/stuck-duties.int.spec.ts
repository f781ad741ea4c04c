import { describe, expect, it, jest } from '@jest/globals';
import { AccountService, type RoleWanted, WhenPersonDiesThenCloseAccounts } from '#access';
import { deriveId } from '#event-store';
import type { Page } from '#web';
import {
  asSystem,
  nameOf,
  personOf,
  submitted,
  units,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import { react } from '../../../../test/fixtures/reacting.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import type { AlertView } from '../alerts/alert-view.query.js';
import { StuckDutyDesk } from '../stuck-duty-desk.js';
import { StuckDutyWatch } from '../stuck-duty-watch.js';
import type { StuckDutyView } from './stuck-duties.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const look = async (): Promise<number> => {
  const changes = await office.app.get(StuckDutyWatch, { strict: false }).look(60_000);
  await office.catchUp();
  return changes;
};
const listed = (who: Who, query = '') => office.get<Page<StuckDutyView>>(who, `/stuck-duties${query}`);
const alertsOf = async (who: Who) => (await office.get<Page<AlertView>>(who, '/alerts')).items;
const post = async (who: Who, path: string, body: object): Promise<string> => {
  const { status, body: answer } = await office.send<{ id: string }>(who, 'POST', path, body);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  await office.catchUp();
  return answer.id;
};
const give = async (who: Who, role: RoleWanted): Promise<void> => {
  const { accountId } = await office.get<{ accountId: string }>(who, '/me');
  await asSystem(() => office.app.get(AccountService).grant(accountId, role));
  await office.catchUp();
};
/** Everybody who could check the report of the reporter is kept from it. */
const keepAway = async () => {
  const filing = await submitted(office);
  const kin = { relativeId: personOf('reporter'), relation: 'sibling' };
  await post('orgOfficer', `/people/${personOf('secretary')}/relatives`, kin);
  await office.endRoles('versatile');
  const interest = await post('everySecretary', '/interests', { caseId: filing, reason: '合伙经营' });
  return { filing, interest };
};

describe('a duty that everybody recuses themselves from', () => {
  it('is listed and told once, until somebody can act', async () => {
    const { filing, interest } = await keepAway();
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    const { items, total } = await listed('supervisor');
    expect([total, items]).toEqual([
      1,
      [
        expect.objectContaining({
          caseId: filing,
          category: 'ceremony',
          kind: 'child-wedding',
          action: 'CheckReport',
          reason: 'recused',
          since: '2026-09-14',
          subject: { personId: personOf('reporter'), name: nameOf('reporter') },
          waitsFor: [{ role: 'villageSecretary', org: { code: units.village, name: '芦南村' }, person: null }],
          ask: { role: 'securityAdmin', org: null, holders: [] },
        }),
      ],
    ]);
    const [alert] = await alertsOf('supervisor');
    expect(alert).toMatchObject({ stage: 'yellow', status: 'open', kind: 'stuck-duty', alertId: items[0]!.alertId });
    expect(alert?.to).toEqual([`role:supervisionOffice@${units.county}`]);
    await post('supervisor', `/alerts/${encodeURIComponent(alert!.alertId)}/acknowledge`, {});
    await post('supervisor', `/interests/${interest}/end`, { reason: '合伙已终止' });
    expect(await look()).toBe(1);
    expect((await listed('supervisor')).total).toBe(0);
    expect((await alertsOf('supervisor')).map(({ status }) => status)).toEqual(['closed']);
    await post('everySecretary', '/interests', { caseId: filing, reason: '又有往来' });
    expect(await look()).toBe(1);
    expect((await alertsOf('supervisor')).map(({ status }) => status)).toEqual(['open', 'closed']);
  });

  it('is no longer stuck when the case does not wait for it', async () => {
    const { filing } = await keepAway();
    await look();
    await office.act('reporter', `/ceremony-filings/${filing}/cancellation`, { reason: '不办了' });
    await office.catchUp();
    expect(await look()).toBe(1);
    expect((await listed('supervisor')).total).toBe(0);
    const { rows } = await office.store.pool.query<{ stage: string }>('select stage from stuck_duties');
    expect(rows).toEqual([{ stage: 'lifted' }]);
  });
});

describe('a duty without a holder', () => {
  it('says so, and who may give the role', async () => {
    const filing = await office.act('secretary', '/ceremony-filings', words.draft('secretary', '2026-10-20'));
    await office.act('secretary', `/ceremony-filings/${filing}/submission`, words.submit);
    await asSystem(() =>
      office.app.get(AccountService).open({
        loginName: 'keeper',
        password: 'correct horse battery',
        personId: personOf('other'),
        orgCode: units.county,
        roles: [{ role: 'securityAdmin', orgCode: units.county }],
      }),
    );
    await office.catchUp();
    await look();
    const { items } = await listed('supervisor');
    expect(items).toMatchObject([
      {
        caseId: filing,
        reason: 'no-holder',
        waitsFor: [{ role: 'townLeader' }],
        ask: {
          role: 'securityAdmin',
          org: { code: units.county },
          holders: [{ personId: personOf('other'), name: nameOf('other') }],
        },
      },
    ]);
    await give('officer', { role: 'townLeader', orgCode: units.town, until: '2026-09-20' });
    await look();
    expect((await listed('supervisor')).total).toBe(0);
    office.clock.moveTo('2026-09-21');
    await look();
    expect((await listed('supervisor')).items).toMatchObject([{ reason: 'not-in-force', since: '2026-09-21' }]);
  });
});

describe('a duty whose only holder has died', () => {
  it('is stuck once their account is closed', async () => {
    const filing = await office.act('secretary', '/ceremony-filings', words.draft('secretary', '2026-10-20'));
    await office.act('secretary', `/ceremony-filings/${filing}/submission`, words.submit);
    const personId = await post('orgOfficer', '/people', { name: '钱七', orgCode: units.village });
    const roles: readonly RoleWanted[] = [{ role: 'townLeader', orgCode: units.town }];
    const account = { loginName: 'leader', password: 'correct horse battery', personId, orgCode: units.town, roles };
    await asSystem(() => office.app.get(AccountService).open(account));
    await office.catchUp();
    await look();
    expect((await listed('supervisor')).total).toBe(0);
    await post('orgOfficer', `/people/${personId}/death`, { diedOn: '2026-09-13' });
    await react(office, office.app.get(WhenPersonDiesThenCloseAccounts, { strict: false }));
    await look();
    expect((await listed('supervisor')).items).toMatchObject([{ caseId: filing, reason: 'no-holder' }]);
  });
});

describe('the list of stuck duties', () => {
  it('is for those who supervise the unit, counts included, and narrows by unit and reason', async () => {
    await keepAway();
    await look();
    const empty = { items: [], total: 0, page: 1, size: 20 };
    for (const who of ['auditor', 'secretary', 'everySecretary', 'administrator', 'countyAdmin', 'officer'] as const)
      expect([who, await listed(who)]).toEqual([who, empty]);
    const totals = async (query: string) => (await listed('supervisor', query)).total;
    expect(await totals(`?org=${units.village}&reason=recused`)).toBe(1);
    expect(await totals(`?org=${units.secondVillage}`)).toBe(0);
    expect(await totals('?reason=no-holder')).toBe(0);
    expect((await office.send('supervisor', 'GET', '/stuck-duties?reason=asleep')).status).toBe(400);
    expect((await alertsOf('auditor')).length).toBe(0);
  });

  it('is for whoever is told besides, of what they are told', async () => {
    const filing = await submitted(office);
    const duty = {
      stuckId: deriveId('stuck', filing),
      category: 'ceremony',
      caseId: filing,
      action: 'CheckReport',
      orgCode: units.village,
      orgPath: [units.city, units.county, units.town, units.village],
      subjectId: personOf('reporter'),
      waitsFor: [{ role: 'villageSecretary', org: units.village }],
      reason: 'recused',
    } as const;
    const told = [{ role: 'countyOrgOfficer', org: units.county }];
    const desk = office.app.get(StuckDutyDesk, { strict: false });
    await desk.bySystem(duty.stuckId, { type: 'ReportStuckDuty', duty }, told);
    await desk.bySystem(deriveId('untold', filing), {
      type: 'ReportStuckDuty',
      duty: { ...duty, stuckId: deriveId('untold', filing) },
    });
    await office.catchUp();
    const seen = async (who: Who) => (await listed(who)).items.map(({ stuckId }) => stuckId);
    expect(await seen('countyOrgOfficer')).toEqual([duty.stuckId]);
    expect((await listed('countyOrgOfficer')).total).toBe(1);
    expect([(await seen('supervisor')).length, await seen('orgOfficer')]).toEqual([2, []]);
  });

  it('holds nothing where everything has its people', async () => {
    await submitted(office);
    expect(await look()).toBe(0);
  });
});
