import { beforeEach, describe, expect, it } from '@jest/globals';
import { personOf, units, type Office } from '../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../test/fixtures/shared-office.fixture.js';
import { decree, joined, paper, parts, villagesOf } from '../../../test/fixtures/dissolved-village.fixture.js';

let office: Office;
shareOffice((opened) => (office = opened));
beforeEach(() => villagesOf(office).startOver());

type Pool = Readonly<{ villageCode: string; members: number; gapSince: string | null }>;
const pools = async () => {
  const { items } = await office.get<{ items: Pool[] }>('countyOrgOfficer', '/reserve-pool?size=50');
  return Object.fromEntries(items.map(({ villageCode, members }) => [villageCode, members]));
};
const inboxOf = async (who: 'orgOfficer' | 'townCommittee') =>
  (await office.get<{ items: { caseId: string }[] }>(who, '/inbox?size=100')).items.map(({ caseId }) => caseId);

describe('villages that are merged', () => {
  it('leave each standing term to people, in the list and the inbox of the town', async () => {
    const { merge, follow, left, termOf } = villagesOf(office);
    await merge();
    await follow();
    const lines = await left('orgOfficer');
    expect(lines.map(({ name, post, orgCode }) => `${name} ${post} ${orgCode}`).toSorted()).toEqual(
      [
        `冯丽 clerk ${units.village}`,
        `陈刚 secretary ${units.village}`,
        `吴芳 vcMember ${units.secondVillage}`,
        `周明 vcMember ${units.village}`,
      ].toSorted(),
    );
    expect(lines.find(({ post }) => post === 'secretary')).toMatchObject({ kind: 'term', dueOn: '2026-10-14' });
    expect(lines.find(({ post }) => post === 'vcMember')).toMatchObject({ dueOn: '2027-03-15' });
    expect(await inboxOf('orgOfficer')).toContain(await termOf('陈刚'));
    expect(await left('supervisor')).toEqual(lines);
    expect(await left('townCommittee', `&unit=${joined}`)).toEqual(lines);
    for (const who of ['otherOrgOfficer', 'clerk', 'auditor', 'administrator'] as const)
      expect(await left(who)).toEqual([]);
  });

  it('end the terms of the Party by paper, and those of the committee by the election of the successor', async () => {
    const { merge, follow, give, termOf, newcomer, elect, left } = villagesOf(office);
    await merge();
    await follow();
    const [secretary, member] = [await termOf('陈刚'), await termOf('周明')];
    const end = (termId: string, endedOn: string, document?: object) =>
      give('orgOfficer', `/post-terms/${termId}/end`, {
        endedOn,
        reason: 'unit-dissolved',
        ...(document && { document }),
      });
    office.clock.moveTo('2026-11-20');
    expect(await end(secretary, '2026-09-20')).toBe('422 document-required');
    expect(await end(secretary, '2026-09-20', paper)).toBe(secretary);
    expect(await end(member, '2026-11-20', paper)).toBe('422 successor-not-elected');
    await elect(await newcomer('新人', joined), 'vcMember', '2026-11-20', joined);
    expect(await end(member, '2026-11-19')).toBe('422 successor-not-elected');
    expect(await end(member, '2026-11-20')).toBe(member);
    expect((await left('orgOfficer')).map(({ name }) => name).toSorted()).toEqual(['冯丽', '吴芳']);
    expect(await office.get('supervisor', '/vacancies?open=true')).toMatchObject({ items: [] });
  });

  it('take their reserve into the pool of the successor, each once, and have no gap any more', async () => {
    const { merge, follow, member } = villagesOf(office);
    await member('reporter');
    await member('second', units.secondVillage);
    await follow();
    await merge();
    await follow();
    await follow();
    expect(await pools()).toEqual({ [joined]: 2, [units.otherVillage]: 0 });
    const { items } = await office.get<{ items: { entries: object[] }[] }>('orgOfficer', '/reserve-pool');
    expect(items[0]!.entries).toMatchObject([
      { findings: [], reviewDueOn: '2027-09-14' },
      { findings: [], reviewDueOn: '2027-09-14' },
    ]);
  });

  it('begin nothing any more', async () => {
    const { merge, follow, give, elect } = villagesOf(office);
    await merge();
    await follow();
    const personId = personOf('reporter');
    expect(await elect(personId, 'groupHead', '2026-09-14', units.village)).toBe('422 unit-ended');
    const nomination = { personId, villageCode: units.village, reason: '带头致富' };
    expect(await give('orgOfficer', '/reserve-entries', nomination)).toBe('422 unit-ended');
    expect(await give('otherOrgOfficer', '/reserve-entries', nomination)).toBe('404 unknown-case');
    expect(await give('orgOfficer', `/reserve-pool/${units.village}/checks`)).toBe('422 unit-ended');
    expect(await give('orgOfficer', '/people', { name: '新人', orgCode: units.village })).toBe('422 unit-ended');
  });

  it('count no more in the rates from the day on, and leave no vacancy and no new acting holder', async () => {
    const { merge, follow, give, left } = villagesOf(office);
    const { body } = await office.send<{ id: string }>('orgOfficer', 'GET', `/people/${personOf('secretary')}/posts`);
    const [term] =
      (body as unknown as { items?: { termId: string }[] }).items ?? (body as unknown as { termId: string }[]);
    const removal = { endedOn: '2026-09-01', reason: 'removal', document: { ...paper, issuedOn: '2026-09-01' } };
    await give('orgOfficer', `/post-terms/${term!.termId}/end`, removal);
    const [vacancy] = (await office.get<{ items: { vacancyId: string }[] }>('supervisor', '/vacancies?open=true'))
      .items;
    const acting = {
      personId: personOf('reporter'),
      from: '2026-09-02',
      until: '2026-09-20',
      document: removal.document,
    };
    const record = (given: object) =>
      give('orgOfficer', `/vacancies/${vacancy!.vacancyId}/acting-holders`, { ...acting, ...given });
    expect(await record({})).toBe(units.village);
    await merge();
    await follow();
    expect(await office.get('supervisor', '/vacancies?open=true')).toMatchObject({ total: 0 });
    expect(await office.get('supervisor', '/vacancies?open=false')).toMatchObject({ items: [{ lapsedOn: decree.on }] });
    expect(await record({ from: '2026-09-21', until: '2026-09-30' })).toBe('422 unit-ended');
    expect(await left('orgOfficer', '&kind=acting')).toMatchObject([{ name: '周明', post: 'secretary' }]);
    office.clock.moveTo('2026-09-21');
    expect(await left('orgOfficer', '&kind=acting')).toEqual([]);
    const villages = (on: string) =>
      office.get<{ villages: number }>('supervisor', `/registry/rates?unit=${units.town}&on=${on}`);
    expect([(await villages('2026-09-13')).villages, (await villages('2026-09-14')).villages]).toEqual([2, 1]);
  });
});

