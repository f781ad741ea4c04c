import { describe, expect, it } from '@jest/globals';
import { AlertListener } from './alert-listener.js';
import type { PlacedAlert } from './alert-view.query.js';

const alert = (raised_position: number) => ({ raised_position }) as PlacedAlert;
const positions = (listener: AlertListener) => listener.take().map(({ raised_position }) => raised_position);

describe('a listener', () => {
  it('hands on what came, once, in order', () => {
    const listener = new AlertListener(new Set(), false);
    [1, 2, 3].forEach((position) => listener.push(alert(position)));
    expect([positions(listener), positions(listener), listener.takeBehind()]).toEqual([[1, 2, 3], [], false]);
  });

  it('keeps a bounded queue: one that does not keep up reads on from the store', () => {
    const listener = new AlertListener(new Set(), false);
    for (let position = 1; position <= 501; position++) listener.push(alert(position));
    expect([positions(listener), listener.takeBehind(), listener.takeBehind()]).toEqual([[], true, false]);
  });

  it('is behind from the start where it resumes', () =>
    expect(new AlertListener(new Set(), true).takeBehind()).toBe(true));

  it('wakes for what comes and for its end, and waits no longer then', async () => {
    const listener = new AlertListener(new Set(), false);
    const waiting = listener.wait(60_000);
    listener.push(alert(1));
    await waiting;
    await listener.wait(60_000);
    expect(positions(listener)).toEqual([1]);
    const ending = listener.wait(60_000);
    listener.close();
    await ending;
    await listener.wait(60_000);
    expect(listener.isClosed).toBe(true);
  });
});
