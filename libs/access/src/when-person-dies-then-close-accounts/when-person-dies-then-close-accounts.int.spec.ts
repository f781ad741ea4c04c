import { describe, expect, it, jest } from '@jest/globals';
import { AccountService, type RoleWanted, WhenPersonDiesThenCloseAccounts } from '#access';
import { deriveId } from '#event-store';
import { asSystem, units, type Office } from '../../../../test/fixtures/office.fixture.js';
import { react, reactionRunner } from '../../../../test/fixtures/reacting.fixture.js';
import { shareOffice } from '../../../../test/fixtures/shared-office.fixture.js';
import { CredentialStore } from '../credential-store.js';
import { Mandates } from '../scoping/mandates.js';

jest.setTimeout(60_000);

let office: Office;
shareOffice((opened) => (office = opened));

const password = 'correct horse battery';
const accounts = () => office.app.get(AccountService);
const reaction = () => office.app.get(WhenPersonDiesThenCloseAccounts, { strict: false });

/** Follows the log from its first event, so that what happened once is met again. Answers when to try again. */
const followed = async () => {
  await reactionRunner(office, reaction());
  await office.store.pool.query('update reaction.progress set position = -1 where name = $1', [reaction().name]);
  return react(office, reaction());
};
const follow = async () => expect(await followed()).toBeUndefined();
const post = async (path: string, body: object, token?: string) => {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${office.address}/api/v1${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};
let logins = 0;
const open = async (personId: string, roles: readonly RoleWanted[] = [], loginName = `mortal${(logins += 1)}`) => {
  const wanted = { loginName, password, personId, orgCode: units.town, roles, mustChange: false };
  const { id: accountId } = await asSystem(() => accounts().open(wanted));
  await office.catchUp();
  const signIn = () => post('/sessions', { loginName, password });
  const { accessToken, refreshToken } = (await signIn()).body as { accessToken: string; refreshToken: string };
  const seen = async () => {
    const headers = { authorization: `Bearer ${accessToken}` };
    return (await fetch(`${office.address}/api/v1/me`, { headers })).status;
  };
  return { accountId, loginName, signIn, refreshToken, seen };
};
const newcomer = () => office.act('orgOfficer', '/people', { name: '钱七', orgCode: units.village });
const die = (personId: string) => office.act('orgOfficer', `/people/${personId}/death`, { diedOn: '2026-09-13' });
const withdraw = (personId: string) =>
  office.act('orgOfficer', `/people/${personId}/mark-withdrawals`, { reason: '误报' });
const closings = async (accountId: string) => {
  const history = await office.log.read(`account-${accountId}`);
  return history.filter(({ type }) => type === 'AccountClosed.v1');
};
const linesOf = async (accountId: string) => {
  const lines = await office.get<{ items: readonly Record<string, unknown>[] }>(
    'administrator',
    `/security-log?subject=${accountId}`,
  );
  return lines.items.filter(({ facts }) => (facts as Record<string, string>)['change'] === 'close');
};

describe('the accounts of a person who is marked as deceased', () => {
  it('are closed with their sessions, once and on record; those of others are not', async () => {
    const [dead, other] = [await newcomer(), await newcomer()];
    const [first, second] = [await open(dead, [{ role: 'archivist', orgCode: units.town }]), await open(dead)];
    const living = await open(other);
    await die(dead);
    const [death] = (await office.log.read(`person-${dead}`)).slice(-1);
    await follow();
    for (const { accountId, signIn, seen, refreshToken } of [first, second]) {
      const closed = await closings(accountId);
      const { commandId, actor } = closed[0]!.metadata;
      expect([closed.length, commandId]).toEqual([1, deriveId(reaction().name, death!.id, accountId)]);
      expect(actor.accountId).toBe('system:reaction');
      expect((await signIn()).status).toBe(401);
      expect(await seen()).toBe(401);
      expect((await post('/sessions/refresh', { refreshToken })).status).toBe(401);
      expect(await linesOf(accountId)).toMatchObject([
        {
          outcome: 'allowed',
          facts: { change: 'close', because: 'person-deceased' },
          accountId: 'system:reaction',
          units: [units.city, units.county, units.town],
        },
      ]);
    }
    expect([await living.seen(), (await closings(living.accountId)).length]).toEqual([200, 0]);
    await follow();
    expect([(await closings(first.accountId)).length, (await linesOf(first.accountId)).length]).toEqual([1, 1]);
  });

  it('stay open where the mark was withdrawn before, and closed where it is withdrawn after', async () => {
    const person = await newcomer();
    const account = await open(person);
    await die(person);
    await withdraw(person);
    await follow();
    expect(await account.seen()).toBe(200);
    await die(person);
    await follow();
    expect(await account.seen()).toBe(401);
    await withdraw(person);
    await follow();
    expect(await account.seen()).toBe(401);
    const again = await open(person, [{ role: 'archivist', orgCode: units.town }], account.loginName);
    expect([await again.seen(), again.accountId === account.accountId]).toEqual([200, false]);
  });

  it('are not opened, nor given a role, while they are marked', async () => {
    const person = await newcomer();
    const { accountId } = await open(person);
    await die(person);
    const role = { role: 'archivist', orgCode: units.town } as const;
    await expect(open(person)).rejects.toMatchObject({ code: 'person-deceased' });
    await expect(asSystem(() => accounts().grant(accountId, role))).rejects.toMatchObject({ code: 'person-deceased' });
  });

  it('lose what a crash left of them', async () => {
    const person = await newcomer();
    const { accountId, signIn } = await open(person);
    const credentials = office.app.get(CredentialStore, { strict: false });
    jest.spyOn(credentials, 'remove').mockRejectedValueOnce(new Error('killed'));
    await expect(asSystem(() => accounts().close(accountId))).rejects.toThrow('killed');
    expect((await signIn()).status).toBe(201);
    await die(person);
    await follow();
    expect([(await closings(accountId)).length, (await signIn()).status]).toEqual([1, 401]);
  });

  it('are closed where a crash came before anybody could sign in', async () => {
    const person = await newcomer();
    const credentials = office.app.get(CredentialStore, { strict: false });
    jest.spyOn(credentials, 'add').mockRejectedValueOnce(new Error('killed'));
    await expect(open(person)).rejects.toThrow('killed');
    await office.catchUp();
    const [begun] = (await office.log.readAll({ direction: 'backward', limit: 1 })).map(({ data }) => data);
    await die(person);
    await follow();
    expect(await closings(begun!['accountId'] as string)).toHaveLength(1);
  });

  it('end what they lent, and what was lent through them', async () => {
    const [chief, dead, other] = [await newcomer(), await newcomer(), await newcomer()];
    const [above, between, below] = [await open(chief), await open(dead), await open(other)];
    const lend = async (from: typeof above, to: typeof above, substituteId: string, onward: boolean) => {
      const [by, agreeing] = [await from.signIn(), await to.signIn()].map(({ body }) => body['accessToken']!);
      const words = { from: '2026-09-14', until: '2026-09-20', reason: '赴党校学习', substituteId, onward };
      const { body } = await post('/substitutions', words, by);
      await post(`/substitutions/${body['id']}/agreement`, {}, agreeing);
      await office.catchUp();
    };
    await lend(above, between, dead, true);
    await lend(between, below, other, false);
    const actor = { accountId: below.accountId, personId: other, orgCode: units.town };
    const actingFor = (principal: string) => office.app.get(Mandates, { strict: false }).actorFor(actor, principal);
    expect([await actingFor(dead), await actingFor(chief)]).toMatchObject([{ onBehalfOf: dead }, { via: [dead] }]);
    await die(dead);
    await follow();
    for (const gone of [dead, chief]) await expect(actingFor(gone)).rejects.toThrow('substitution-not-in-force');
  });

  it('are closed at the next try where a crash came between the event and the end of the sessions', async () => {
    const person = await newcomer();
    const account = await open(person);
    await die(person);
    const credentials = office.app.get(CredentialStore, { strict: false });
    jest.spyOn(credentials, 'remove').mockRejectedValueOnce(new Error('killed'));
    expect(await followed()).toBe(0);
    await follow();
    expect([(await account.signIn()).status, (await closings(account.accountId)).length]).toEqual([401, 1]);
  });
});
