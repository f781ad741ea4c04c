import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { compareUnits, type ComparedUnit, type ListedUnit } from './compare-units.js';
import { orgDifference, placesOf, type OrgDifferenceCommand, type RecordDifference } from './org-difference.js';
import type { OrgDifferenceEvent } from './org-difference.events.js';

const spec = specify(orgDifference.decider);
const unit = (
  code: string,
  level: ListedUnit['level'],
  parentCode: string | null,
  name = `单位${code}`,
): ListedUnit => ({
  code,
  name,
  level,
  parentCode,
});
const county = unit('370102', 'county', '3701');
const town = unit('370102001', 'town', '370102');
const east = unit('370102001001', 'village', '370102001');
const west = unit('370102001002', 'village', '370102001');
const registered = (...units: readonly ListedUnit[]): readonly ComparedUnit[] =>
  units.map((each) => ({ ...each, status: 'open', compared: true }));
const city = { ...unit('3701', 'city', null), status: 'open', compared: false } as const;
const today = '2026-05-06';
const record = (listed: readonly ListedUnit[], known: readonly ComparedUnit[]): RecordDifference => ({
  type: 'RecordDifference',
  differenceId: 'd1',
  source: '2026年区划代码',
  listed,
  env: { today, over: '3701', registered: [city, ...known] },
});

describe('a list of units', () => {
  it('differs by what is new, renamed, moved and gone, in an order in which it can be accepted', () => {
    const newTown = unit('370102002', 'town', '370102');
    const newVillage = unit('370102002001', 'village', '370102002');
    const listed = [newVillage, county, town, newTown, { ...east, name: '东新村', parentCode: '370102002' }];
    const gone = unit('370102009', 'town', '370102');
    const below = unit('370102009001', 'village', '370102009');
    const rows = compareUnits(listed, registered(county, town, east, gone, below));
    expect(rows.map(({ row, kind, code }) => `${row} ${kind} ${code}`)).toEqual([
      '1 added 370102002',
      '2 added 370102002001',
      '3 renamed 370102001001',
      '4 moved 370102001001',
      '5 gone 370102009001',
      '6 gone 370102009',
    ]);
    expect(rows[2]).toMatchObject({ name: '东新村', oldName: '单位370102001001' });
    expect(rows[3]).toMatchObject({ parentCode: '370102002', oldParentCode: '370102001' });
  });

  it('says nothing of units outside of what it compares, and takes one that has ended for new', () => {
    const outside = { ...west, status: 'open', compared: false } as const;
    const ended = { ...east, status: 'closed', compared: true } as const;
    const rows = compareUnits([county, town, east], [...registered(county, town), outside, ended]);
    expect(rows.map(({ kind, code }) => `${kind} ${code}`)).toEqual([`added ${east.code}`]);
  });

  it('lies under the parents of its topmost units, or at the top itself', () => {
    expect(placesOf([county, town, east])).toEqual(['3701']);
    expect(placesOf([east, west])).toEqual(['370102001']);
    expect(placesOf([unit('3701', 'city', null), county])).toEqual(['3701']);
  });

  it.each([
    ['no-difference', [county, town, east]],
    ['unit-repeated', [county, town, town, east]],
    ['code-level-mismatch', [county, town, { ...east, code: '3701020010' }]],
    ['unknown-parent', [county, town, { ...east, parentCode: '370102008' }]],
    ['parent-level-mismatch', [county, town, { ...east, parentCode: '370102' }]],
    ['parent-level-mismatch', [{ ...county, parentCode: null }, town, east]],
  ] as const)('is refused: %s', (refusal, listed) =>
    spec
      .given()
      .when(record(listed, registered(county, town, east)))
      .thenRejected(refusal),
  );

  it('is refused where nobody could go through its rows', () => {
    const many = Array.from({ length: 5_001 }, (_, n) =>
      unit(`3701020${String(n).padStart(5, '0')}`, 'village', town.code),
    );
    spec
      .given()
      .when(record([county, town, ...many], registered(county, town)))
      .thenRejected('difference-too-long');
  });
});

describe('a recorded difference', () => {
  const recorded: OrgDifferenceEvent = {
    type: 'OrgDifferenceRecorded.v1',
    data: {
      differenceId: 'd1',
      over: '3701',
      source: '2026年区划代码',
      listedUnits: 4,
      recordedOn: today,
      rows: compareUnits([county, town, east, west], registered(county, town, east)),
    },
  };
  const decree = { on: '2026-05-01', documentNo: null, reason: '新设' };
  const accept: OrgDifferenceCommand = { type: 'AcceptRow', row: 1, ...decree, env: { today } };
  const reject: OrgDifferenceCommand = { type: 'RejectRow', row: 1, reason: '名单有误', env: { today } };
  const accepted: OrgDifferenceEvent = {
    type: 'OrgDifferenceRowAccepted.v1',
    data: { differenceId: 'd1', row: 1, code: west.code, ...decree },
  };
  const rejected: OrgDifferenceEvent = {
    type: 'OrgDifferenceRowRejected.v1',
    data: { differenceId: 'd1', row: 1, code: west.code, rejectedOn: today, reason: '名单有误' },
  };

  it('is recorded with its rows, once', () => {
    const command = record([county, town, east, west], registered(county, town, east));
    spec.given().when(command).thenEvents(recorded);
    spec.given(recorded).when(command).thenRejected('difference-exists');
  });

  it('is accepted or rejected row by row, each once', () => {
    spec.given(recorded).when(accept).thenEvents(accepted);
    spec.given(recorded).when(reject).thenEvents(rejected);
    for (const decided of [accepted, rejected])
      for (const again of [accept, reject]) spec.given(recorded, decided).when(again).thenRejected('row-decided');
    spec
      .given(recorded)
      .when({ ...accept, row: 2 } as OrgDifferenceCommand)
      .thenRejected('unknown-row');
    spec.given().when(accept).thenRejected('unknown-difference');
  });

  it('is for the system administrator above what was compared', () => {
    const state = orgDifference.decider.evolve(orgDifference.decider.initialState(), recorded);
    const admins = [{ system: true }, { role: 'systemAdmin', org: '3701' }];
    expect(orgDifference.policy(record([county], []), orgDifference.decider.initialState())?.anyOf).toEqual(admins);
    expect(orgDifference.policy(accept, state)?.anyOf).toEqual(admins);
    expect(orgDifference.policy(accept, orgDifference.decider.initialState())).toBeUndefined();
  });
});
