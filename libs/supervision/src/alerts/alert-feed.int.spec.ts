import { describe, expect, it, jest } from '@jest/globals';
import { AlertFeed } from './alert-feed.js';
import { AlertListener } from './alert-listener.js';
import type { PlacedAlert } from './alert-view.query.js';
import type { Alerts } from './alerts.query.js';
import type { RecipientKeys } from './recipient-keys.query.js';

describe('the feed', () => {
  const feedOver = (log: readonly PlacedAlert[]) => {
    const alerts = {
      lastPosition: () => Promise.resolve(0),
      raisedAfter: (position: number) => Promise.resolve(log.filter((one) => one.raised_position > position)),
    };
    const recipients = { reaching: (keys: readonly string[]) => Promise.resolve(keys) };
    const pace = { pollMs: 5, heartbeatMs: 5 };
    const feed = new AlertFeed(alerts as unknown as Alerts, recipients as unknown as RecipientKeys, pace);
    return { alerts, feed };
  };
  const raised = (raised_position: number, ...recipient_keys: string[]) =>
    ({ raised_position, recipient_keys }) as unknown as PlacedAlert;

  it('goes on after the store could not be read', async () => {
    const log: PlacedAlert[] = [];
    const { alerts, feed } = feedOver(log);
    const away = () => Promise.reject(new Error('away'));
    jest.spyOn(alerts, 'lastPosition').mockImplementationOnce(away);
    jest.spyOn(alerts, 'raisedAfter').mockImplementationOnce(away);
    const listener = new AlertListener(new Set(['person:p1']), false);
    await expect(feed.join(listener)).rejects.toThrow('away');
    expect(await feed.join(listener)).toBe(0);
    log.push(raised(1, 'person:p1'));
    await listener.wait(60_000);
    expect(listener.take()).toHaveLength(1);
    feed.onModuleDestroy();
  });

  it('hands an alert to those whose keys it names when it is raised', async () => {
    const log: PlacedAlert[] = [];
    const { feed } = feedOver(log);
    const listening = async (key: string) => {
      const listener = new AlertListener(new Set([key]), false);
      expect(await feed.join(listener)).toBe(0);
      return listener;
    };
    const [officer, person] = [await listening('role:officer@town'), await listening('person:p1')];
    const [former, gone] = [await listening('role:officer@town'), await listening('person:p1')];
    feed.rekey(former, new Set(['person:p3']));
    feed.leave(gone);
    log.push(raised(1, 'role:officer@town', 'person:p1'));
    await Promise.all([officer.wait(60_000), person.wait(60_000)]);
    expect([officer, person, former, gone].map((listener) => listener.take().length)).toEqual([1, 1, 0, 0]);
    feed.onModuleDestroy();
    expect([feed.size, officer.isClosed]).toEqual([0, true]);
  });
});
