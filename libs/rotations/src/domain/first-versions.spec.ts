import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { begunCase, offeredBy } from '#testing';
import { hostedActions } from '#workflow';
import { adjustment, adjustments } from './adjustment.js';
import { Adjustment, decision, opening } from './adjustment.fixture.js';

const goingOn = (name: string, mode: 'pre' | 'post' = 'pre') => {
  const one = new Adjustment('2026-03-02', mode);
  const events = begunCase(name).events.map((event) => adjustment.events.decode(event));
  one.state = fold(adjustment.decider, events);
  return one;
};

describe('an adjustment that began under the first version', () => {
  it.each([
    ['adjustment-1', 'pre'],
    ['adjustment-filed-after-1', 'post'],
  ] as const)('is open for what it was open for: %s', (name, mode) => {
    const { state } = goingOn(name, mode);
    expect(state.flow).toMatchObject({ version: 1 });
    expect(offeredBy(hostedActions(adjustments, state))).toEqual(begunCase(name).offered);
  });

  it('knows no verb of the second, and goes on to its end as the first', () => {
    const one = goingOn('adjustment-1');
    expect(one.step({ type: 'RequestMaterial', taskId: 'filing.1.1', what: '任前公示' })).toBe('not-open-now');
    one.filed().tolerated();
    expect(one.step(decision, 'p-committee')).toContain('CadreAdjusted.v1');
    expect(one.state.flow).toMatchObject({ version: 1, status: 'decided' });
  });

  it('stands beside new ones under the second', () => {
    for (const mode of ['pre', 'post'] as const) {
      const one = new Adjustment('2026-03-02', mode);
      one.step(opening, 'p-drafter');
      expect(one.state.flow).toMatchObject({ version: 2 });
      expect(offeredBy(hostedActions(adjustments, one.state))).toContain('DelegateTask verification.1.1');
    }
  });
});
