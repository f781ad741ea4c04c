import { describe, expect, it } from '@jest/globals';
import { SessionStore } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import { codeOf, password, signIn, tokens, world } from './sessions.fixture.js';

describe('an open session', () => {
  const isOpen = async (accessToken: string) => world.watch.isOpen((await tokens.verify(accessToken)).sessionId);
  const idle = (seconds: number) =>
    world.pool.query(`update access.session set used_at = now() - $1 * interval '1 second'`, [seconds]);

  it('is refused at once when it was signed out, and within a second where another process did it', async () => {
    const { accessToken } = await signIn('li.xiuying', password);
    const elsewhere = new SessionWatch(new SessionStore(world.pool, world.settings.options), world.settings);
    const { sessionId } = await tokens.verify(accessToken);
    expect([await isOpen(accessToken), await elsewhere.isOpen(sessionId)]).toEqual([true, true]);
    await world.service.signOut(await tokens.verify(accessToken));
    expect(await isOpen(accessToken)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, world.settings.options.sessionCheckMs + 50));
    expect(await elsewhere.isOpen(sessionId)).toBe(false);
  });

  it('ends after half an hour without a request, whatever its tokens say', async () => {
    const { accessToken, refreshToken } = await signIn('li.xiuying', password);
    await idle(1_790);
    const renewed = await world.service.refresh(refreshToken);
    await idle(1_801);
    expect(await isOpen(accessToken)).toBe(false);
    expect(await codeOf(world.service.refresh(renewed.refreshToken))).toBe('not-signed-in');
  });

  it('lives on with each request', async () => {
    const { accessToken, refreshToken } = await signIn('li.xiuying', password);
    await idle(1_790);
    expect(await isOpen(accessToken)).toBe(true);
    const { rows } = await world.pool.query<{ fresh: boolean }>(
      `select used_at > now() - interval '5 seconds' as fresh from access.session`,
    );
    expect(rows).toEqual([{ fresh: true }]);
    expect(await codeOf(world.service.refresh(refreshToken))).toBe('done');
  });

  it('ends after twelve hours, used or not', async () => {
    const { accessToken } = await signIn('li.xiuying', password);
    const { rows } = await world.pool.query<{ hours: number }>(
      'select extract(epoch from ends_at - opened_at)::int / 3600 as hours from access.session',
    );
    expect(rows).toEqual([{ hours: 12 }]);
    await world.pool.query(`update access.session set ends_at = now() - interval '1 second'`);
    expect(await isOpen(accessToken)).toBe(false);
  });
});
