import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { filings, submittedWedding } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(90_000);

const [city, county, town, newTown] = ['3701', '370112', '370112018', '370112099'] as const;
const [village, neighbour, joined] = ['370112018213', '370112018206', '370112099001'] as const;
const units = '/org-units';

type Unit = Readonly<{ code: string; name: string; parentCode: string | null; status: string }>;
type Detail = Unit &
  Readonly<{ ancestors: readonly Unit[]; predecessors: readonly string[]; successors: readonly string[] }>;
type Change = Readonly<{ status: string }>;
type Row = Readonly<{ row: number; kind: string; code: string; status: string }>;
type Difference = Readonly<{ open: number; rows: readonly Row[] }>;

let site: Installation;
let visitors: Visitors;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
}, 120_000);
afterAll(() => site.close());

const decree = (on: string) => ({ on, documentNo: '历政字〔2026〕8号', reason: '区划调整' });
const unit = (code: string, on?: string) =>
  visitors.read<Detail>('member', `${units}/${code}${on === undefined ? '' : `?on=${on}`}`);
const below = async (parent: string, on?: string) => {
  const day = on === undefined ? '' : `&on=${on}`;
  const { items } = await visitors.read<{ items: readonly Unit[] }>('member', `${units}?parent=${parent}${day}`);
  return items.map(({ code }) => code);
};
const waiting = async (login: string) => {
  const { items } = await visitors.read<{ items: readonly { caseId: string }[] }>(login, '/inbox');
  return items.map(({ caseId }) => caseId);
};
const until = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; turn < 300 && !(await holds()); turn++) await sleep(200);
  expect(await holds()).toBe(true);
};
const applied = (change: string) =>
  until(async () => (await visitors.read<Change>('admin', `${units}/changes/${change}`)).status === 'applied');

describe('the organization tree', () => {
  let filing: string;

  it('takes a new town, and a new name for a village', async () => {
    await visitors.at('2026-03-02 09:00');
    const established = { code: newTown, name: '新镇', level: 'town', parentCode: county, ...decree('2026-03-02') };
    expect(await visitors.refusal('secretary', units, established)).toBe('403 not-permitted');
    await visitors.act('admin', units, established);
    expect(await visitors.refusal('admin', units, established)).toBe('422 already-registered');
    await visitors.act('admin', `${units}/${village}/renaming`, { name: '新名村', ...decree('2026-03-02') });
    expect(await unit(village)).toMatchObject({ code: village, name: '新名村', parentCode: town, status: 'open' });
    const { account } = await visitors.session('civil');
    await visitors.act('security', `/accounts/${account.accountId}/grants`, {
      role: 'townDisciplineOfficer',
      orgCode: newTown,
    });
  });

  it('moves a village under another town, and its case changes hands', async () => {
    filing = await submittedWedding(visitors, '2026-04-11');
    await visitors.act('secretary', `${filings}/${filing}/check`, { opinion: '符合规定' });
    expect([await waiting('discipline'), await waiting('civil')]).toEqual([[filing], []]);
    await visitors.at('2026-03-03 09:00');
    const move = { parentCode: newTown, ...decree('2026-03-03') };
    expect(await visitors.refusal('admin', `${units}/${village}/move`, { ...move, on: '2026-03-04' })).toBe(
      '422 effect-in-future',
    );
    expect(await visitors.refusal('admin', `${units}/${village}/move`, { ...move, parentCode: county })).toBe(
      '422 parent-level-mismatch',
    );
    await visitors.act('admin', `${units}/${village}/move`, move);
    await until(async () => (await waiting('civil')).includes(filing));
    expect(await waiting('discipline')).toEqual([]);
    for (const part of ['', '/history'])
      expect((await visitors.as('discipline', `/cases/${filing}${part}`)).status).toBe(404);
    expect(await visitors.refusal('discipline', `${filings}/${filing}/registration`)).toBe('404 unknown-case');
    await visitors.act('civil', `${filings}/${filing}/registration`);
    const { entries } = await visitors.read<{ entries: readonly { type: string; data: object }[] }>(
      'civil',
      `/cases/${filing}/history?order=oldest`,
    );
    const told = entries.filter(({ type }) => type === 'ReportDrafted.v2' || type === 'CaseRelocated.v1');
    expect(told.map(({ data }) => data)).toMatchObject([
      { orgPath: [city, county, town, village] },
      { orgPath: [city, county, newTown, village] },
    ]);
  });

  it('is shown as it was on any day', async () => {
    expect([await below(town, '2026-03-02'), await below(town, '2026-03-03')]).toEqual([
      [neighbour, village],
      [neighbour],
    ]);
    expect([await below(newTown, '2026-03-02'), await below(newTown)]).toEqual([[], [village]]);
    expect((await unit(village, '2026-03-02')).ancestors.map(({ code }) => code)).toEqual([city, county, town]);
    expect((await unit(village, '2026-03-01')).name).not.toBe('新名村');
    expect((await visitors.as('member', `${units}/${newTown}?on=2026-03-01`)).status).toBe(404);
    expect((await visitors.as('member', `${units}?on=2026-02-30`)).status).toBe(400);
  });

  it('merges two villages into a new one, as one change', async () => {
    const merger = { codes: [village, neighbour], successor: joined, successorName: '合村', ...decree('2026-03-03') };
    expect(await visitors.refusal('admin', `${units}/mergers`, merger)).toBe('422 not-same-parent');
    await visitors.act('admin', `${units}/${neighbour}/move`, { parentCode: newTown, ...decree('2026-03-03') });
    const change = await visitors.act('admin', `${units}/mergers`, merger);
    await applied(change);
    await until(async () => (await unit(joined)).status === 'open');
    expect(await unit(joined)).toMatchObject({ name: '合村', parentCode: newTown, predecessors: [village, neighbour] });
    await until(async () => (await unit(village)).status === 'merged');
    const merged = await unit(village);
    expect(merged.successors).toEqual([joined]);
    expect(merged.ancestors.map(({ code }) => code)).toEqual([city, county, newTown, joined]);
    expect(await below(newTown)).toEqual([joined]);
    expect(
      await visitors.refusal('admin', `${units}/${village}/renaming`, { name: '某村', ...decree('2026-03-03') }),
    ).toBe('422 unit-ended');
    type Line = Readonly<{ org: { path: readonly Unit[] } }>;
    await until(async () => {
      const { org } = await visitors.read<Line>('civil', `/cases/${filing}`);
      return org.path.map(({ code }) => code).join('/') === [city, county, newTown, joined, village].join('/');
    });
  });

  it('splits new villages off, closes one, and tells what has been', async () => {
    const successors = [
      { code: '370112099002', name: '东合村' },
      { code: '370112099003', name: '西合村' },
    ];
    const change = await visitors.act('admin', `${units}/${joined}/split`, {
      successors,
      goesOn: true,
      ...decree('2026-03-03'),
    });
    await applied(change);
    await until(async () => (await below(newTown)).length === 3);
    expect(await visitors.refusal('admin', `${units}/${newTown}/closure`, decree('2026-03-03'))).toBe(
      '422 has-open-children',
    );
    await visitors.act('admin', `${units}/370112099003/closure`, decree('2026-03-03'));
    expect(await below(newTown)).toEqual([joined, '370112099002']);
    const { items } = await visitors.read<{ items: readonly { title: { zh: string } }[] }>(
      'member',
      `${units}/${joined}/history`,
    );
    expect(items.map(({ title }) => title.zh)).toEqual(['设立', '分设']);
    expect((await visitors.as('member', `${units}/370112099999/history`)).status).toBe(404);
  });
});

