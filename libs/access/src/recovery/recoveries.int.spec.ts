import { describe, expect, it } from '@jest/globals';
import * as registry from '#registry';
import { generate } from 'otplib';
import {
  city,
  codeOf,
  county,
  http,
  me,
  otherCounty,
  password,
  openedBy,
  person,
  signedIn,
  signIn,
  type Tokens,
  openHttp,
  type RegistryParts,
} from '../sessions/sessions-http.fixture.js';

openHttp(registry as unknown as RegistryParts);

describe('the way back into an account', () => {
  const propose = (who: Tokens, id: string) =>
    http.send('POST', `/accounts/${id}/recoveries`, { token: who.accessToken });
  const confirm = (who: Tokens, id: unknown) =>
    http.send('POST', `/recoveries/${String(id)}/confirmation`, { token: who.accessToken });
  const use = (loginName: string, code: unknown, newPassword = 'a password of my own') =>
    codeOf(http.send('POST', '/recoveries/use', { body: { loginName, code, newPassword } }));

  it('takes two administrators, who are two persons', async () => {
    const held = await signedIn('villager', county);
    const first = await signedIn('securityAdmin', county, person(1));
    const sameOne = await signedIn('securityAdmin', city, person(1));
    const second = await signedIn('securityAdmin', city, person(2));
    const { status, body } = await propose(first, held.id);
    expect(status).toBe(201);
    expect(await codeOf(confirm(first, body['recoveryId']))).toBe('403 recovery-needs-two');
    expect(await codeOf(confirm(sameOne, body['recoveryId']))).toBe('403 recovery-needs-two');
    const confirmed = await confirm(second, body['recoveryId']);
    expect(confirmed.status).toBe(200);
    expect(await codeOf(confirm(second, body['recoveryId']))).toBe('422 recovery-ended');
    const { code } = confirmed.body;
    expect(await use(held.loginName, 'another code')).toBe('401 wrong-credentials');
    expect(await use(first.loginName, code)).toBe('401 wrong-credentials');
    expect(await use(held.loginName, code, 'short')).toBe('422 password-too-short');
    expect(await use(held.loginName, code, password)).toBe('422 password-unchanged');
    expect(await use(held.loginName, code)).toBe(204);
    expect(await me(held.accessToken)).toBe('401 not-signed-in');
    expect(await use(held.loginName, code, 'yet another password')).toBe('401 wrong-credentials');
    expect(await me((await signIn(held.loginName, 'a password of my own')).accessToken)).toBe(200);
  });

  it('takes two administrators of whom neither has made the other', async () => {
    const held = await signedIn('villager', county);
    const first = await signedIn('securityAdmin', city);
    const maker = { accountId: first.id, personId: first.personId, orgCode: city };
    const made = await openedBy(maker, 'securityAdmin', county);
    const madeByMade = await openedBy({ accountId: made.id, personId: made.personId }, 'securityAdmin', county);
    for (const [by, other] of [
      [first, made],
      [made, first],
      [first, madeByMade],
    ] as const) {
      const { body } = await propose(by, held.id);
      expect(await codeOf(confirm(other, body['recoveryId']))).toBe('403 administrators-not-independent');
    }
    const { body } = await propose(made, held.id);
    expect((await confirm(await signedIn('securityAdmin', county), body['recoveryId'])).status).toBe(200);
  });

  it('removes the second factor, to be enrolled anew', async () => {
    const held = await signedIn('countyReviewer', county);
    const token = held.accessToken;
    const { body: begun } = await http.send('POST', '/me/second-factor', {
      token,
      body: { presentPassword: password },
    });
    const code = await generate({ secret: String(begun['secret']) });
    await http.send('POST', '/me/second-factor/confirmation', { token, body: { code } });
    const { body } = await propose(await signedIn('securityAdmin', county, person(1)), held.id);
    const confirmed = await confirm(await signedIn('securityAdmin', city, person(2)), body['recoveryId']);
    expect(await use(held.loginName, confirmed.body['code'])).toBe(204);
    const back = await signIn(held.loginName, 'a password of my own');
    expect((await http.send('GET', '/me/second-factor', { token: back.accessToken })).body).toEqual({
      enrolled: false,
    });
  });

  it('is closed to others, to the own account, and when its time is over', async () => {
    const held = await signedIn('villager', county);
    const admin = await signedIn('securityAdmin', county, person(1));
    const second = await signedIn('securityAdmin', county, person(2));
    const [nowhere, elsewhere] = [person(9), await signedIn('securityAdmin', otherCounty)];
    for (const id of [held.id, nowhere]) {
      expect(await codeOf(propose(await signedIn('auditAdmin', city), id))).toBe('404 unknown-case');
      expect(await codeOf(propose(elsewhere, id))).toBe('404 unknown-case');
    }
    expect(await codeOf(propose(admin, admin.id))).toBe('403 own-account');
    const { body } = await propose(admin, held.id);
    for (const id of [body['recoveryId'], nowhere])
      expect(await codeOf(confirm(elsewhere, id))).toBe('404 unknown-case');
    expect(await codeOf(confirm(admin, nowhere))).toBe('404 unknown-case');
    await http.store.pool.query(`update access.recovery set proposal_ends_at = now() where id = $1`, [
      body['recoveryId'],
    ]);
    expect(await codeOf(confirm(second, body['recoveryId']))).toBe('422 recovery-ended');
    const late = await propose(admin, held.id);
    const confirmed = await confirm(second, late.body['recoveryId']);
    await http.store.pool.query(`update access.recovery set code_ends_at = now() where id = $1`, [
      late.body['recoveryId'],
    ]);
    expect(await use(held.loginName, confirmed.body['code'])).toBe('401 wrong-credentials');
  });

  it('is not given by a near relative of the person, nor by one who has declared an interest', async () => {
    const held = await signedIn('villager', county, person(4));
    const [relative, other] = [
      await signedIn('securityAdmin', county, person(5)),
      await signedIn('securityAdmin', county, person(6)),
    ];
    const { accessToken: token } = await signedIn('countyOrgOfficer', county);
    const kin = { relativeId: person(4), relation: 'sibling' };
    expect(await codeOf(http.send('POST', `/people/${person(5)}/relatives`, { token, body: kin }))).toBe(200);
    const body = { aboutPersonId: person(4), reason: '合伙经营' };
    await http.send('POST', '/interests', { token: other.accessToken, body });
    await http.catchUp();
    expect(await codeOf(propose(relative, held.id))).toBe('403 near-relative');
    expect(await codeOf(propose(other, held.id))).toBe('403 declared-interest');
    const { body: proposed } = await propose(await signedIn('securityAdmin', city), held.id);
    expect(await codeOf(confirm(relative, proposed['recoveryId']))).toBe('403 near-relative');
    expect(await codeOf(http.send('DELETE', `/accounts/${held.id}/sessions`, { token: relative.accessToken }))).toBe(
      204,
    );
  });

  it('is on record, each step with who took it', async () => {
    const held = await signedIn('villager', county);
    const [first, second] = [
      await signedIn('securityAdmin', county, person(1)),
      await signedIn('securityAdmin', county, person(2)),
    ];
    const { body } = await propose(first, held.id);
    const confirmed = await confirm(second, body['recoveryId']);
    await use(held.loginName, confirmed.body['code']);
    const { rows } = await http.store.pool.query<{ by: string; change: string }>(
      `select account_id as by, content::jsonb #>> '{facts,change}' as change from security.line
       where subject = $1 and kind = 'credential-change' order by seq`,
      [held.id],
    );
    expect(rows).toEqual([
      { by: first.id, change: 'recovery-proposed' },
      { by: second.id, change: 'recovery-confirmed' },
      { by: held.id, change: 'recovery-used' },
    ]);
  });
});
