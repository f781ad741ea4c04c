import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { units } from '../fixtures/county.fixture.js';
import { eventually } from '../fixtures/eventually.fixture.js';
import { printedForm } from '../fixtures/printed-form.fixture.js';
import { openRotationOffice, type RotationOffice } from '../fixtures/rotation-office.fixture.js';
import { rotationPersonOf } from '../fixtures/rotation-people.fixture.js';

jest.setTimeout(120_000);

const day = '2026-03-02';
const copies = { holders: ['discipline', 'organization', 'audit', 'unit'] };

type Page<Item> = Readonly<{ items: readonly Item[]; total: number }>;
type Move = Readonly<{ action: string; taskId: string | null }>;
type Departure = Readonly<{
  person: { personId: string };
  villageCode: string;
  auditRequestedOn: string | null;
  handoverId: string | null;
  handoverClosedOn: string | null;
  successor: { personId: string } | null;
}>;

let office: RotationOffice;
let visitors: RotationOffice['visitors'];

beforeAll(async () => {
  office = await openRotationOffice();
  ({ visitors } = office);
}, 180_000);
afterAll(() => office.close());

const moves = [
  {
    personId: rotationPersonOf('long'),
    villageCode: units.village,
    post: 'secretary',
    toVillageCode: units.otherVillage,
  },
  {
    personId: rotationPersonOf('short'),
    villageCode: units.otherVillage,
    post: 'secretary',
    toVillageCode: units.village,
  },
];
const opening = { moves, reason: '任职满十年' };
const decision = {
  outcome: 'rotate',
  effectiveOn: day,
  documentNo: '历城组干〔2026〕12号',
  documentOn: day,
  reasons: '交流任职',
};

const departures = (login = 'county-officer') => visitors.read<Page<Departure>>(login, '/departures');

describe('an adjustment of who is under investigation', () => {
  const about = (login: string) => ({ personId: rotationPersonOf(login), documentNo: '历监立〔2026〕9号' });

  it('offers suspension alone until it ends, and takes no other measure', async () => {
    const id = await visitors.act('county-officer', '/adjustments', {
      cadreId: rotationPersonOf('long'),
      villageCode: units.village,
      post: 'secretary',
      trigger: 'index',
      ground: '列末位',
    });
    await visitors.act('county-discipline', '/investigations', {
      ...about('long'),
      unitCode: units.village,
      filedOn: day,
    });
    const offered = () => visitors.read<readonly Move[]>('town-party', `/cases/${id}/moves`);
    const isHeld = (found: readonly Move[]) => found.some(({ action }) => action === 'OrderSuspension');
    expect((await eventually(offered, isHeld)).map(({ action }) => action)).toEqual(['OrderSuspension']);
    const opinion = { taskId: 'verification.1.1', result: 'established', opinion: '' };
    expect(await visitors.refusal('town-officer', `/cases/${id}/opinions`, opinion)).toBe('422 investigation-lock');
    const suspension = { from: day, documentNo: '港党〔2026〕5号', reasons: '配合调查' };
    await visitors.act('town-party', `/adjustments/${id}/suspensions`, suspension);
    await visitors.act('county-discipline', '/investigations/steps', { ...about('long'), step: 'end', on: day });
    await eventually(offered, (found) => !isHeld(found) && found.some(({ action }) => action === 'LiftSuspension'));
    await visitors.act('county-officer', `/cases/${id}/withdrawal`, { reason: '查无实据' });
  });
});

