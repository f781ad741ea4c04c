import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AgendaScheduler, CycleScheduler, JobQueues, NotYetError, Sweeper } from '#jobs';
import { SpecAgenda, SpecClock } from '../../libs/jobs/src/agenda.fixture.js';
import { queueBackends, until, type QueueServer } from './jobs-backends.fixture.js';

jest.setTimeout(60_000);

describe.each(queueBackends)('job queues on $name', ({ available, start }) => {
  const suite = available ? describe : describe.skip;

  suite('contract', () => {
    let server: QueueServer;
    let queues: JobQueues;
    let errors: string[];

    beforeAll(async () => {
      server = await start();
    });
    beforeEach(async () => {
      errors = [];
      await server.wipe();
      queues = await open();
    });
    afterEach(() => queues.close());
    afterAll(() => server?.stop());

    const open = () =>
      JobQueues.open({ url: server.url, onError: (error, where) => errors.push(`${where}: ${error.message}`) });

    /** Streams that fall due one after the other, `everyMs` apart, the first after `firstMs`. */
    const agendaOf = (streams: number, firstMs: number, everyMs: number) => {
      const clock = new SpecClock(() => Date.now());
      const agenda = new SpecAgenda(clock);
      const first = Date.now() + firstMs;
      for (let n = 0; n < streams; n++) agenda.open.set(`case-${n}`, new Date(first + n * everyMs).toISOString());
      const scheduler = new AgendaScheduler({ queues, source: agenda, waker: agenda.waker, clock });
      return { agenda, scheduler, clock };
    };

    const expectOneEffectEach = ({ effects }: SpecAgenda, streams: number) => {
      expect(new Set(effects.map(({ stream }) => stream)).size).toBe(streams);
      expect(effects).toHaveLength(streams);
      expect(effects.filter(({ wakeAt, at }) => at < Date.parse(wakeAt))).toEqual([]);
    };

    const projection = 'open-cases-1';

    it('makes one run of many nudges that came before it', async () => {
      for (let n = 0; n < 30; n++) await queues.nudge('catch-up', projection, { projection, position: String(n) });
      const runs: string[] = [];
      queues.work('catch-up', ({ position }) => Promise.resolve(void runs.push(position)));
      await queues.nudge('catch-up', 'other-1', { projection: 'other-1', position: 'last' });
      await until(() => runs.includes('last'));
      expect(runs).toHaveLength(2);
    });

    it('loses no nudge that comes while its run is active, and never runs one name twice at once', async () => {
      let release: () => void = () => undefined;
      let active = 0;
      let most = 0;
      let runs = 0;
      queues.work('catch-up', async () => {
        most = Math.max(most, ++active);
        runs++;
        if (runs === 1) await new Promise<void>((resolve) => (release = resolve));
        active--;
      });
      await queues.nudge('catch-up', projection, { projection, position: '1' });
      await until(() => active === 1);
      for (let n = 2; n < 12; n++) await queues.nudge('catch-up', projection, { projection, position: String(n) });
      release();
      await until(() => runs === 2 && active === 0);
      await until(async () => (await queues.depth('catch-up')).waiting === 0);
      expect({ runs, most }).toEqual({ runs: 2, most: 1 });
    });

    it('runs different names side by side', async () => {
      const active = new Set<string>();
      queues.work('catch-up', async ({ projection: name }) => {
        active.add(name);
        await until(() => active.size === 3);
      });
      for (const name of ['a-1', 'b-1', 'c-1'])
        await queues.nudge('catch-up', name, { projection: name, position: '0' });
      await until(() => active.size === 3);
      expect([...active].toSorted()).toEqual(['a-1', 'b-1', 'c-1']);
    });

    it('wakes each stream once when it is due, never before', async () => {
      const { agenda, scheduler } = agendaOf(200, 100, 2);
      scheduler.start();
      await scheduler.sweep();
      await until(() => agenda.open.size === 0);
      expectOneEffectEach(agenda, 200);
      expect(agenda.wakes).toBe(200);
      await scheduler.stop();
    });

    it('bears wakes that are delivered twice', async () => {
      const { agenda, scheduler } = agendaOf(20, 100, 5);
      scheduler.start();
      await scheduler.sweep();
      const again = [...agenda.open].map(([stream, wakeAt]) => ({
        id: `wake-${stream}-twice`,
        data: { stream, wakeAt },
      }));
      await queues.addAll('wake', again);
      await until(() => agenda.wakes === 40);
      expectOneEffectEach(agenda, 20);
      await scheduler.stop();
    });

    it('brings back by a sweep what a wipe took', async () => {
      const { agenda, scheduler } = agendaOf(40, 400, 10);
      scheduler.start();
      await scheduler.sweep();
      await server.wipe();
      await scheduler.sweep();
      await until(() => agenda.open.size === 0);
      expectOneEffectEach(agenda, 40);
      await scheduler.stop();
    });

    it('keeps its jobs over a restart of the server', async () => {
      const { agenda, scheduler } = agendaOf(40, 1_500, 10);
      scheduler.start();
      await scheduler.sweep();
      await server.restart();
      await until(() => agenda.open.size === 0);
      expectOneEffectEach(agenda, 40);
      await scheduler.stop();
    });

    it('gives the job of a killed worker to another one', async () => {
      const { agenda, scheduler } = agendaOf(1, 0, 0);
      const worker = spawn(process.execPath, ['--input-type=module', '-e', server.hungWorker], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await scheduler.sweep();
      await once(worker.stdout, 'data');
      worker.kill('SIGKILL');
      scheduler.start();
      await until(() => agenda.open.size === 0);
      expectOneEffectEach(agenda, 1);
      await scheduler.stop();
    });

    it('tries a failing job again, and keeps its error text out of the queue', async () => {
      let tries = 0;
      queues.work('wake', () => Promise.reject(new Error(`村民张某 ${++tries}`)));
      await queues.addAll('wake', [
        { id: 'wake-case-1-1', data: { stream: 'case-1', wakeAt: '2026-09-21T00:00:00.000Z' } },
      ]);
      await until(() => tries === 1);
      await until(async () => (await queues.depth('wake')).delayed === 1);
      const contents = await server.contents();
      expect(contents).toContain('case-1');
      expect(contents).not.toContain('张某');
      await until(() => tries === 2);
      expect(errors).toEqual(['wake: 村民张某 1', 'wake: 村民张某 2']);
    });

    it('puts a job off for as long as its handler asks, without counting a try', async () => {
      const seen: number[] = [];
      const begun = Date.now();
      queues.work('wake', () => {
        seen.push(Date.now() - begun);
        return seen.length < 8 ? Promise.reject(new NotYetError(20)) : Promise.resolve();
      });
      await queues.addAll('wake', [{ id: 'wake-case-1-1', data: { stream: 'case-1', wakeAt: '' } }]);
      await until(() => seen.length === 8);
      expect(seen[7]).toBeGreaterThanOrEqual(7 * 20);
      expect(errors).toEqual([]);
    });

    it('leaves a schedule alone that is there, and puts it back where it was wiped', async () => {
      let sweeps = 0;
      const sweeper = new Sweeper({
        queues,
        everyMs: 400,
        sweeps: [{ name: 'count', run: () => Promise.resolve(sweeps++) }],
      });
      await sweeper.start();
      expect(await queues.schedule('sweep', 'sweep-all', { every: 400 }, { sweep: 'all' })).toBe(false);
      await until(() => sweeps >= 3);
      await server.wipe();
      const before = sweeps;
      await until(() => sweeps >= before + 3);
      expect(await queues.nextRun('sweep', 'sweep-all')).toBeDefined();
      await sweeper.stop();
    });

    it('runs a cycle by the calendar of Shanghai, and at once where its schedule was missing', async () => {
      let runs = 0;
      const cycles = [{ name: 'yearly', pattern: '0 8 1 1 *', run: () => Promise.resolve(void runs++) }];
      const first = new CycleScheduler({ queues, cycles, checkMs: 100 });
      await first.start();
      await until(() => runs === 1);
      const next = new Date((await queues.nextRun('cycle', 'cycle-yearly'))!).toISOString();
      expect(next).toMatch(/-01-01T00:00:00\.000Z$/);
      const second = new CycleScheduler({ queues, cycles });
      await second.start();
      await Promise.all([first.stop(), second.stop()]);
      expect(runs).toBe(1);
    });

    it('puts a wiped cycle back', async () => {
      let runs = 0;
      const cycles = [{ name: 'often', pattern: '* * * * * *', run: () => Promise.resolve(void runs++) }];
      const scheduler = new CycleScheduler({ queues, cycles, checkMs: 100 });
      await scheduler.start();
      await until(() => runs >= 2);
      await server.wipe();
      const before = runs;
      await until(() => runs >= before + 3);
      expect(await queues.nextRun('cycle', 'cycle-often')).toBeDefined();
      await scheduler.stop();
    });

    it('tells the state of its queues', async () => {
      const entry = { stream: 'case-1', wakeAt: '2026-09-21T00:00:00.000Z' };
      await queues.addAll('wake', [
        { id: 'wake-case-1-now', data: entry },
        { id: 'wake-case-1-later', data: entry, delayMs: 60_000 },
      ]);
      const { wake, react } = await queues.health();
      expect(wake).toMatchObject({ waiting: 1, active: 0, delayed: 1, failed: 0 });
      expect(react).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingMs: 0 });
    });

    it('lets running jobs finish when it closes', async () => {
      let finished = false;
      let began = false;
      const closing = await open();
      closing.work('react', async () => {
        began = true;
        await new Promise((resolve) => setTimeout(resolve, 200));
        finished = true;
      });
      await closing.nudge('react', 'r', { reaction: 'r' });
      await until(() => began);
      await closing.close();
      expect(finished).toBe(true);
    });
  });
});

it('refuses an address that it does not know', () =>
  expect(JobQueues.open({ url: 'amqp://localhost' })).rejects.toThrow(
    'QUEUE_URL must begin with redis:, rediss: or postgres:, not amqp:',
  ));
