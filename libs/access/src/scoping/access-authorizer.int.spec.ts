import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandAuthorizer, systemActor } from '#event-store';
import type { Actor, Grantee, Separation } from '#kernel';
import { RegistryImport, RegistryModule, registryEvents, registryProjections } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { as, openWorld } from '../access.fixture.js';
import { AccessModule } from '../access.module.js';
import { AccountService, type RoleWanted } from '../account-service.js';
import { HeadRegisters } from '../contract/signers.contract.js';
import { accessEvents, accessProjections } from '../index.js';

const [city, county, town, village] = ['3701', '370102', '370102001', '370102001001'] as const;
const otherTown = '370102002';
const personId = '6d5c9c1a-5c35-4d0c-9a56-0000000000a1';
const administratorId = '6d5c9c1a-5c35-4d0c-9a56-0000000000a2';

const [before, after] = ['6d5c9c1a-5c35-4d0c-9a56-0000000000a4', '6d5c9c1a-5c35-4d0c-9a56-0000000000a5'] as const;

let server: PostgresServer;
let world: Awaited<ReturnType<typeof openWorld>>;
let app: INestApplicationContext;
let accounts: AccountService;
let authorizer: CommandAuthorizer;
let opened = 0;

beforeAll(async () => {
  server = await startPostgres();
  const projections = [...registryProjections, ...accessProjections];
  const schemas = [...registryEvents, ...accessEvents];
  world = await openWorld(server.url, [RegistryModule, AccessModule], projections, schemas);
  app = await NestFactory.createApplicationContext(world.module, { logger: false, abortOnError: false });
  accounts = app.get(AccountService);
  authorizer = app.get(CommandAuthorizer);
  await app.get(RegistryImport).units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
    { code: town, name: '一镇', level: 'town', parentCode: county },
    { code: otherTown, name: '二镇', level: 'town', parentCode: county },
    { code: village, name: '东村', level: 'village', parentCode: town },
  ]);
  const [someone, head] = [administratorId, '6d5c9c1a-5c35-4d0c-9a56-0000000000a3'];
  await app
    .get(RegistryImport)
    .people([someone, head, before, after].map((one) => ({ personId: one, name: '某人', orgCode: town })));
  await world.catchUp();
}, 60_000);
beforeEach(() => world.clock.moveTo('2026-03-02'));
afterAll(async () => {
  await app.close();
  await world.store.close();
  await server.stop();
});

/** An open account with these roles, projected, as an actor. */
const holderOf = async (...roles: RoleWanted[]): Promise<Actor> => holderAs(personId, ...roles);

const holderAs = async (whose: string, ...roles: RoleWanted[]): Promise<Actor> => {
  const loginName = `officer${++opened}`;
  const wanted = { loginName, password: 'correct horse battery', personId: whose, orgCode: town, roles };
  const { id } = await as(() => accounts.open(wanted));
  await world.catchUp();
  return { accountId: id, personId: whose, orgCode: town };
};
const codeOf = async (actor: Actor, anyOf: readonly Grantee[], separation: readonly Separation[] = []) =>
  (await authorizer.authorize(actor, { anyOf, separation }))?.code ?? 'permitted';
const townLeaderAt = (org: string): Grantee[] => [{ role: 'townLeader', org }];

