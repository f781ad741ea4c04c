import { describe, expect, it } from '@jest/globals';
import { OrgTree, RegistryImport, ReservePoolWatch, WhenOrgChangeIsProposedThenApply } from '#registry';
import type { Rulebook } from '#rulebook';
import { CaseOwners } from '#supervision';
import { asSystem, units, type Office } from '../../../test/fixtures/office.fixture.js';
import { react } from '../../../test/fixtures/reacting.fixture.js';
import { shareOffice } from '../../../test/fixtures/shared-office.fixture.js';

let office: Office;
shareOffice((opened) => (office = opened));

const PATIENCE_MS = 60_000;
const listed = { code: '370112013290', name: '名单村', level: 'village', parentCode: units.town } as const;
const decree = { on: '2026-09-14', documentNo: '历政字〔2026〕8号', reason: '合村并居' };

type Pool = Readonly<{ villageCode: string; gapSince: string | null }>;

/** Looks as the worker does. Answers how many pools were written to. */
const look = async (): Promise<number> => {
  await office.catchUp();
  const changes = await office.app.get(ReservePoolWatch, { strict: false }).look(PATIENCE_MS);
  await office.catchUp();
  return changes;
};
const gaps = async () => {
  const { items } = await office.get<{ items: Pool[] }>('countyOrgOfficer', '/reserve-pool?size=50');
  return items.map(({ villageCode, gapSince }) => [villageCode, gapSince]);
};
const pools = async () => (await office.log.readAll({})).filter(({ stream }) => stream.startsWith('reservepool-'));

describe('the watch over reserve pools', () => {
  it('starts the clock of every village of which somebody is registered, once', async () => {
    await office.app.get(RegistryImport).units([listed]);
    expect(await look()).toBe(3);
    expect(await gaps()).toEqual([
      [units.village, '2026-09-14'],
      [units.secondVillage, '2026-09-14'],
      [listed.code, null],
      [units.otherVillage, '2026-09-14'],
    ]);
    expect((await pools()).map(({ type }) => type).sort()).toEqual(
      ['DeadlineStarted.v1', 'ReserveGapOpened.v1'].flatMap((type) => [type, type, type]),
    );
    office.clock.moveTo('2026-09-21');
    expect([await look(), (await pools()).length]).toEqual([0, 6]);
  });

  it('tells those who keep the pool once the time is over in which a gap may be filled', async () => {
    await look();
    office.clock.moveTo('2026-10-27');
    await asSystem(() => office.app.get(CaseOwners).of('reservepool').advance(units.village));
    await office.catchUp();
    const { items } = await office.get<{ items: { caseId: string }[] }>('orgOfficer', '/alerts?box=mine&size=50');
    expect(new Set(items.map(({ caseId }) => caseId))).toEqual(new Set([units.village]));
  });

  it('sees a village from the day on which it is established', async () => {
    await look();
    const founded = { code: '370112013291', name: '新村', level: 'village', parentCode: units.town, ...decree };
    expect((await office.send('countyAdmin', 'POST', '/org-units', founded)).status).toBe(200);
    expect(await look()).toBe(1);
    expect(await gaps()).toContainEqual([founded.code, '2026-09-14']);
  });

  it.each([
    ['writes where the minimum was lowered under a clock', 0, true, 1],
    ['writes nothing where the clock says how things stand', 2, true, 0],
    ['waits where no minimum is in force', null, false, 0],
  ])('%s', async (_what, minimum, short, changes) => {
    const known = { key: 'reserve.perVillage', scope: units.city, effectiveFrom: '2020-07-14' };
    const parameters = minimum === null ? [] : [known];
    const edition = { parameters, inForce: () => ({ value: minimum }) };
    const page = [{ villageCode: units.village, aboveCode: units.town, revision: 4, members: 0, short }];
    const looked: unknown[] = [];
    const watch = new ReservePoolWatch(
      { page: () => Promise.resolve(page) } as never,
      { actOnPool: (...words: unknown[]) => Promise.resolve(looked.push(words)) } as never,
      { current: () => Promise.resolve(edition) } as unknown as Rulebook,
      office.app.get(OrgTree),
      office.clock,
    );
    expect(await watch.look(0)).toBe(changes);
    expect(looked).toEqual(Array.from({ length: changes }, () => [units.village, { type: 'CheckPool' }]));
  });

  it('sees the village that others were merged into, and none that is over', async () => {
    const joined = '370112013299';
    const merger = { codes: [units.village, units.secondVillage], successor: joined, successorName: '芦村', ...decree };
    expect((await office.send('countyAdmin', 'POST', '/org-units/mergers', merger)).status).toBe(200);
    await react(office, office.app.get(WhenOrgChangeIsProposedThenApply));
    expect(await look()).toBe(2);
    expect(await gaps()).toEqual([
      [joined, '2026-09-14'],
      [units.otherVillage, '2026-09-14'],
    ]);
  });
});
