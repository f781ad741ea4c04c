import { expect, it, jest } from '@jest/globals';
import { CycleScheduler, Sweeper } from '#jobs';
import { onEachQueue, until } from './jobs-backends.fixture.js';

jest.setTimeout(60_000);

onEachQueue('job schedules', (bench) => {
  it('leaves a schedule alone that is there, and puts it back where it was wiped', async () => {
    let sweeps = 0;
    const sweeper = new Sweeper({
      queues: bench.queues,
      everyMs: 400,
      sweeps: [{ name: 'count', run: () => Promise.resolve(sweeps++) }],
    });
    await sweeper.start();
    await until(async () => (await bench.queues.nextRun('sweep', 'sweep-all')) !== undefined);
    expect(await bench.queues.schedule('sweep', 'sweep-all', { every: 400 }, { sweep: 'all' })).toBe(false);
    await until(() => sweeps >= 3);
    await bench.server.wipe();
    const before = sweeps;
    await until(() => sweeps >= before + 3);
    expect(await bench.queues.nextRun('sweep', 'sweep-all')).toBeDefined();
    await sweeper.stop();
  });

  it('runs a cycle by the calendar of Shanghai, and at once where its schedule was missing', async () => {
    let runs = 0;
    const cycles = [{ name: 'yearly', pattern: '0 8 1 1 *', run: () => Promise.resolve(void runs++) }];
    const first = new CycleScheduler({ queues: bench.queues, cycles, checkMs: 100 });
    await first.start();
    await until(() => runs === 1);
    const next = new Date((await bench.queues.nextRun('cycle', 'cycle-yearly'))!).toISOString();
    expect(next).toMatch(/-01-01T00:00:00\.000Z$/);
    const others = await bench.open();
    const second = new CycleScheduler({ queues: others, cycles });
    await second.start();
    await Promise.all([first.stop(), second.stop()]);
    await others.close();
    expect(runs).toBe(1);
  });

  it('puts a wiped cycle back', async () => {
    let runs = 0;
    const cycles = [{ name: 'often', pattern: '* * * * * *', run: () => Promise.resolve(void runs++) }];
    const scheduler = new CycleScheduler({ queues: bench.queues, cycles, checkMs: 100 });
    await scheduler.start();
    await until(() => runs >= 2);
    await bench.server.wipe();
    const before = runs;
    await until(() => runs >= before + 3);
    expect(await bench.queues.nextRun('cycle', 'cycle-often')).toBeDefined();
    await scheduler.stop();
  });
});
