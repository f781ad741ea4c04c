import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  accountId,
  codeOf,
  fail,
  lines,
  pass,
  password,
  refusal,
  signIn,
  tokens,
  world,
  personId,
} from './sessions.fixture.js';

describe('signing in', () => {
  it('gives tokens for the right password, whatever the case of the name', async () => {
    const session = await signIn('LI.xiuying', password);
    const { actor, mustChangePassword } = await tokens.verify(session.accessToken);
    expect(actor).toEqual({ accountId, personId, orgCode: '370102001' });
    expect([mustChangePassword, session.expiresIn]).toEqual([false, 900]);
  });

  it('answers an unknown name and a wrong password alike, after the same work', async () => {
    const wrong = await refusal(signIn('li.xiuying', 'wrong'));
    const triedForWrong = world.hasher.tried;
    const unknown = await refusal(signIn('nobody', 'wrong'));
    expect(unknown).toEqual(wrong);
    expect(wrong).toMatchObject({ code: 'wrong-credentials', message: 'wrong-credentials' });
    expect([triedForWrong, world.hasher.tried]).toEqual([1, 2]);
  });

  it.each(['li.xiuying', 'nobody'])('locks %s for fifteen minutes after five failures', async (name) => {
    await fail(name, 5);
    const locked = await refusal(signIn(name, password));
    expect(locked).toMatchObject({ code: 'locked-out', retryAfterSeconds: expect.any(Number) });
    const { retryAfterSeconds } = locked as { retryAfterSeconds: number };
    expect(retryAfterSeconds > 800 && retryAfterSeconds <= 900).toBe(true);
    expect(world.hasher.tried).toBe(5);
  });

  it('is on record with its session, and so is the end of it', async () => {
    const session = await tokens.verify((await signIn('li.xiuying', password)).accessToken);
    await world.service.signOut(session);
    const { sessionId: subject } = session;
    const line = { outcome: 'allowed', accountId, orgCode: '370102001', subject };
    expect(lines).toEqual([
      { kind: 'sign-in', ...line },
      { kind: 'sign-out', ...line },
    ]);
  });

  it('puts failures on record by account, and never the name that was typed', async () => {
    await fail('li.xiuying', 6);
    await fail('nobody-has-this', 1);
    expect(lines.map(({ kind, outcome, accountId: whose, code }) => [kind, outcome, whose, code])).toEqual([
      ['sign-in', 'refused', accountId, 'wrong-credentials'],
      ['sign-in', 'refused', accountId, 'locked-out'],
      ['sign-in', 'refused', '', 'wrong-credentials'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('nobody-has-this');
  });

  it('counts a name in any case as one name, and locks no other', async () => {
    await fail('LI.XIUYING', 3);
    await fail('li.xiuying', 2);
    expect(await codeOf(signIn('Li.XiuYing', password))).toBe('locked-out');
    expect(await codeOf(signIn('wang', password))).toBe('wrong-credentials');
  });

  it('does not lengthen the lock by further attempts, and opens it when its time is over', async () => {
    await fail('li.xiuying', 5);
    await pass(600);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('locked-out');
    await pass(300);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
  });

  it('starts to count anew after the lock', async () => {
    await fail('li.xiuying', 5);
    await pass(900);
    await fail('li.xiuying', 4);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
  });

  it('forgets the failures after the right password', async () => {
    await fail('li.xiuying', 4);
    await signIn('li.xiuying', password);
    await fail('li.xiuying', 4);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
  });

  it('tries no more than five of many guesses made at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => refusal(signIn('li.xiuying', 'wrong'))));
    expect(world.hasher.tried).toBe(5);
  });

  it('lets in everybody who comes with the right password at once', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(signIn('li.xiuying', password))));
    expect(new Set(codes)).toEqual(new Set(['done']));
    expect((await world.pool.query('select * from access.sign_in_attempt')).rows).toEqual([]);
  });

  it('tries no more than five guesses beside each right password, and remembers those after the last', async () => {
    const guesses = Array.from({ length: 20 }, () => refusal(signIn('li.xiuying', 'wrong')));
    expect(await codeOf(signIn('li.xiuying', password))).toMatch(/^(done|locked-out)$/);
    await Promise.all(guesses);
    expect(world.hasher.tried).toBeLessThanOrEqual(11);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('locked-out');
  });

  it('asks to come again, and locks nothing, where the attempts in flight do not end', async () => {
    await signIn('li.xiuying', password);
    const digest = createHash('sha256').update('li.xiuying').digest();
    await world.pool.query('insert into access.sign_in_attempt values ($1, 5, $2, null, 5)', [
      digest,
      '2026-03-02T01:00Z',
    ]);
    const busy = await refusal(signIn('li.xiuying', password));
    expect(busy).toMatchObject({ code: 'sign-in-busy', retryAfterSeconds: 1 });
    expect(lines.at(-1)).toMatchObject({ kind: 'sign-in', outcome: 'refused', accountId, code: 'sign-in-busy' });
    await pass(900);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
  }, 20_000);

  it('sweeps out what nobody tried for long', async () => {
    await fail('nobody', 1);
    await pass(900);
    await signIn('li.xiuying', password);
    expect((await world.pool.query('select * from access.sign_in_attempt')).rows).toEqual([]);
  });
});

