import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WhenOrgChangeIsProposedThenApply } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import {
  openOffice,
  submitted,
  units,
  words,
  type Office,
  type Who,
} from '../../../../test/fixtures/office.fixture.js';
import { react } from '../../../../test/fixtures/reacting.fixture.js';
import { CaseOwners } from '../contract/index.js';
import { WhenUnitMovesThenRelocateCases } from './when-unit-moves-then-relocate-cases.reaction.js';

jest.setTimeout(60_000);

let server: PostgresServer;
let office: Office;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
beforeEach(async () => {
  office = await openOffice(await server.createDatabase(`relocate_${++databases}`), { today: '2026-09-18' });
}, 60_000);
afterEach(() => office.close());
afterAll(() => server.stop());

const decree = { on: '2026-09-18', documentNo: '历政字〔2026〕8号', reason: '区划调整' };
const moving = { ...decree, parentCode: units.otherTown };

const relocate = () => react(office, office.app.get(WhenUnitMovesThenRelocateCases));
const waiting = async (who: Who) =>
  (await office.get<{ items: { caseId: string }[] }>(who, '/inbox')).items.map(({ caseId }) => caseId);
const sees = async (who: Who, filing: string, part = '') =>
  (await office.send(who, 'GET', `/cases/${filing}${part}`)).status;
const checked = async () => {
  const filing = await submitted(office);
  await office.act('secretary', `/ceremony-filings/${filing}/check`, words.check);
  return filing;
};
const relocations = async (filing: string) =>
  (await office.log.read(`ceremony-${filing}`)).filter(({ type }) => type === 'CaseRelocated.v1').length;

describe('when a village is moved under another town', () => {
  it('then its cases change hands: to see, to act on, and in every list', async () => {
    const filing = await checked();
    expect([await waiting('officer'), await waiting('otherOfficer')]).toEqual([[filing], []]);
    await office.act('countyAdmin', `/org-units/${units.village}/move`, moving);
    expect(await relocate()).toBeUndefined();
    expect([await waiting('officer'), await waiting('otherOfficer')]).toEqual([[], [filing]]);
    for (const part of ['', '/history', '/deadlines'])
      expect([await sees('officer', filing, part), await sees('otherOfficer', filing, part)]).toEqual([404, 200]);
    const listed = async (who: Who, path: string) => (await office.get<{ total: number }>(who, path)).total;
    expect([await listed('officer', '/deadlines'), await listed('otherOfficer', '/deadlines')]).toEqual([0, 1]);
    expect([await listed('officer', '/cases'), await listed('otherOfficer', '/cases')]).toEqual([0, 1]);
    const register = `/ceremony-filings/${filing}/registration`;
    expect((await office.send('officer', 'POST', register)).status).toBe(404);
    expect((await office.send('otherOfficer', 'POST', register)).status).toBe(200);
    const line = await office.get<{ org: { path: { code: string }[] } }>('secretary', `/cases/${filing}`);
    expect(line.org.path.map(({ code }) => code)).toEqual([units.city, units.county, units.otherTown, units.village]);
  });

  it('then alerts that were raised before go with the case, and can be acknowledged by the new office', async () => {
    const filing = await checked();
    await office.advance(filing, '2026-09-24');
    const alertsOf = async (who: Who) =>
      (await office.get<{ items: { alertId: string; stage: string }[] }>(who, '/alerts')).items;
    const before = await alertsOf('officer');
    expect(before.length).toBeGreaterThan(0);
    expect(await alertsOf('otherOfficer')).toEqual([]);
    await office.act('countyAdmin', `/org-units/${units.village}/move`, { ...moving, on: '2026-09-24' });
    await relocate();
    expect(await alertsOf('officer')).toEqual([]);
    const after = await alertsOf('otherOfficer');
    expect(after.map(({ alertId }) => alertId)).toEqual(before.map(({ alertId }) => alertId));
    const acknowledge = `/alerts/${after[0]!.alertId}/acknowledge`;
    expect((await office.send('officer', 'POST', acknowledge)).status).toBe(404);
    expect((await office.send('otherOfficer', 'POST', acknowledge)).status).toBe(200);
  });

  it('then closed cases go with it, those of other villages stay, and each is relocated once', async () => {
    const [cancelled, other] = [await checked(), await submitted(office, 'second')];
    await office.act('reporter', `/ceremony-filings/${cancelled}/cancellation`, { reason: '取消' });
    await office.act('countyAdmin', `/org-units/${units.village}/move`, moving);
    await relocate();
    await office.store.pool.query('update reaction.progress set position = -1');
    await relocate();
    expect([await relocations(cancelled), await relocations(other)]).toEqual([1, 0]);
    expect([await sees('officer', cancelled), await sees('otherOfficer', cancelled)]).toEqual([404, 200]);
    expect(await sees('officer', other)).toBe(200);
  });

  it('then a case that fails does not keep the others back, and is tried again', async () => {
    const filings = [await submitted(office), await submitted(office)];
    const owner = office.app.get(CaseOwners).of('ceremony');
    const move = owner.relocate.bind(owner);
    const spy = jest
      .spyOn(owner, 'relocate')
      .mockImplementation((id, path) => (id === filings[0] ? Promise.reject(new Error('not now')) : move(id, path)));
    await office.act('countyAdmin', `/org-units/${units.village}/move`, moving);
    expect(await relocate()).toBe(0);
    expect([await relocations(filings[0]!), await relocations(filings[1]!)]).toEqual([0, 1]);
    spy.mockRestore();
    expect(await relocate()).toBeUndefined();
    expect([await relocations(filings[0]!), await relocations(filings[1]!)]).toEqual([1, 1]);
  });
});