describe('a village that is split up', () => {
  it('leaves it to people where each belongs, and settles terms by the village that they have named', async () => {
    const { split, follow, give, member, left, termOf, newcomer, elect } = villagesOf(office);
    const entry = await member('reporter');
    await split();
    await follow();
    const waiting = (await left('orgOfficer')).map(({ kind, dueOn }) => [kind, dueOn]);
    expect(waiting.filter(([kind]) => kind === 'reserve')).toEqual([['reserve', '2026-10-14']]);
    expect(await inboxOf('townCommittee')).toContain(entry);
    const assign = (villageCode: string) =>
      give('townCommittee', `/reserve-entries/${entry}/assignment`, { villageCode });
    expect(await give('orgOfficer', `/reserve-entries/${entry}/assignment`, { villageCode: parts[1] })).toBe(
      '403 not-permitted',
    );
    expect(await assign(units.town)).toBe('422 not-a-village');
    expect(await assign(units.secondVillage)).toBe('422 not-a-successor');
    expect(await assign('370112013999')).toBe('422 unknown-unit');
    expect(await give('orgOfficer', `/reserve-entries/${entry}/reviews`, { opinion: '良好' })).toBe('422 unit-ended');
    expect(await assign(parts[1])).toBe(entry);
    await follow();
    expect(await pools()).toMatchObject({ [parts[0]]: 0, [parts[1]]: 1 });
    const term = await termOf('周明');
    office.clock.moveTo('2026-11-20');
    const ending = { endedOn: '2026-11-20', reason: 'unit-dissolved' };
    const end = () => give('orgOfficer', `/post-terms/${term}/end`, ending);
    expect(await end()).toBe('422 successor-not-assigned');
    expect(await give('orgOfficer', `/post-terms/${term}/successor`, { villageCode: units.secondVillage })).toBe(
      '422 not-a-successor',
    );
    expect(await give('orgOfficer', `/post-terms/${term}/successor`, { villageCode: parts[0] })).toBe(term);
    expect((await left('orgOfficer')).find(({ id }) => id === term)).toMatchObject({ assignedTo: parts[0] });
    expect(await end()).toBe('422 successor-not-elected');
    await elect(await newcomer('新人', parts[0]), 'vcDirector', '2026-11-20', parts[0]);
    expect(await end()).toBe(term);
  });
});

describe('a village that is closed', () => {
  it('assigns its reserve within the town, and ends elected terms by the approval where nobody goes on', async () => {
    const { closing, follow, give, member, termOf } = villagesOf(office);
    const entry = await member('reporter');
    await closing();
    await follow();
    const assign = (villageCode: string) =>
      give('townCommittee', `/reserve-entries/${entry}/assignment`, { villageCode });
    expect(await assign(units.otherVillage)).toBe('422 not-a-successor');
    expect(await assign(units.secondVillage)).toBe(entry);
    const term = await termOf('周明');
    office.clock.moveTo('2026-09-20');
    const end = (document?: object) =>
      give('orgOfficer', `/post-terms/${term}/end`, {
        endedOn: '2026-09-20',
        reason: 'unit-dissolved',
        ...(document && { document }),
      });
    expect(await end()).toBe('422 document-required');
    expect(await end(paper)).toBe(term);
  });
});
