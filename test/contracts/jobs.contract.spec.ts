import { expect, it, jest } from '@jest/globals';
import { DoublyHandledJobError, JobQueues, NotYetError } from '#jobs';
import { expectOneEffectEach, onEachQueue, until } from './jobs-backends.fixture.js';

jest.setTimeout(60_000);

const name = 'open-cases-1';
onEachQueue('job queues', (bench) => {
  it('makes one run of many nudges that came before it', async () => {
    for (let n = 0; n < 30; n++) await bench.queues.nudge('catch-up', name, { position: String(n) });
    const runs: string[] = [];
    bench.queues.work('catch-up', ({ position }) => Promise.resolve(void runs.push(position)));
    await bench.queues.nudge('catch-up', 'other-1', { position: 'last' });
    await until(() => runs.includes('last'));
    expect(runs).toHaveLength(2);
  });

  it('takes nudges of several names at once, and makes one run of each', async () => {
    const names = ['a-1', 'b-1', 'c-1'];
    for (let round = 0; round < 2; round++)
      await bench.queues.nudgeAll(
        'react',
        names.map((reaction) => ({ name: reaction, data: { reaction } })),
      );
    await bench.queues.nudgeAll('react', []);
    const runs: string[] = [];
    bench.queues.work('react', ({ reaction }) => Promise.resolve(void runs.push(reaction)));
    await bench.queues.nudge('react', 'last-1', { reaction: 'last-1' });
    await until(() => runs.includes('last-1'));
    expect(runs.toSorted()).toEqual([...names, 'last-1']);
  });

  it('loses no nudge that comes while its run is active, and never runs one name twice at once', async () => {
    let release: () => void = () => undefined;
    let active = 0;
    let most = 0;
    let runs = 0;
    bench.queues.work('catch-up', async () => {
      most = Math.max(most, ++active);
      runs++;
      if (runs === 1) await new Promise<void>((resolve) => (release = resolve));
      active--;
    });
    await bench.queues.nudge('catch-up', name, { position: '1' });
    await until(() => active === 1);
    for (let n = 2; n < 12; n++) await bench.queues.nudge('catch-up', name, { position: String(n) });
    release();
    await until(() => runs === 2 && active === 0);
    await until(async () => (await bench.queues.depth('catch-up')).waiting === 0);
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
  });

  it('runs different names side by side', async () => {
    const active = new Set<string>();
    bench.queues.work('react', async ({ reaction }) => {
      active.add(reaction);
      await until(() => active.size === 3);
    });
    for (const reaction of ['a-1', 'b-1', 'c-1']) await bench.queues.nudge('react', reaction, { reaction });
    await until(() => active.size === 3);
    expect([...active].toSorted()).toEqual(['a-1', 'b-1', 'c-1']);
  });

  it('wakes each stream once when it is due, never before', async () => {
    const { agenda, scheduler } = bench.agenda(200, 100, 2);
    scheduler.start();
    await scheduler.sweep();
    await until(() => agenda.open.size === 0);
    expectOneEffectEach(agenda, 200);
    expect(agenda.wakes).toBe(200);
    await scheduler.stop();
  });

  it('gives each kind one handler, and names the kinds whose jobs nothing handles', async () => {
    bench.queues.work('catch-up', () => Promise.resolve());
    expect(() => bench.queues.work('catch-up', () => Promise.resolve())).toThrow(DoublyHandledJobError);
    expect(await bench.queues.unhandled()).toEqual([]);
    await bench.queues.nudge('cycle', 'yearly', { cycle: 'yearly' });
    expect(await bench.queues.unhandled()).toEqual(['cycle']);
  });

  it('bears wakes that are delivered twice', async () => {
    const { agenda, scheduler } = bench.agenda(20, 100, 5);
    scheduler.start();
    await scheduler.sweep();
    const again = [...agenda.open].map(([stream, wakeAt]) => ({
      id: `wake-${stream}-twice`,
      data: { stream, wakeAt },
    }));
    await bench.queues.addAll('wake', again);
    await until(() => agenda.wakes === 40);
    expectOneEffectEach(agenda, 20);
    await scheduler.stop();
  });

  it('tries a failing job again, and keeps its error text out of the queue', async () => {
    let tries = 0;
    bench.queues.work('wake', () => Promise.reject(new Error(`村民张某 ${++tries}`)));
    await bench.queues.addAll('wake', [
      { id: 'wake-case-1-1', data: { stream: 'case-1', wakeAt: '2026-09-21T00:00:00.000Z' } },
    ]);
    await until(() => tries === 1);
    await until(async () => (await bench.queues.depth('wake')).delayed === 1);
    const contents = await bench.server.contents();
    expect(contents).toContain('case-1');
    expect(contents).not.toContain('张某');
    await until(() => tries === 2);
    expect(bench.errors).toEqual(['wake: 村民张某 1', 'wake: 村民张某 2']);
  });

  it('puts a job off for as long as its handler asks, without counting a try', async () => {
    const seen: number[] = [];
    const begun = Date.now();
    bench.queues.work('wake', () => {
      seen.push(Date.now() - begun);
      return seen.length < 8 ? Promise.reject(new NotYetError(20)) : Promise.resolve();
    });
    await bench.queues.addAll('wake', [{ id: 'wake-case-1-1', data: { stream: 'case-1', wakeAt: '' } }]);
    await until(() => seen.length === 8);
    expect(seen[7]).toBeGreaterThanOrEqual(7 * 20);
    expect(bench.errors).toEqual([]);
  });

  it('tells the state of its bench.queues', async () => {
    const entry = { stream: 'case-1', wakeAt: '2026-09-21T00:00:00.000Z' };
    await bench.queues.addAll('wake', [
      { id: 'wake-case-1-now', data: entry },
      { id: 'wake-case-1-later', data: entry, delayMs: 60_000 },
    ]);
    const { wake, react } = await bench.queues.health();
    expect(wake).toMatchObject({ waiting: 1, active: 0, delayed: 1, failed: 0 });
    expect(react).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingMs: 0 });
  });
});

it('refuses an address that it does not know', () =>
  expect(JobQueues.open({ url: 'amqp://localhost' })).rejects.toThrow(
    'QUEUE_URL must begin with redis:, rediss: or postgres:, not amqp:',
  ));
