import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { CaseViewEvent } from '../domain/case-view.events.js';
import { caseViews } from './case-views.projection.js';

const [town, county] = [
  { role: 'villageSecretary', orgCode: '370112013' },
  { role: 'townOrgOfficer', orgCode: '370112' },
];
const kept = (viewId: string): CaseViewEvent => ({
  type: 'CaseViewKept.v1',
  data: { viewId, ownerId: 'p1', name: '逾期', filter: { light: 'red' }, keptOn: '2026-09-14' },
});
const history: readonly CaseViewEvent[] = [
  kept('v1'),
  kept('v2'),
  { type: 'CaseViewShared.v1', data: { viewId: 'v1', ...town, sharedOn: '2026-09-15' } },
  { type: 'CaseViewShared.v1', data: { viewId: 'v1', ...county, sharedOn: '2026-09-15' } },
  { type: 'CaseViewShareEnded.v1', data: { viewId: 'v1', ...town, endedOn: '2026-09-16' } },
  { type: 'CaseViewRenamed.v1', data: { viewId: 'v1', ownerId: 'p1', name: '红灯', renamedOn: '2026-09-17' } },
  {
    type: 'CaseViewFilterReplaced.v1',
    data: { viewId: 'v1', ownerId: 'p1', filter: { year: 2026 }, replacedOn: '2026-09-18' },
  },
  { type: 'CaseViewRemoved.v1', data: { viewId: 'v2', removedOn: '2026-09-18' } },
];
const events = (of: readonly CaseViewEvent[]) => of.map((event) => [event, {}] as const);

describe('views', () => {
  it('say what they hold and with whom they are shared, and are gone once removed', () =>
    expect([...project(caseViews, events(history))]).toEqual([
      [
        'v1',
        {
          view_id: 'v1',
          owner_id: 'p1',
          name: '红灯',
          filter: { year: 2026 },
          shares: [county],
          share_keys: ['role:townOrgOfficer@370112'],
          changed_on: '2026-09-18',
        },
      ],
    ]));

  it('come to the same when they are replayed', () =>
    expectSameRows(project(caseViews, events(history)), project(caseViews, events([...history, ...history]))));
});