describe('the swap of two secretaries of two towns', () => {
  let swap: string;

  it('is the county’s to open, and refused outright while one of them is under investigation', async () => {
    expect(await visitors.refusal('town-officer', '/rotations', opening)).toBe('403 not-permitted');
    await visitors.act('county-discipline', '/investigations', {
      personId: rotationPersonOf('short'),
      unitCode: units.otherVillage,
      filedOn: day,
      documentNo: '历监立〔2026〕1号',
    });
    expect(await visitors.refusal('county-officer', '/rotations', opening)).toBe('422 investigation-lock');
    await visitors.act('county-discipline', '/investigations/steps', {
      personId: rotationPersonOf('short'),
      step: 'end',
      on: day,
      documentNo: '历监结〔2026〕1号',
    });
    swap = await visitors.act('county-officer', '/rotations', opening);
    for (const login of ['long', 'short']) {
      const found = await visitors.read<Page<{ caseId: string }>>(
        'county-officer',
        `/cases?kind=swap&party=${rotationPersonOf(login)}`,
      );
      expect(found.items).toMatchObject([{ caseId: swap }]);
    }
    expect(await visitors.refusal('county-officer', '/rotations', opening)).toBe('422 rotation-exists');
  });

  it('is looked into for one town, and agreed to by both', async () => {
    const cases = `/cases/${swap}`;
    const [mine] = await visitors.read<readonly Move[]>('town-party', `${cases}/moves`);
    const to = (login: string) => ({
      taskId: mine!.taskId,
      to: { person: rotationPersonOf(login) },
      request: '了解任职情况',
    });
    for (const login of ['long', 'short'])
      expect(await visitors.refusal('town-party', `${cases}/delegations`, to(login))).toBe('422 addressee-concerned');
    expect(await visitors.refusal('other-party', `${cases}/delegations`, to('other-discipline'))).toBe(
      '403 not-permitted',
    );
    await visitors.act('town-party', `${cases}/delegations`, to('town-discipline'));
    const report = { taskId: mine!.taskId, opinion: '群众反映良好' };
    await visitors.act('town-discipline', `${cases}/delegate-reports`, report);
    const heard = async (login: string) =>
      JSON.stringify(await visitors.read<object>(login, `${cases}/history`)).includes(report.opinion);
    expect(await Promise.all(['town-party', 'county-leader', 'other-party'].map(heard))).toEqual([true, true, false]);
    await office.sign('town-party', swap, 'agree');
    expect(await visitors.refusal('county-leader', `/rotations/${swap}/decision`, decision)).toBe('422 not-open-now');
    await office.sign('other-party', swap, 'agree');
  });

  it('is filed on the material that the county asks for, with a signatory besides, and decided by the county', async () => {
    const cases = `/cases/${swap}`;
    const taskId = 'filing.1.1';
    const clock = async () => {
      const clocks = await visitors.read<readonly { deadlineId: string; status: string }[]>(
        'county-officer',
        `${cases}/deadlines`,
      );
      return clocks.find(({ deadlineId }) => deadlineId === 'filing')?.status;
    };
    const signatory = { person: rotationPersonOf('county-discipline') };
    await visitors.act('county-clerk', `${cases}/signatories`, { taskId, place: 'beside', signatory, reason: '会签' });
    await visitors.act('county-clerk', `${cases}/material-requests`, { taskId, what: '任职公示' });
    expect(await clock()).toBe('paused');
    await visitors.act('county-officer', `${cases}/material`, { note: '已补' });
    expect(await clock()).toBe('running');
    await office.sign('county-clerk', swap, 'filed');
    expect(await visitors.refusal('county-leader', `/rotations/${swap}/decision`, decision)).toBe('422 not-open-now');
    await office.sign('county-discipline', swap, 'filed');
    expect(await visitors.refusal('town-party', `/rotations/${swap}/decision`, decision)).toBe('403 not-permitted');
    await visitors.act('county-leader', `/rotations/${swap}/decision`, decision);
  });

  it('moves both, asks for both departure audits, and opens both handovers', async () => {
    const { items } = await eventually(
      departures,
      (page) => page.items.filter(({ successor }) => successor).length === 2,
    );
    const told = items.map(({ person, villageCode, auditRequestedOn, successor }) => [
      person.personId,
      villageCode,
      auditRequestedOn,
      successor?.personId,
    ]);
    const [long, short] = [rotationPersonOf('long'), rotationPersonOf('short')];
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        [long, units.village, day, short],
        [short, units.otherVillage, day, long],
      ]),
    );
    expect((await departures('auditor')).total).toBe(2);
    type Post = Readonly<{ orgCode: string; endedOn: string | null }>;
    const held = async () =>
      (await visitors.read<Page<Post>>('county-officer', `/people/${long}/posts`)).items
        .filter(({ endedOn }) => endedOn === null)
        .map(({ orgCode }) => orgCode);
    expect(await eventually(held, ([orgCode]) => orgCode === units.otherVillage)).toEqual([units.otherVillage]);
  });

  it('is over when both handovers are signed by three', async () => {
    const { items } = await departures();
    for (const { handoverId, villageCode } of items) {
      const [out, into, town] = villageCode === units.village ? ['long', 'short', 'town'] : ['short', 'long', 'other'];
      const of = `/handovers/${handoverId}`;
      const seal = { itemId: 'seal', kind: 'seal', description: '村党组织印章', quantity: 1 };
      expect(await visitors.refusal(out!, `${of}/list`, { items: [seal] })).toBe('422 seal-undocumented');
      await visitors.act(out!, `${of}/list`, {
        items: [
          { ...seal, serial: '3701120001', photo: 'a'.repeat(64) },
          { itemId: 'archives', kind: 'archives', description: '村级档案', quantity: 40 },
        ],
      });
      await visitors.act(into!, `${of}/item-checks`, { itemId: 'seal', state: 'accepted' });
      await visitors.act(into!, `${of}/item-checks`, { itemId: 'archives', state: 'disputed', note: '缺 2019 年卷' });
      const taskId = 'inventory.1.1';
      const cases = `/cases/${handoverId}`;
      const to = (login: string) => ({ taskId, to: { person: rotationPersonOf(login) }, request: '清点档案' });
      expect(await visitors.refusal(`${town}-officer`, `${cases}/delegations`, to(into!))).toBe('422 receiver-watches');
      await visitors.act(`${town}-officer`, `${cases}/delegations`, to(`${town}-party`));
      expect(await visitors.refusal(`${town}-officer`, `${of}/inventory`)).toBe('422 not-open-now');
      await visitors.act(`${town}-party`, `${cases}/delegate-reports`, { taskId, opinion: '账实相符' });
      const signatory = { person: rotationPersonOf(`${town}-discipline`) };
      await visitors.act(`${town}-officer`, `${cases}/signatories`, {
        taskId,
        place: 'beside',
        signatory,
        reason: '监交',
      });
      await visitors.act(`${town}-officer`, `${of}/inventory`);
      expect(await visitors.refusal(out!, `${of}/signatures`, { as: 'outgoing' })).toBe('422 not-inventoried');
      await office.sign(`${town}-discipline`, handoverId!, 'inventoried');
      await visitors.act(out!, `${of}/signatures`, { as: 'outgoing' });
      await visitors.act(into!, `${of}/signatures`, { as: 'incoming' });
      expect(await visitors.refusal(`${town}-officer`, `${of}/closure`, copies)).toBe('422 signatures-missing');
      await visitors.act(`${town}-discipline`, `${of}/signatures`, { as: 'witness' });
      await visitors.act(`${town}-officer`, `${of}/closure`, copies);
      const list = await visitors.read<readonly { itemId: string; state: string; note: string | null }[]>(
        into!,
        `${of}/items`,
      );
      expect(list.map(({ itemId, state, note }) => [itemId, state, note])).toEqual([
        ['seal', 'accepted', null],
        ['archives', 'disputed', '缺 2019 年卷'],
      ]);
    }
    const rotation = await eventually(
      () => visitors.read<Page<{ rotationId: string; stage: string }>>('county-leader', '/rotations'),
      (page) => page.items[0]?.stage === 'closed',
    );
    expect(rotation.items.map(({ rotationId }) => rotationId)).toEqual([swap]);
    const left = items.find(({ villageCode }) => villageCode === units.village)!.handoverId!;
    const paper = await printedForm(visitors, 'town-discipline', left, 'handover-list', true);
    expect(paper.pdf).toBe(paper.word);
    for (const words of [
      '一式4份',
      '镇（街道）港沟街道村（社区）芦南村职务村党组织书记移交人孙书记接收人李书记监交人郑纪委',
      '通知日期2026年3月2日移交期限2026年3月9日',
      '1印章村党组织印章37011200011已接收',
      '2村级档案村级档案—40有争议缺2019年卷',
      '移交人孙书记2026年3月2日接收人李书记2026年3月2日监交人郑纪委2026年3月2日',
    ])
      expect(paper.word).toContain(words);
    expect(paper.word).toMatch(/编制交接清单孙书记.+确认清点周委员.+签字郑纪委/);
    const isOver = ({ items: all }: Page<Departure>) => all.every(({ handoverClosedOn }) => handoverClosedOn === day);
    expect((await eventually(() => departures(), isOver)).total).toBe(2);
  });
});
