import { describe, expect, it } from '@jest/globals';
import { SpecAgenda, SpecClock } from './agenda.fixture.js';
import { AgendaScheduler } from './agenda.scheduler.js';
import type { AgendaEntry } from './agenda-source.port.js';
import type { JobQueues } from './job-queues.js';
import { NotYetError } from './job-error.js';

const START = Date.parse('2026-09-21T00:00:00.000Z');
const HOUR = 3_600_000;
const at = (ms: number) => new Date(START + ms).toISOString();

/** A queue that keeps what it is given until the spec takes it away. */
class SpecQueue {
  readonly jobs = new Map<string, number>();
  adds = 0;
  handle: (entry: AgendaEntry) => Promise<void> = () => Promise.resolve();

  readonly face = {
    work: (_kind: string, handle: (entry: AgendaEntry) => Promise<void>) => void (this.handle = handle),
    addAll: (_kind: string, jobs: readonly { id: string; delayMs?: number }[]) => {
      this.adds += jobs.length;
      for (const { id, delayMs = 0 } of jobs) if (!this.jobs.has(id)) this.jobs.set(id, delayMs);
      return Promise.resolve();
    },
    count: () => Promise.resolve(this.jobs.size),
  } as Pick<JobQueues, 'work' | 'addAll' | 'count'>;
}

const setUp = () => {
  const time = { now: START };
  const clock = new SpecClock(() => time.now);
  const agenda = new SpecAgenda(clock);
  const queue = new SpecQueue();
  const scheduler = new AgendaScheduler({ queues: queue.face, source: agenda, waker: agenda.waker, clock });
  scheduler.start();
  return { time, agenda, queue, scheduler };
};

describe('the agenda scheduler', () => {
  it('queues what falls due within the horizon, and the rest when its time comes', async () => {
    const { time, agenda, queue, scheduler } = setUp();
    agenda.open.set('case-near', at(HOUR));
    agenda.open.set('case-far', at(3 * HOUR));
    await scheduler.sweep();
    expect([...queue.jobs]).toEqual([[`wake-case-near-${START + HOUR}`, HOUR]]);
    time.now = START + HOUR;
    await scheduler.sweep();
    expect([...queue.jobs.keys()]).toEqual([`wake-case-near-${START + HOUR}`, `wake-case-far-${START + 3 * HOUR}`]);
  });

  it('does not queue again what it has queued', async () => {
    const { agenda, queue, scheduler } = setUp();
    for (let n = 0; n < 2_500; n++) agenda.open.set(`case-${n}`, at(HOUR));
    await scheduler.sweep();
    await scheduler.sweep();
    expect(queue.adds).toBe(2_500);
  });

  it('counts delays from when it queues, not from when its pass began', async () => {
    const { time, agenda, queue, scheduler } = setUp();
    for (let n = 0; n < 1_001; n++) agenda.open.set(`case-${String(n).padStart(4, '0')}`, at(HOUR));
    agenda.onRead = () => (time.now += 500);
    await scheduler.sweep();
    expect(queue.jobs.get(`wake-case-0000-${START + HOUR}`)).toBe(HOUR - 500);
    expect(queue.jobs.get(`wake-case-1000-${START + HOUR}`)).toBe(HOUR - 1_000);
  });

  it('queues everything again when the queue holds less than it should', async () => {
    const { agenda, queue, scheduler } = setUp();
    agenda.open.set('case-a', at(HOUR));
    agenda.open.set('case-b', at(HOUR));
    await scheduler.sweep();
    queue.jobs.clear();
    await scheduler.sweep();
    expect(queue.jobs.size).toBe(2);
  });

  it('queues at once what is overdue, and again while it stays so', async () => {
    const { time, agenda, queue, scheduler } = setUp();
    agenda.open.set('case-a', at(-HOUR));
    await scheduler.sweep();
    expect([...queue.jobs.values()]).toEqual([-HOUR]);
    time.now = START + 60_000;
    await scheduler.sweep();
    expect(queue.adds).toBe(2);
  });

  it('gives a job that has just fallen due the time to take effect', async () => {
    const { time, agenda, queue, scheduler } = setUp();
    agenda.open.set('case-a', at(1_000));
    await scheduler.sweep();
    time.now = START + 2_000;
    await scheduler.sweep();
    expect(queue.adds).toBe(1);
    time.now = START + 7_000;
    await scheduler.sweep();
    expect(queue.adds).toBe(2);
  });

  it('queues a changed instant under an id of its own', async () => {
    const { agenda, queue, scheduler } = setUp();
    agenda.open.set('case-a', at(HOUR));
    await scheduler.sweep();
    agenda.open.set('case-a', at(HOUR / 2));
    await scheduler.sweep();
    expect([...queue.jobs.keys()]).toEqual([`wake-case-a-${START + HOUR}`, `wake-case-a-${START + HOUR / 2}`]);
  });

  it('looks soon after the agenda changed, once for many changes', async () => {
    const { agenda, scheduler } = setUp();
    for (let n = 0; n < 50; n++) scheduler.agendaChanged();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(agenda.reads).toBe(1);
    await scheduler.stop();
  });

  it('puts a job that comes too early off until its instant', async () => {
    const { agenda, queue } = setUp();
    const early = queue.handle({ stream: 'case-a', wakeAt: at(1_500) });
    await expect(early).rejects.toEqual(new NotYetError(1_500));
    expect(agenda.wakes).toBe(0);
  });

  it('wakes at the instant', async () => {
    const { agenda, queue } = setUp();
    agenda.open.set('case-a', at(0));
    await queue.handle({ stream: 'case-a', wakeAt: at(0) });
    expect(agenda.effects).toEqual([{ stream: 'case-a', wakeAt: at(0), at: START }]);
  });
});