describe('authorization by role', () => {
  it.each([
    [village, 'permitted'],
    [town, 'permitted'],
    [otherTown, 'not-permitted'],
    [county, 'not-permitted'],
    ['999999', 'not-permitted'],
  ])('of a town leader at %s: %s', async (org, code) => {
    const actor = await holderOf({ role: 'townLeader', orgCode: town });
    expect(await codeOf(actor, townLeaderAt(org))).toBe(code);
  });

  it('asks for the role that is wanted, at the unit at which it is held', async () => {
    const actor = await holderOf({ role: 'townLeader', orgCode: town }, { role: 'archivist', orgCode: otherTown });
    expect(await codeOf(actor, [{ role: 'archivist', org: village }])).toBe('not-permitted');
    expect(await codeOf(actor, townLeaderAt(otherTown))).toBe('not-permitted');
    expect(await codeOf(actor, [{ role: 'archivist', org: county }, ...townLeaderAt(village)])).toBe('permitted');
  });

  it('holds from the first to the last day of the grant', async () => {
    const actor = await holderOf({ role: 'townLeader', orgCode: town, from: '2026-03-05', until: '2026-03-31' });
    const codes: string[] = [];
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-31', '2026-04-01']) {
      world.clock.moveTo(day);
      codes.push(await codeOf(actor, townLeaderAt(town)));
    }
    expect(codes).toEqual(['not-permitted', 'permitted', 'permitted', 'not-permitted']);
  });

  it('ends with the revocation, as soon as that is projected', async () => {
    const actor = await holderOf({ role: 'townLeader', orgCode: town });
    expect(await codeOf(actor, townLeaderAt(town))).toBe('permitted');
    await as(() => accounts.revoke(actor.accountId, 'townLeader', town));
    await world.catchUp();
    expect(await codeOf(actor, townLeaderAt(town))).toBe('not-permitted');
  });

  it('serves many that ask at once, each with its own answer', async () => {
    const [leader, archivist] = [
      await holderOf({ role: 'townLeader', orgCode: town }),
      await holderOf({ role: 'archivist', orgCode: town }),
    ];
    const asked = Array.from({ length: 200 }, (_, n) => codeOf(n % 2 ? leader : archivist, townLeaderAt(village)));
    const answers = await Promise.all(asked);
    expect(answers.filter((code, n) => code !== (n % 2 ? 'permitted' : 'not-permitted'))).toEqual([]);
  });
});

describe('authorization of persons', () => {
  it('lets a person act for themselves, and for nobody else', async () => {
    const actor = await holderOf();
    expect(await codeOf(actor, [{ person: personId }])).toBe('permitted');
    expect(await codeOf(actor, [{ person: 'another' }])).toBe('not-permitted');
  });

  it('lets nobody act in the place of another who did not appoint them', async () => {
    const agent = { ...(await holderOf({ role: 'townLeader', orgCode: town })), onBehalfOf: 'principal' };
    expect(await codeOf(agent, [{ person: 'principal' }, { person: personId }, ...townLeaderAt(town)])).toBe(
      'not-permitted',
    );
  });

  it('lets a closed account do nothing, not even for its own person', async () => {
    const actor = await holderOf({ role: 'townLeader', orgCode: town });
    await as(() => accounts.close(actor.accountId));
    await world.catchUp();
    expect(await codeOf(actor, [{ person: personId }, ...townLeaderAt(town)])).toBe('not-permitted');
  });

  it('lets an account that was never opened do nothing', async () =>
    expect(await codeOf({ accountId: 'unknown', personId }, [{ person: personId }])).toBe('not-permitted'));
});

describe('authorization in the place of who held an office', () => {
  const office = townLeaderAt(town);
  const succeeding = async (actor: Actor, holds: readonly Grantee[] = office, anyOf = office) =>
    (await authorizer.authorize(actor, { anyOf: [], successions: [{ person: before, holds, anyOf }] }))?.code ??
    'permitted';

  it('is for who holds it now, once who held it does not, at any unit that reaches over it', async () => {
    const first = await holderAs(before, { role: 'townLeader', orgCode: county });
    const next = await holderAs(after, { role: 'townLeader', orgCode: town });
    expect(await succeeding(next)).toBe('not-permitted');
    await as(() => accounts.grant(first.accountId, { role: 'archivist', orgCode: town }));
    await as(() => accounts.revoke(first.accountId, 'townLeader', county));
    await world.catchUp();
    expect([await succeeding(next), await succeeding(first)]).toEqual(['permitted', 'not-permitted']);
    expect(await succeeding(next, office, townLeaderAt(otherTown))).toBe('not-permitted');
    expect(await succeeding(next, [{ person: before }])).toBe('not-permitted');
    await as(() => accounts.close(first.accountId));
    await world.catchUp();
    expect(await succeeding(next, [{ person: before }])).toBe('permitted');
  });
});

