import { describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { SecondFactors } from '../second-factors.js';
import { accountId, codeOf, lines, password, refusal, signIn, tokens, world } from './sessions.fixture.js';

describe('the second factor', () => {
  const enrol = async () => {
    const { accessToken } = await signIn('li.xiuying', password);
    const signedIn = await tokens.verify(accessToken);
    const { secret } = await world.factor.begin(signedIn, password);
    const recoveryCodes = await world.factor.confirm(signedIn, await generate({ secret, epoch: world.epoch }));
    world.epoch += 60;
    return { secret, recoveryCodes, signedIn };
  };
  const codeNow = (secret: string, shift = 0) => generate({ secret, epoch: world.epoch + shift });

  it('is a duty of those who check or decide, until it is enrolled', async () => {
    expect((await signIn('li.xiuying', password)).mustEnrol).toBe(false);
    world.roles = ['countyReviewer'];
    const first = await signIn('li.xiuying', password);
    expect(first.mustEnrol).toBe(true);
    const { secret } = await enrol();
    expect((await signIn('li.xiuying', password, await codeNow(secret))).mustEnrol).toBe(false);
  });

  it('is asked for after the right password only', async () => {
    await enrol();
    expect(await codeOf(signIn('li.xiuying', 'wrong'))).toBe('wrong-credentials');
    expect(await codeOf(signIn('li.xiuying', password))).toBe('second-factor-required');
    expect(await codeOf(signIn('li.xiuying', password, '000000'))).toBe('wrong-second-factor');
  });

  it('takes each code once', async () => {
    const { secret } = await enrol();
    const code = await codeNow(secret);
    expect(await codeOf(signIn('li.xiuying', password, code))).toBe('done');
    expect(await codeOf(signIn('li.xiuying', password, code))).toBe('wrong-second-factor');
    expect(await codeOf(signIn('li.xiuying', password, await codeNow(secret, -30)))).toBe('wrong-second-factor');
  });

  it('serves one of two who use a code at once', async () => {
    const { secret } = await enrol();
    const code = await codeNow(secret);
    const both = await Promise.all([1, 2].map(() => codeOf(signIn('li.xiuying', password, code))));
    expect(both.toSorted()).toEqual(['done', 'wrong-second-factor']);
  });

  it.each([
    [-60, 'wrong-second-factor'],
    [-30, 'done'],
    [30, 'done'],
    [60, 'wrong-second-factor'],
  ])('bears a clock that is %p seconds off: %s', async (shift, answer) => {
    const { secret } = await enrol();
    world.epoch += 300;
    expect(await codeOf(signIn('li.xiuying', password, await codeNow(secret, shift)))).toBe(answer);
  });

  it('has recovery codes, each of which works once', async () => {
    const { recoveryCodes } = await enrol();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = ''] = recoveryCodes;
    expect(await codeOf(signIn('li.xiuying', password, first.toUpperCase()))).toBe('done');
    expect(await codeOf(signIn('li.xiuying', password, first))).toBe('wrong-second-factor');
  });

  it('counts wrong codes like wrong passwords', async () => {
    const { secret } = await enrol();
    for (let n = 0; n < 5; n++) await refusal(signIn('li.xiuying', password, '000000'));
    expect(await codeOf(signIn('li.xiuying', password, await codeNow(secret)))).toBe('locked-out');
  });

  it('is kept encrypted, bound to its account, and codes as digests', async () => {
    const { secret, recoveryCodes } = await enrol();
    const rows = await Promise.all(
      ['second_factor', 'recovery_code'].map((table) => world.pool.query(`select t::text from access.${table} t`)),
    );
    const text = JSON.stringify(rows.map((result) => result.rows as unknown));
    for (const shown of [secret, Buffer.from(secret).toString('hex'), ...recoveryCodes])
      expect(text).not.toContain(shown);
    const other = new SecondFactors(world.pool, Buffer.alloc(32, 9), () => world.epoch * 1000);
    await expect(other.accepts(accountId, '000000')).rejects.toThrow('authenticate');
  });

  it('is enrolled with the password, once, and ends the other sessions', async () => {
    const elsewhere = await signIn('li.xiuying', password);
    const { signedIn } = await enrol();
    expect(await codeOf(world.service.refresh(elsewhere.refreshToken))).toBe('not-signed-in');
    expect(await codeOf(world.factor.begin(signedIn, 'wrong'))).toBe('wrong-credentials');
    expect(await codeOf(world.factor.begin(signedIn, password))).toBe('second-factor-enrolled');
    expect(await codeOf(world.factor.confirm(signedIn, '000000'))).toBe('second-factor-enrolled');
  });

  it('is not enrolled by a wrong first code', async () => {
    const signedIn = await tokens.verify((await signIn('li.xiuying', password)).accessToken);
    await world.factor.begin(signedIn, password);
    expect(await codeOf(world.factor.confirm(signedIn, '000000'))).toBe('wrong-second-factor');
    expect(await world.factor.isEnrolled(signedIn)).toBe(false);
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
  });

  it('is removed with password and code, and on record', async () => {
    const { secret, signedIn } = await enrol();
    expect(await codeOf(world.factor.remove(signedIn, password, '000000'))).toBe('wrong-second-factor');
    await world.factor.remove(signedIn, password, await codeNow(secret));
    expect(await codeOf(signIn('li.xiuying', password))).toBe('done');
    const changes = lines.filter(({ kind }) => kind === 'credential-change').map(({ facts }) => facts?.['change']);
    expect(changes).toEqual(['second-factor-enrolled', 'second-factor-removed']);
  });
});
