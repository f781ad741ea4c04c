import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import type { DefaultViewEvent } from './default-view.events.js';
import { defaultView, type DefaultViewCommand } from './default-view.js';

const spec = specify(defaultView.decider);

const env = { today: '2026-09-14', known: true };
const of = (type: DefaultViewCommand['type'], viewId = 'v1', known = true): DefaultViewCommand => ({
  type,
  personId: 'p1',
  viewId,
  env: { ...env, known },
});
const chosen = (viewId: string): DefaultViewEvent => ({
  type: 'DefaultViewChosen.v1',
  data: { personId: 'p1', viewId, chosenOn: '2026-09-14' },
});
const ended: DefaultViewEvent = {
  type: 'DefaultViewEnded.v1',
  data: { personId: 'p1', viewId: 'v1', endedOn: '2026-09-14' },
};

const admitted = (command: DefaultViewCommand) => defaultView.policy(command, { viewId: 'v1' })?.anyOf;

describe('the view with which a person begins', () => {
  it('is chosen one at a time', () => {
    spec.given().when(of('ChooseDefaultView')).thenEvents(chosen('v1'));
    spec.given(chosen('v1')).when(of('ChooseDefaultView')).thenNothing();
    spec.given(chosen('v1')).when(of('ChooseDefaultView', 'v2')).thenEvents(chosen('v2'));
    spec.given(chosen('v1'), ended).when(of('ChooseDefaultView')).thenEvents(chosen('v1'));
  });

  it('is given up', () => {
    spec.given(chosen('v1')).when(of('EndDefaultView')).thenEvents(ended);
    spec.given(chosen('v2')).when(of('EndDefaultView')).thenRejected('view-not-default');
    spec.given(chosen('v1'), ended).when(of('EndDefaultView')).thenRejected('view-not-default');
  });

  it('is a matter of the person alone: chosen among views that they know of, and given up whatever they know', () => {
    const self = [{ person: 'p1' }];
    expect([admitted(of('ChooseDefaultView')), admitted(of('EndDefaultView'))]).toEqual([self, self]);
    expect(admitted(of('ChooseDefaultView', 'v1', false))).toEqual([]);
    expect(admitted(of('EndDefaultView', 'v1', false))).toEqual(self);
  });
});
