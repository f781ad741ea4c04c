import { describe, expect, it, jest } from '@jest/globals';
import { CommandRunner, inScope } from '#event-store';
import { caseView } from '#supervision';
import {
  nameOf,
  personOf,
  submitted,
  units,
  words,
  type Office,
  type Who,
} from '../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../test/fixtures/shared-office.fixture.js';
import type { CasesView } from './cases/cases.query.js';
import type { CaseViewView } from './scoping/case-views.query.js';

jest.setTimeout(30_000);

let office: Office;
shareOffice((opened) => (office = opened));

const keep = (who: Who, name: string, filter: object) => office.act(who, '/case-views', { name, filter });
const share = (who: Who, viewId: string, role: string, orgCode: string) =>
  office.act(who, `/case-views/${viewId}/shares`, { role, orgCode });
const viewsOf = async (who: Who) => (await office.get<{ items: CaseViewView[] }>(who, '/case-views')).items;
const namesFor = async (who: Who) => (await viewsOf(who)).map(({ name }) => name);
const applied = async (who: Who, viewId: string, more = '') =>
  (await office.get<CasesView>(who, `/cases?view=${viewId}${more}`)).items.map(({ caseId }) => caseId);
const answer = async (who: Who, method: 'GET' | 'POST', path: string, body?: object) => {
  const { status, body: said } = await office.send<{ code?: string }>(who, method, path, body);
  return [status, said.code];
};

