import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, jest } from '@jest/globals';
import { expectOneEffectEach, onEachQueue, until } from './jobs-backends.fixture.js';

jest.setTimeout(60_000);

const name = 'open-cases-1';
const LONGEST_RECONNECT_MS = 2_500;
const AWAY = /ECONNREFUSED|have not answered|Connection terminated|Connection is closed/;
const isDone = () => true;
const isNot = () => false;

onEachQueue('job queues through outages', (bench) => {
  it('brings back by a sweep what a wipe took', async () => {
    const { agenda, scheduler } = bench.agenda(40, 2_000, 10);
    scheduler.start();
    await scheduler.sweep();
    await bench.server.wipe();
    await scheduler.sweep();
    await until(() => agenda.open.size === 0);
    expectOneEffectEach(agenda, 40);
    await scheduler.stop();
  });

  it('keeps its jobs over a restart of the server', async () => {
    const { agenda, scheduler } = bench.agenda(40, 1_500, 10);
    scheduler.start();
    await scheduler.sweep();
    await bench.server.restart();
    await until(() => agenda.open.size === 0);
    expectOneEffectEach(agenda, 40);
    await scheduler.stop();
  });

  it('gives the job of a killed worker to another one', async () => {
    const { agenda, scheduler } = bench.agenda(1, 0, 0);
    const worker = spawn(process.execPath, ['--input-type=module', '-e', bench.server.hungWorker], {
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

  it('answers with an error, not with silence, while its server is away, and works again when it is back', async () => {
    const patient = await bench.open({ patienceMs: 500, graceMs: 500 });
    const runs: string[] = [];
    patient.work('catch-up', ({ position }) => Promise.resolve(void runs.push(position)));
    await patient.nudge('catch-up', name, { position: 'before' });
    await until(() => runs.includes('before'));
    await bench.server.kill9();
    await expect(patient.nudge('catch-up', name, { position: 'away' })).rejects.toThrow(AWAY);
    await expect(patient.depth('catch-up')).rejects.toThrow(AWAY);
    await bench.server.restart();
    const later = { position: 'back' };
    await until(() => patient.nudge('catch-up', 'later-1', later).then(isDone, isNot));
    await until(() => runs.includes('back'));
    await patient.close();
  });

  it('closes while its server is away, and does not come back with it', async () => {
    const cut = await bench.open({ patienceMs: 500, graceMs: 500 });
    cut.work('react', () => Promise.resolve());
    await cut.nudge('react', 'r', { reaction: 'r' });
    await bench.queues.close();
    await bench.server.kill9();
    await until(() => bench.errors.length > 0);
    expect(await cut.close()).toBeUndefined();
    await bench.server.restart();
    await sleep(LONGEST_RECONNECT_MS);
    expect(await bench.server.connections()).toBe(1);
    expect(bench.errors.filter((error) => error.startsWith('close:'))).toEqual([]);
  });

  it('lets running jobs finish when it closes', async () => {
    let finished = false;
    let began = false;
    const closing = await bench.open();
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