describe('a session', () => {
  it('goes on with a new refresh token each time', async () => {
    const first = await signIn('li.xiuying', password);
    const second = await world.service.refresh(first.refreshToken);
    const third = await world.service.refresh(second.refreshToken);
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    const sessions = await Promise.all([first, second, third].map(({ accessToken }) => tokens.verify(accessToken)));
    expect(new Set(sessions.map(({ sessionId }) => sessionId)).size).toBe(1);
  });

  it('ends when a used refresh token comes back', async () => {
    const first = await signIn('li.xiuying', password);
    const second = await world.service.refresh(first.refreshToken);
    expect(await codeOf(world.service.refresh(first.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(world.service.refresh(second.refreshToken))).toBe('not-signed-in');
  });

  it('serves one of two that use the same refresh token at once, and ends', async () => {
    const { refreshToken } = await signIn('li.xiuying', password);
    const both = await Promise.allSettled([world.service.refresh(refreshToken), world.service.refresh(refreshToken)]);
    const served = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(served).toHaveLength(1);
    expect(await codeOf(world.service.refresh(served[0]!.refreshToken))).toBe('not-signed-in');
  });

  it('leaves other sessions of the account alone when it ends', async () => {
    const here = await signIn('li.xiuying', password);
    const there = await signIn('li.xiuying', password);
    await world.service.signOut(await tokens.verify(here.accessToken));
    expect(await codeOf(world.service.refresh(here.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(world.service.refresh(there.refreshToken))).toBe('done');
  });

  it('ends by itself, and is swept out by a later one', async () => {
    const { refreshToken } = await signIn('li.xiuying', password);
    await world.pool.query(`update access.session set ends_at = now() - interval '1 second'`);
    expect(await codeOf(world.service.refresh(refreshToken))).toBe('not-signed-in');
    await signIn('li.xiuying', password);
    expect((await world.pool.query('select * from access.session')).rows).toHaveLength(1);
    expect((await world.pool.query('select * from access.refresh_token')).rows).toHaveLength(1);
  });

  it('ends with its account', async () => {
    const { refreshToken } = await signIn('li.xiuying', password);
    await world.credentials.remove(accountId);
    expect(await codeOf(world.service.refresh(refreshToken))).toBe('not-signed-in');
    expect(await codeOf(signIn('li.xiuying', password))).toBe('wrong-credentials');
  });

  it('keeps no token and no password in the database', async () => {
    const { refreshToken } = await signIn('li.xiuying', password);
    const tables = ['credential', 'session', 'refresh_token', 'sign_in_attempt'];
    const rows = await Promise.all(tables.map((table) => world.pool.query(`select t::text from access.${table} t`)));
    const text = JSON.stringify(rows.map((result) => result.rows as unknown));
    expect(text).toContain('argon2id');
    for (const secret of [refreshToken, Buffer.from(refreshToken).toString('hex'), password])
      expect(text).not.toContain(secret);
  });

  it('knows no made-up token', async () =>
    expect(await codeOf(world.service.refresh('A'.repeat(43)))).toBe('not-signed-in'));
});
