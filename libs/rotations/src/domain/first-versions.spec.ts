import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { begunCase, offeredBy, personOffice } from '#testing';
import { hostedActions } from '#workflow';
import { adjustment, adjustments } from './adjustment.js';
import { Adjustment, decision, opening } from './adjustment.fixture.js';
import { close, confirm, Handing, opened, sign } from './handover.fixture.js';
import { handover, handovers } from './handover.js';
import { decision as rotating, opening as rotationOpening, Review } from './rotation.fixture.js';
import { rotation, rotations } from './rotation.js';

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

const delegation = {
  type: 'DelegateTask',
  to: personOffice('p-clerk'),
  request: '请了解情况',
} as const;

describe('a rotation that began under the first version', () => {
  const begun = begunCase('rotation-review-1');

  it('is open for what it was open for, and goes on to its end', () => {
    const one = new Review();
    one.state = fold(
      rotation.decider,
      begun.events.map((event) => rotation.events.decode(event)),
    );
    expect(offeredBy(hostedActions(rotations, one.state))).toEqual(begun.offered);
    expect(one.step({ ...delegation, taskId: 'committees.1.2' })).toBe('not-open-now');
    one.sign('committees', 'agree', 'p-other');
    expect(one.step({ type: 'RequestMaterial', taskId: 'filing.1.1', what: '公示' })).toBe('not-open-now');
    one.sign('filing', 'filed', 'p-county');
    expect(one.step(rotating())).toContain('RotationDecided.v1');
    expect(one.state.flow).toMatchObject({ procedure: 'rotation-review', version: 1, status: 'decided' });
  });

  it('stands beside new ones under the second', () => {
    const one = new Review();
    one.step(rotationOpening(), 'p-drafter');
    expect(one.state.flow).toMatchObject({ version: 2 });
    expect(offeredBy(hostedActions(rotations, one.state))).toEqual(
      expect.arrayContaining(['DelegateTask committees.1.1', 'RequestMaterial committees.1.1']),
    );
  });
});

describe('a handover that began under the first version', () => {
  const begun = begunCase('handover-1');

  it('is open for what it was open for, and goes on to its end', () => {
    const one = new Handing();
    one.state = fold(
      handover.decider,
      begun.events.map((event) => handover.events.decode(event)),
    );
    expect(offeredBy(hostedActions(handovers, one.state))).toEqual(begun.offered);
    expect(one.step({ ...delegation, taskId: 'inventory.1.1' })).toBe('not-open-now');
    one.do(confirm, sign('outgoing'), sign('incoming'), sign('witness'), close);
    expect(one.state.flow).toMatchObject({ procedure: 'handover', version: 1, status: 'closed' });
  });

  it('stands beside new ones under the second', () => {
    const { state } = opened();
    expect(state.flow).toMatchObject({ version: 2 });
    expect(offeredBy(hostedActions(handovers, state))).toEqual(
      expect.arrayContaining(['DelegateTask inventory.1.1', 'AddSignatory inventory.1.1']),
    );
  });
});