describe('when villages are merged', () => {
  it('then whoever is responsible for the successor has the cases of the old ones', async () => {
    const filing = await submitted(office);
    await office.get('secretary', '/me');
    const joined = '370112013299';
    const merging = { ...decree, codes: [units.village, units.secondVillage], successor: joined };
    const change = await office.act('townAdmin', '/org-units/mergers', { ...merging, successorName: '芦村' });
    expect(await react(office, office.app.get(WhenOrgChangeIsProposedThenApply))).toBeUndefined();
    expect(await office.get('reporter', `/org-units/changes/${change}`)).toMatchObject({ status: 'applied' });
    await relocate();
    const moved = (await office.log.read(`ceremony-${filing}`)).at(-1)!;
    expect(moved.data).toMatchObject({ orgPath: [units.city, units.county, units.town, joined, units.village] });
    expect(await waiting('everySecretary')).toEqual([filing]);
    const line = await office.get<{ org: { path: { name: string }[] } }>('secretary', `/cases/${filing}`);
    expect(line.org.path.map(({ name }) => name).slice(2)).toEqual(['港沟街道', '芦村', '芦南村']);
  });
});

describe('a change of the organization', () => {
  const refused = async (who: Who, path: string, body: object) => {
    const answer = await office.send<{ code: string }>(who, 'POST', `/org-units${path}`, body);
    return `${answer.status} ${answer.body.code}`;
  };

  it('is for the administrator above the unit; a move for whoever is above both towns', async () => {
    const renaming = { ...decree, name: '芦南新村' };
    expect(await refused('secretary', `/${units.village}/renaming`, renaming)).toBe('403 not-permitted');
    expect(await refused('townAdmin', `/${units.otherVillage}/renaming`, renaming)).toBe('403 not-permitted');
    expect(await refused('townAdmin', `/${units.village}/move`, moving)).toBe('403 not-permitted');
    expect(await refused('countyAdmin', '/370112013999/renaming', renaming)).toBe('422 unknown-unit');
    await office.act('townAdmin', `/org-units/${units.village}/renaming`, renaming);
    await office.act('countyAdmin', `/org-units/${units.village}/move`, moving);
  });
});
