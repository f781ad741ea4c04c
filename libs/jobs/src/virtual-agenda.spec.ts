import { describe, expect, it } from '@jest/globals';
import { SpecAgenda, SpecClock } from './agenda.fixture.js';
import { VirtualAgenda } from './virtual-agenda.js';

const START = Date.parse('2026-09-21T00:00:00.000Z');

describe('the agenda under a virtual clock', () => {
  it('wakes what is due at the instant itself, in order, and nothing before', async () => {
    let now = START;
    const clock = new SpecClock(() => now);
    const agenda = new SpecAgenda(clock);
    agenda.open.set('case-b', '2026-09-22T00:00:00.000Z');
    agenda.open.set('case-a', '2026-09-22T00:00:00.000Z');
    agenda.open.set('case-c', '2026-09-21T12:00:00.000Z');
    agenda.open.set('case-d', '2026-09-22T00:00:00.001Z');
    const virtual = new VirtualAgenda(agenda, agenda.waker, clock);
    expect(await virtual.sweep()).toBe(0);
    now = Date.parse('2026-09-22T00:00:00.000Z');
    expect(await virtual.sweep()).toBe(3);
    expect(agenda.effects.map(({ stream }) => stream)).toEqual(['case-c', 'case-a', 'case-b']);
    expect([...agenda.open.keys()]).toEqual(['case-d']);
  });

  it('goes through more entries than one page holds', async () => {
    const clock = new SpecClock(() => START);
    const agenda = new SpecAgenda(clock);
    for (let n = 0; n < 2_500; n++) agenda.open.set(`case-${n}`, '2026-09-20T00:00:00.000Z');
    await new VirtualAgenda(agenda, agenda.waker, clock).sweep();
    expect(agenda.effects).toHaveLength(2_500);
  });

  it('hands on what the waker throws', async () => {
    const clock = new SpecClock(() => START);
    const agenda = new SpecAgenda(clock);
    agenda.open.set('case-a', '2026-09-20T00:00:00.000Z');
    const failing = { wake: () => Promise.reject(new Error('store away')) };
    await expect(new VirtualAgenda(agenda, failing, clock).sweep()).rejects.toThrow('store away');
  });
});
