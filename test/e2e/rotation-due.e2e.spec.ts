import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { eventually } from '../fixtures/eventually.fixture.js';
import { openRotationOffice, type RotationOffice } from '../fixtures/rotation-office.fixture.js';
import { rotationPersonOf } from '../fixtures/rotation-people.fixture.js';

jest.setTimeout(120_000);

type Page<Item> = Readonly<{ items: readonly Item[]; total: number }>;
type Due = Readonly<{
  person: { personId: string; name: string | null };
  villageCode: string;
  post: string;
  since: string;
  dueOn: string;
  rotationId: string | null;
}>;
type Line = Readonly<{ caseId: string; category: string; light: string; dueOn: string; myActions: readonly string[] }>;

let office: RotationOffice;
let visitors: RotationOffice['visitors'];
let dutyId: string;

beforeAll(async () => {
  office = await openRotationOffice();
  ({ visitors } = office);
  await visitors.at('2026-03-02 10:00');
}, 180_000);
afterAll(() => office.close());

const due = (login: string, query = '') => visitors.read<Page<Due>>(login, `/rotations/due${query}`);
const namesDue = async (login: string, query?: string) =>
  (await due(login, query)).items.map(({ person }) => person.name);
const waiting = async (login: string) =>
  (await visitors.read<Page<Line>>(login, '/inbox')).items.filter(({ category }) => category === 'rotationduty');
const alerts = async (login: string, caseId: string) => {
  type Alert = Readonly<{ caseId: string; stage: string; status: string }>;
  const { items } = await visitors.read<Page<Alert>>(login, '/alerts?size=200');
  return items.filter((alert) => alert.caseId === caseId).map(({ stage, status }) => `${stage} ${status}`);
};
const move = (login: string, villageCode: string, toVillageCode: string | null = null) => ({
  personId: rotationPersonOf(login),
  villageCode,
  post: 'secretary',
  toVillageCode,
});
const review = (...moves: readonly object[]) => ({ moves, reason: '任职年限' });

describe('who has come to the years of their post', () => {
  it('and was taken over with another register is overdue at once, with one reminder', async () => {
    const [line, ...others] = await waiting('town-officer');
    expect(line).toMatchObject({ light: 'red', dueOn: '2023-05-06', myActions: ['OpenRotation'] });
    expect(others).toEqual([]);
    expect(await waiting('county-officer')).toMatchObject([{ caseId: line!.caseId }]);
    expect(await alerts('town-officer', line!.caseId)).toEqual(['remind open']);
    expect(await alerts('county-leader', line!.caseId)).toEqual([]);
  });

  it('stands in a list, as do those who will within a year', async () => {
    expect((await due('town-officer')).items).toMatchObject([
      { person: { name: '孙书记' }, villageCode: units.village, since: '2013-05-06', dueOn: '2023-05-06' },
      { person: { name: '孔书记' }, villageCode: units.secondVillage, since: '2016-03-16', dueOn: '2026-03-16' },
    ]);
    expect(await namesDue('county-officer', '?within=0')).toEqual(['孙书记']);
    expect(await namesDue('county-leader', '?within=120')).toEqual(['孙书记', '孔书记', '李书记']);
    expect(await namesDue('other-officer', '?within=120')).toEqual(['李书记']);
    expect(await namesDue('other-officer')).toEqual([]);
  });

  it('is listed for nobody else, nor for more than ten years ahead', async () => {
    for (const login of ['long', 'town-party', 'town-discipline', 'auditor', 'admin'])
      expect(await namesDue(login, '?within=120')).toEqual([]);
    for (const login of ['long', 'town-party', 'other-officer']) expect(await waiting(login)).toEqual([]);
    for (const query of ['within=121', 'within=-1', 'within=x'])
      expect((await visitors.as('town-officer', `/rotations/due?${query}`)).status).toBe(400);
  });

  it('is asked for louder, and higher up, as the day comes and goes', async () => {
    await visitors.at('2026-03-09 09:00');
    const found = (await waiting('town-officer')).find(({ dueOn }) => dueOn === '2026-03-16');
    dutyId = found!.caseId;
    expect(await alerts('town-officer', dutyId)).toEqual(['remind open']);
    await visitors.at('2026-03-17 09:00');
    expect(await alerts('county-officer', dutyId)).toEqual(['yellow open']);
    expect(await visitors.read('county-officer', `/cases/${dutyId}`)).toMatchObject({ stage: 'awaiting-review' });
    expect((await visitors.as('town-party', `/cases/${dutyId}`)).status).toBe(404);
  });
});