describe('a view of cases', () => {
  it('applies the filters that it keeps, and those of the request before its own', async () => {
    const [first, second] = [await submitted(office), await submitted(office, 'second')];
    await office.act('secretary', `/ceremony-filings/${first}/check`, words.check);
    const viewId = await keep('supervisor', '已核', { stage: 'checked', sort: 'opened' });
    expect(await applied('supervisor', viewId)).toEqual([first]);
    expect(await applied('supervisor', viewId, '&stage=submitted')).toEqual([second]);
    expect(await applied('supervisor', viewId, `&org=${units.otherTown}`)).toEqual([]);
    await office.act('supervisor', `/case-views/${viewId}/filter`, { filter: { org: units.secondVillage } });
    expect(await applied('supervisor', viewId)).toEqual([second]);
  });

  it('is listed with its owner, filter and shares until it is removed', async () => {
    const viewId = await keep('officer', '临时', { light: 'red', year: 2026 });
    await office.act('officer', `/case-views/${viewId}/name`, { name: '本镇红灯' });
    await share('officer', viewId, 'villageSecretary', units.town);
    expect(await viewsOf('officer')).toEqual([
      {
        viewId,
        name: '本镇红灯',
        own: true,
        isDefault: false,
        owner: { personId: personOf('officer'), name: nameOf('officer') },
        filter: { light: 'red', year: 2026 },
        outdated: [],
        sharedWith: [{ role: 'villageSecretary', org: { code: units.town, name: '港沟街道' } }],
        changedOn: '2026-09-14',
      },
    ]);
    expect((await viewsOf('secretary')).map(({ own, name }) => [own, name])).toEqual([[false, '本镇红灯']]);
    await office.act('officer', `/case-views/${viewId}/removal`);
    expect([await namesFor('officer'), await namesFor('secretary')]).toEqual([[], []]);
    expect(await answer('officer', 'GET', `/cases?view=${viewId}`)).toEqual([404, 'unknown-view']);
  });

  it('is found by those who hold the role at the unit or below it, and by nobody else', async () => {
    await share('countyOfficer', await keep('countyOfficer', '全区', {}), 'villageSecretary', units.county);
    await share('officer', await keep('officer', '本街道', {}), 'villageSecretary', units.town);
    const ended = await keep('officer', '曾共享', {});
    await share('officer', ended, 'villageSecretary', units.town);
    await office.act('officer', `/case-views/${ended}/shares/end`, { role: 'villageSecretary', orgCode: units.town });
    const found: Record<string, readonly string[]> = {};
    for (const who of ['secretary', 'everySecretary', 'clerk', 'reporter', 'otherOfficer'] as const)
      found[who] = await namesFor(who);
    expect(found).toEqual({
      secretary: ['全区', '本街道'],
      everySecretary: ['全区', '本街道'],
      clerk: [],
      reporter: [],
      otherOfficer: [],
    });
    expect((await namesFor('officer')).toSorted()).toEqual(['曾共享', '本街道']);
  });

  it('shows to a reader what the reader may know of, and not what its owner may', async () => {
    const [mine, theirs] = [await submitted(office), await submitted(office, 'second')];
    const viewId = await keep('supervisor', '在办', { status: 'open' });
    await share('supervisor', viewId, 'villageSecretary', units.county);
    expect((await applied('supervisor', viewId)).toSorted()).toEqual([mine, theirs].toSorted());
    expect(await applied('secretary', viewId)).toEqual([mine]);
  });

  it('is changed by its owner alone: readers are told so, to others there is none', async () => {
    const viewId = await keep('officer', '本街道', {});
    await share('officer', viewId, 'villageSecretary', units.town);
    const renaming = (who: Who) => answer(who, 'POST', `/case-views/${viewId}/name`, { name: '改名' });
    expect([await renaming('secretary'), await renaming('clerk')]).toEqual([
      [403, 'not-permitted'],
      [404, 'unknown-view'],
    ]);
    expect(await answer('clerk', 'GET', `/cases?view=${viewId}`)).toEqual([404, 'unknown-view']);
  });

  it('that is not there is as unknown as one that is not shared', async () => {
    const missing = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a10';
    for (const viewId of [missing, await keep('officer', '本街道', {})]) {
      expect(await answer('clerk', 'GET', `/cases?view=${viewId}`)).toEqual([404, 'unknown-view']);
      for (const path of ['removal', 'default'])
        expect(await answer('clerk', 'POST', `/case-views/${viewId}/${path}`)).toEqual([404, 'unknown-view']);
      expect(await answer('clerk', 'POST', `/case-views/${viewId}/default/end`)).toEqual([422, 'view-not-default']);
    }
    expect((await answer('clerk', 'GET', '/cases?view=defaults'))[0]).toBe(400);
  });

  it('is begun with as soon as it is kept, before any list shows it, and not once it is removed', async () => {
    const send = (path: string, body: object = {}) => office.send<{ id: string }>('clerk', 'POST', path, body);
    const { body: kept } = await send('/case-views', { name: '首村', filter: { org: units.village } });
    const paths = [
      `/case-views/${kept.id}/default`,
      `/case-views/${kept.id}/default/end`,
      `/case-views/${kept.id}/removal`,
    ];
    for (const path of paths) expect((await send(path)).status).toBe(200);
    expect((await send(paths[0]!)).status).toBe(404);
    await office.catchUp();
  });

  it('is begun with by whoever has chosen it, until it is given up or gone', async () => {
    const [first, second] = [await submitted(office), await submitted(office, 'second')];
    const mine = async () => (await applied('secretary', 'default')).toSorted();
    const all = (await applied('everySecretary', 'default')).toSorted();
    expect(all).toEqual(expect.arrayContaining([first, second]));
    const viewId = await keep('officer', '第二村', { org: units.secondVillage });
    const other = await keep('everySecretary', '首村', { org: units.village });
    await share('officer', viewId, 'villageSecretary', units.town);
    await office.act('everySecretary', `/case-views/${other}/default`);
    await office.act('everySecretary', `/case-views/${viewId}/default`);
    const chosen = async (who: Who) =>
      (await viewsOf(who)).filter(({ isDefault }) => isDefault).map((one) => one.viewId);
    expect([await chosen('everySecretary'), await chosen('secretary')]).toEqual([[viewId], []]);
    expect(await applied('everySecretary', 'default')).toContain(second);
    expect(await applied('everySecretary', 'default')).not.toContain(first);
    expect(await mine()).toEqual(expect.arrayContaining([first]));
    await office.act('officer', `/case-views/${viewId}/removal`);
    expect(await answer('everySecretary', 'GET', '/cases?view=default')).toEqual([404, 'unknown-view']);
    await office.act('everySecretary', `/case-views/${viewId}/default/end`);
    expect((await applied('everySecretary', 'default')).toSorted()).toEqual(all);
    expect(await answer('everySecretary', 'POST', `/case-views/${other}/default/end`)).toEqual([
      422,
      'view-not-default',
    ]);
  });

  it('is shared within the units of its owner, and without words that may name a person', async () => {
    const [plain, wordy] = [await keep('officer', '本街道', {}), await keep('officer', '某人', { q: '周明' })];
    const sharing = (viewId: string, orgCode: string) =>
      answer('officer', 'POST', `/case-views/${viewId}/shares`, { role: 'villageSecretary', orgCode });
    expect(await sharing(plain, units.county)).toEqual([422, 'view-share-beyond-own-units']);
    expect(await sharing(plain, '999999999')).toEqual([422, 'view-share-beyond-own-units']);
    expect(await sharing(wordy, units.town)).toEqual([422, 'view-with-words-stays-own']);
    expect(await sharing(plain, units.village)).toEqual([200, undefined]);
  });

  it('keeps nothing that the list does not take', async () => {
    const keeping = (filter: object) => answer('officer', 'POST', '/case-views', { name: '某视图', filter });
    for (const filter of [{ light: 'pink' }, { colour: 'red' }, { year: 'soon' }, { after: 'x' }, 'red'])
      expect([filter, (await keeping(filter as object))[0]]).toEqual([filter, 400]);
  });

  it('of another time is named outdated, and refused by the names of its filters', async () => {
    const viewId = '9a1d9c1a-5c35-4d0c-9a56-0000000000d1';
    const { accountId } = await office.get<{ accountId: string }>('officer', '/me');
    const ownerId = personOf('officer');
    const filter = { light: 'pink', colour: 'red', year: 2026 };
    const env = { today: '2026-09-14', reader: null };
    const scope = { commandId: viewId, correlationId: viewId, actor: { accountId, personId: ownerId } };
    await inScope(scope, () =>
      office.app
        .get(CommandRunner)
        .run(caseView, viewId, { type: 'KeepCaseView', viewId, ownerId, name: '旧视图', filter, env }),
    );
    await office.catchUp();
    expect((await viewsOf('officer')).map(({ outdated }) => outdated.toSorted())).toEqual([['colour', 'light']]);
    expect(await answer('officer', 'GET', `/cases?view=${viewId}`)).toEqual([422, 'view-outdated']);
    await office.act('officer', `/case-views/${viewId}/filter`, { filter: { light: 'red' } });
    expect(await applied('officer', viewId)).toEqual([]);
  });
});
