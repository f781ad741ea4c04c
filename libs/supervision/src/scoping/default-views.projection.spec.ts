import { describe, expect, it } from '@jest/globals';
import { expectSameRows, project } from '#testing';
import type { DefaultViewEvent } from '../domain/default-view.events.js';
import { defaultViews } from './default-views.projection.js';

const chosen = (personId: string, viewId: string): DefaultViewEvent => ({
  type: 'DefaultViewChosen.v1',
  data: { personId, viewId, chosenOn: '2026-09-14' },
});
const history: readonly DefaultViewEvent[] = [
  chosen('p1', 'v1'),
  chosen('p2', 'v1'),
  chosen('p1', 'v2'),
  { type: 'DefaultViewEnded.v1', data: { personId: 'p2', viewId: 'v1', endedOn: '2026-09-15' } },
];
const events = (of: readonly DefaultViewEvent[]) => of.map((event) => [event, {}] as const);

describe('default views', () => {
  it('are the last that each person has chosen, and none once it is given up', () =>
    expect([...project(defaultViews, events(history))]).toEqual([['p1', { person_id: 'p1', view_id: 'v2' }]]));

  it('come to the same when they are replayed', () =>
    expectSameRows(project(defaultViews, events(history)), project(defaultViews, events([...history, ...history]))));
});