describe('a newer list of units', () => {
  const differences = `${units}/differences`;
  const listed = (code: string, name: string, level: string, parentCode: string) => ({ code, name, level, parentCode });
  let id: string;
  const difference = () => visitors.read<Difference>('admin', `${differences}/${id}`);

  it('is compared with the register, and changes nothing by itself', async () => {
    const { name } = await unit(county);
    const body = {
      source: '2026年区划代码',
      units: [
        listed(county, name, 'county', city),
        listed(town, '旧镇新名', 'town', county),
        listed(newTown, '新镇', 'town', county),
        listed(joined, '合村', 'village', town),
        listed('370112099004', '新设村', 'village', newTown),
      ],
    };
    expect(await visitors.refusal('secretary', differences, body)).toBe('403 not-permitted');
    expect(await visitors.refusal('admin', differences, { ...body, units: [{ code: 'x' }] })).toBe('400 invalid-input');
    id = await visitors.act('admin', differences, body);
    const { rows, open } = await difference();
    expect([open, ...rows.map(({ row, kind, code }) => `${row} ${kind} ${code}`)]).toEqual([
      4,
      '1 added 370112099004',
      `2 renamed ${town}`,
      `3 moved ${joined}`,
      '4 gone 370112099002',
    ]);
    expect(await below(newTown)).toEqual([joined, '370112099002']);
    expect((await visitors.as('secretary', `${differences}/${id}`)).status).toBe(404);
    expect((await visitors.read<{ items: unknown[] }>('secretary', differences)).items).toEqual([]);
  });

  it('is accepted or rejected row by row, in the name of whoever accepts it', async () => {
    const accept = (row: number) => `${differences}/${id}/rows/${row}/acceptance`;
    expect(await visitors.refusal('secretary', accept(1), decree('2026-03-03'))).toBe('404 unknown-case');
    for (const row of [1, 2, 4]) await visitors.act('admin', accept(row), decree('2026-03-03'));
    expect(await visitors.refusal('admin', accept(1), decree('2026-03-03'))).toBe('422 row-decided');
    expect(await visitors.refusal('admin', accept(9), decree('2026-03-03'))).toBe('404 unknown-row');
    await visitors.act('admin', `${differences}/${id}/rows/3/rejection`, { reason: '名单有误' });
    expect((await difference()).rows.map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'rejected',
      'accepted',
    ]);
    expect(await below(newTown)).toEqual([joined, '370112099004']);
    expect((await unit(town)).name).toBe('旧镇新名');
    expect((await visitors.read<{ items: unknown[] }>('admin', differences)).items).toEqual([]);
    const [renamed] = (await site.log.read(`orgunit-${town}`)).slice(-1);
    expect(renamed).toMatchObject({
      type: 'OrgUnitRenamed.v1',
      metadata: { actor: { accountId: (await visitors.session('admin')).account.accountId } },
    });
  });
});
