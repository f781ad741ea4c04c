import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SerialTask } from './serial-task.js';

const ignore = () => undefined;

describe('a serial task', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('never runs twice at once, and gives each caller a run that began after the call', async () => {
    const order: string[] = [];
    const task = new SerialTask(async () => {
      order.push('begin');
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('end');
    }, ignore);
    const first = task.run();
    await jest.advanceTimersByTimeAsync(50);
    const second = task.run();
    expect(task.run()).toBe(second);
    await jest.advanceTimersByTimeAsync(500);
    await Promise.all([first, second]);
    expect(order).toEqual(['begin', 'end', 'begin', 'end']);
  });

  it('goes on after a failure', async () => {
    let fail = true;
    const task = new SerialTask(() => (fail ? Promise.reject(new Error('once')) : Promise.resolve()), ignore);
    await expect(task.run()).rejects.toThrow('once');
    fail = false;
    expect(await task.run()).toBeUndefined();
  });

  it('reports what fails when nobody waits', async () => {
    const reported: string[] = [];
    const task = new SerialTask(
      () => Promise.reject(new Error('no')),
      ({ message }) => reported.push(message),
    );
    task.soon();
    await jest.advanceTimersByTimeAsync(0);
    expect(reported).toEqual(['no']);
  });

  it('pauses between runs ten times as long as a run took, and a second at least', async () => {
    let runs = 0;
    const task = new SerialTask(async () => {
      runs++;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }, ignore);
    task.soon();
    await jest.advanceTimersByTimeAsync(300);
    task.soon();
    await jest.advanceTimersByTimeAsync(2_999);
    expect(runs).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(runs).toBe(2);
  });

  it('does not begin again once stopped', async () => {
    let runs = 0;
    const task = new SerialTask(() => Promise.resolve(void runs++), ignore);
    task.soon();
    await task.stop();
    task.soon();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(0);
  });
});
