import { describe, expect, it } from '@jest/globals';
import { codeOf, password, signIn, tokens, world } from './sessions.fixture.js';

describe('changing the own password', () => {
  const signInHere = async () => {
    const session = await signIn('li.xiuying', password);
    return { ...session, signedIn: await tokens.verify(session.accessToken) };
  };

  it('takes the new password from then on, and ends the other sessions', async () => {
    const [here, there] = [await signInHere(), await signInHere()];
    await world.own.change(here.signedIn, password, 'a new and longer one');
    expect(await codeOf(signIn('li.xiuying', password))).toBe('wrong-credentials');
    expect(await codeOf(signIn('li.xiuying', 'a new and longer one'))).toBe('done');
    expect(await codeOf(world.service.refresh(there.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(world.service.refresh(here.refreshToken))).toBe('done');
  });

  it('lifts the duty to change', async () => {
    await world.pool.query('update access.credential set must_change = true');
    const { signedIn, refreshToken } = await signInHere();
    expect(signedIn.mustChangePassword).toBe(true);
    await world.own.change(signedIn, password, 'a new and longer one');
    expect((await world.service.refresh(refreshToken)).mustChangePassword).toBe(false);
  });

  it('asks for the present password, and counts wrong ones like failed sign-ins', async () => {
    const { signedIn } = await signInHere();
    for (let n = 0; n < 5; n++)
      expect(await codeOf(world.own.change(signedIn, 'wrong', 'a new and longer one'))).toBe('wrong-credentials');
    expect(await codeOf(world.own.change(signedIn, password, 'a new and longer one'))).toBe('locked-out');
  });

  it.each([
    ['short', 'password-too-short'],
    [password, 'password-unchanged'],
  ])('refuses %p as %s', async (wanted, code) => {
    const { signedIn } = await signInHere();
    expect(await codeOf(world.own.change(signedIn, password, wanted))).toBe(code);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
  });
});

describe('the passwords of the past', () => {
  const change = async (from: string, to: string) => {
    const { accessToken } = await signIn('li.xiuying', from);
    return codeOf(world.own.change(await tokens.verify(accessToken), from, to));
  };
  const nth = (n: number) => `the ${n}th of my choices`;

  it('are not taken again, until five others have followed', async () => {
    expect(await change(password, nth(1))).toBe('done');
    expect(await change(nth(1), password)).toBe('password-used-before');
    for (let n = 1; n < 6; n++) expect(await change(nth(n), nth(n + 1))).toBe('done');
    expect(await change(nth(6), nth(1))).toBe('password-used-before');
    expect(await change(nth(6), password)).toBe('done');
  });

  it('are remembered as hashes only, and no more of them than needed', async () => {
    for (let n = 0; n < 7; n++) await change(n === 0 ? password : nth(n), nth(n + 1));
    const { rows } = await world.pool.query<{ password_hash: string }>(
      'select password_hash from access.password_history',
    );
    expect(rows.every(({ password_hash: hash }) => hash.startsWith('$argon2id$'))).toBe(true);
    expect(rows).toHaveLength(6);
  });

  it('must be changed when they are too old, where an age is set', async () => {
    world.settings = Object.assign(world.settings, { options: { ...world.settings.options, passwordMaxDays: 90 } });
    expect((await signIn('li.xiuying', password)).mustChangePassword).toBe(false);
    await world.pool.query(`update access.credential set changed_at = now() - interval '91 days'`);
    expect((await signIn('li.xiuying', password)).mustChangePassword).toBe(true);
  });
});