describe('authorization of the system', () => {
  it('is for what the system may do, and for nothing else', async () => {
    const system = systemActor('deadline');
    expect(await codeOf(system, [{ system: true }])).toBe('permitted');
    expect(await codeOf({ ...system, personId }, [{ person: personId }, ...townLeaderAt(town)])).toBe('not-permitted');
  });

  it('is not for people', async () => {
    const actor = await holderAs(administratorId, { role: 'systemAdmin', orgCode: city });
    expect(await codeOf(actor, [{ system: true }])).toBe('not-permitted');
  });
});

describe('authorization', () => {
  it('refuses what asks for nothing in particular, to the system too', async () => {
    const actor = await holderOf({ role: 'townLeader', orgCode: city });
    for (const asking of [actor, systemActor('deadline')]) {
      expect(await authorizer.authorize(asking, undefined)).toEqual({ code: 'not-permitted' });
      expect(await codeOf(asking, [])).toBe('not-permitted');
    }
  });

  it('stops the person whom a rule of separation names', async () => {
    const actor = await holderOf({ role: 'townLeader', orgCode: town });
    const separation = [
      { code: 'drafter', persons: ['another'] },
      { code: 'own-case', persons: ['someone', personId] },
    ];
    expect(await codeOf(actor, townLeaderAt(town), separation)).toBe('own-case');
    expect(await codeOf(actor, townLeaderAt(town), [{ code: 'drafter', persons: ['another'] }])).toBe('permitted');
  });

  it('tells the rule of separation to nobody who may not act anyway', async () => {
    const actor = await holderOf();
    expect(await codeOf(actor, townLeaderAt(town), [{ code: 'own-case', persons: [personId] }])).toBe('not-permitted');
  });
});

describe('an account without a person', () => {
  const without = ({ accountId, orgCode }: Actor): Actor => ({
    accountId,
    ...(orgCode === undefined ? {} : { orgCode }),
  });

  it('does no business, even with a role that was granted in earlier days', async () => {
    const actor = without(await holderOf({ role: 'townLeader', orgCode: town }));
    expect(await codeOf(actor, townLeaderAt(village))).toBe('not-permitted');
  });

  it('does nothing to which a rule of separation applies, whomever the rule names', async () => {
    const actor = without(await holderAs(administratorId, { role: 'systemAdmin', orgCode: city }));
    const anyOf = [{ role: 'systemAdmin', org: town }];
    expect(await codeOf(actor, anyOf)).toBe('permitted');
    for (const persons of [[], [''], ['another']])
      expect(await codeOf(actor, anyOf, [{ code: 'own-case', persons }])).toBe('actor-without-person');
    const system = systemActor('deadline');
    expect(await codeOf(system, [{ system: true }], [{ code: 'own-case', persons: ['another'] }])).toBe('permitted');
  });
});

describe('authorization of paper that an office signs', () => {
  const signing = { register: 'departments', office: 'dept:court', unit: county, told: [] };
  const headId = '6d5c9c1a-5c35-4d0c-9a56-0000000000a3';

  it('asks whose signature it bears, once somebody is named, after who enters it', async () => {
    const liaison = await holderOf();
    await holderAs(headId);
    app.get(HeadRegisters).register('departments', async () => ({ head: headId, deputy: personId }));
    const codeFor = async (signedBy: string | undefined, separation: readonly Separation[] = []) => {
      const named = signedBy === undefined ? signing : { ...signing, signedBy };
      const requirement = { anyOf: [{ person: personId }], separation, signing: named };
      return (await authorizer.authorize(liaison, requirement))?.code ?? 'permitted';
    };
    const keptAway = [{ code: 'own-case', persons: [headId] }];
    expect([await codeFor(undefined), await codeFor(headId), await codeFor(personId)]).toEqual([
      'permitted',
      'permitted',
      'head-signs',
    ]);
    expect([await codeFor(headId, keptAway), await codeFor(personId, keptAway)]).toEqual(['head-recused', 'permitted']);
    const both = [{ code: 'acted-at-earlier-stage', persons: [personId] }];
    expect(await codeFor(headId, both)).toBe('acted-at-earlier-stage');
  });
});