describe('a person under review', () => {
  let rotation: string;

  it('is in one rotation at a time, also where two are opened at once', async () => {
    const bodies = [
      review(move('long', units.village)),
      review(move('long', units.village, units.otherVillage), move('short', units.otherVillage, units.village)),
      review(move('long', units.village, units.secondVillage), move('ten', units.secondVillage, units.village)),
    ];
    const answers = await Promise.all(
      bodies.map((body) => visitors.as<{ id: string; code: string }>('county-officer', '/rotations', { body })),
    );
    const [opened, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code)).toEqual(
      Array(2).fill('person-in-rotation'),
    );
    await visitors.act('county-officer', `/cases/${opened!.body.id}/withdrawal`, { reason: '另行研究' });
  });

  it('is named with the review in the list, and cannot be swapped meanwhile', async () => {
    rotation = await visitors.act('town-officer', '/rotations', review(move('ten', units.secondVillage)));
    const swap = review(
      move('long', units.village, units.secondVillage),
      move('ten', units.secondVillage, units.village),
    );
    const { status, body } = await visitors.as('county-officer', '/rotations', { body: swap });
    expect([status, body.code, body.title]).toEqual([422, 'person-in-rotation', '有关人员正在另一轮岗交流事项中']);
    const { items } = await due('town-officer');
    expect(items.map(({ rotationId }) => rotationId)).toEqual([null, rotation]);
  });

  it('who is kept is due again as many years after', async () => {
    await office.sign('town-party', rotation, 'agree');
    await office.sign('county-clerk', rotation, 'filed');
    await visitors.act('town-party', `/rotations/${rotation}/decision`, {
      outcome: 'keep',
      effectiveOn: '2026-04-01',
      documentNo: '港党〔2026〕20号',
      documentOn: '2026-03-17',
      reasons: '工作需要',
    });
    const isSettled = (lines: readonly Line[]) => lines.every(({ caseId }) => caseId !== dutyId);
    await eventually(() => waiting('town-officer'), isSettled);
    expect((await alerts('town-officer', dutyId)).filter((alert) => alert.endsWith('open'))).toEqual([]);
    expect(await namesDue('town-officer', '?within=120')).toEqual(['孙书记']);
    await visitors.at('2026-04-02 09:00');
    expect((await due('town-officer', '?within=120')).items[1]).toMatchObject({
      person: { name: '孔书记' },
      since: '2016-03-16',
      dueOn: '2036-04-01',
      rotationId: null,
    });
  });

  it('has a history that tells both duties', async () => {
    type History = Readonly<{ chainOk: boolean; entries: readonly Readonly<{ title: { zh: string } }>[] }>;
    const { chainOk, entries } = await visitors.read<History>('town-officer', `/cases/${dutyId}/history?order=oldest`);
    expect(chainOk).toBe(true);
    const titles = entries.map(({ title }) => title.zh);
    expect(titles.filter((title) => title === '任职年限开始计算')).toHaveLength(2);
    expect(titles).toContain('任职年限事项办结');
  });

  it('is free for another rotation once the review is decided', async () => {
    const swap = review(
      move('long', units.village, units.secondVillage),
      move('ten', units.secondVillage, units.village),
    );
    const id = await visitors.act('county-officer', '/rotations', swap);
    expect((await due('town-officer')).items).toMatchObject([{ person: { name: '孙书记' }, rotationId: id }]);
  });
});
