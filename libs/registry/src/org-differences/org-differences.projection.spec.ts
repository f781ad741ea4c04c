import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { OrgDifferenceEvent } from '../domain/org-difference.events.js';
import { orgDifferences } from './org-differences.projection.js';

const row = (number: number, kind: 'added' | 'gone') => ({
  row: number,
  kind,
  code: `37010200100${number}`,
  name: '东村',
  level: 'village' as const,
  parentCode: '370102001',
  oldName: null,
  oldParentCode: null,
});
const decree = { on: '2026-05-01', documentNo: null, reason: '新设' };
const events: readonly OrgDifferenceEvent[] = [
  {
    type: 'OrgDifferenceRecorded.v1',
    data: {
      differenceId: 'd1',
      over: '3701',
      source: '2026年区划代码',
      listedUnits: 4,
      recordedOn: '2026-05-06',
      rows: [row(1, 'added'), row(2, 'gone')],
    },
  },
  { type: 'OrgDifferenceRowAccepted.v1', data: { differenceId: 'd1', row: 1, code: '370102001001', ...decree } },
  {
    type: 'OrgDifferenceRowRejected.v1',
    data: { differenceId: 'd1', row: 2, code: '370102001002', rejectedOn: '2026-05-07', reason: '名单有误' },
  },
];
const told = (count: number) => events.slice(0, count).map((event, at) => [event, { position: BigInt(at) }] as const);

describe('differences', () => {
  it('are open until every row is decided on', () => {
    const after = (count: number) => project(orgDifferences, told(count)).get('d1')!;
    expect([1, 2, 3].map((count) => after(count).is_open)).toEqual([true, true, false]);
    expect(after(3).rows.map(({ status }) => status)).toEqual(['accepted', 'rejected']);
    expect(after(1)).toMatchObject({ over_code: '3701', listed_units: 4, recorded_position: '0' });
  });

  it('come to the same when they are replayed', () =>
    expectSameRows(project(orgDifferences, told(3)), project(orgDifferences, [...told(3), ...told(3)])));
});
