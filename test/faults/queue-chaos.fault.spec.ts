import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { AgendaScheduler, JobQueues, Sweeper } from '#jobs';
import { SpecAgenda, SpecClock } from '../../libs/jobs/src/agenda.fixture.js';
import { expectOneEffectEach, queueBackends, until, type QueueServer } from '../contracts/jobs-backends.fixture.js';

jest.setTimeout(300_000);

const DEADLINES = 120;
const SPREAD_MS = 12_000;
const SWEEP_MS = 1_000;

/** One process as far as the queue can tell: its own connections, schedulers and sweeps. */
const startProcess = async (server: QueueServer, agenda: SpecAgenda, clock: SpecClock) => {
  const queues = await JobQueues.open({ url: server.url, patienceMs: 1_000, graceMs: 1_000 });
  const scheduler = new AgendaScheduler({ queues, source: agenda, waker: agenda.waker, clock, horizonMs: 4_000 });
  scheduler.start();
  const sweeper = new Sweeper({
    queues,
    everyMs: SWEEP_MS,
    sweeps: [{ name: 'agenda', run: () => scheduler.sweep() }],
  });
  await sweeper.start();
  return {
    queues,
    stop: async () => {
      await sweeper.stop();
      await scheduler.stop();
      await queues.close();
    },
  };
};

/** Takes a job and dies in the middle of it. */
const killWorkerInJob = async ({ hungWorker }: QueueServer): Promise<void> => {
  const worker = spawn(process.execPath, ['--input-type=module', '-e', hungWorker], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await Promise.race([once(worker.stdout, 'data'), sleep(3_000)]);
  worker.kill('SIGKILL');
};

describe.each(queueBackends)('queue chaos on $name', ({ available, start }) => {
  (available ? describe : describe.skip)('deadlines', () => {
    let server: QueueServer;
    let stepMs: number;
    let agenda: SpecAgenda;
    let clock: SpecClock;
    let stops: (() => Promise<void>)[];

    beforeEach(async () => {
      stepMs = 0;
      stops = [];
      clock = new SpecClock(() => Date.now() + stepMs);
      agenda = new SpecAgenda(clock);
      server = await start();
    });
    afterEach(async () => {
      await Promise.all(stops.map((stop) => stop()));
      await server.stop();
    });

    const join = async () => {
      const { queues, stop } = await startProcess(server, agenda, clock);
      stops.push(stop);
      return { queues, stop };
    };

    it('take effect exactly once, and none early, whatever happens to the queue', async () => {
      const first = Date.now() + 1_000;
      for (let n = 0; n < DEADLINES; n++)
        agenda.open.set(`case-${n}`, new Date(first + Math.floor((n * SPREAD_MS) / DEADLINES)).toISOString());
      const { queues } = await join();
      const { stop } = await join();
      const deliverAllTwice = () =>
        queues.addAll(
          'wake',
          [...agenda.open].map(([stream, wakeAt]) => ({ id: `wake-${stream}-twice`, data: { stream, wakeAt } })),
        );
      const happenings: readonly (() => Promise<unknown>)[] = [
        () => server.wipe(),
        () => deliverAllTwice(),
        () => killWorkerInJob(server),
        () => Promise.resolve((stepMs = -1_500)),
        () => server.restart(),
        () => stop(),
        () => server.wipe(),
        () => Promise.resolve((stepMs = 700)),
        () => server.kill9().then(() => server.restart()),
        () => join(),
        () => deliverAllTwice(),
        () => server.wipe(),
      ];
      for (const happen of happenings) {
        await sleep(700);
        await happen();
      }
      stepMs = 0;
      await until(() => agenda.open.size === 0, 120_000);
      await sleep(2 * SWEEP_MS);
      expectOneEffectEach(agenda, DEADLINES);
      expect(agenda.wakes).toBeGreaterThan(DEADLINES);
    });
  });
});
