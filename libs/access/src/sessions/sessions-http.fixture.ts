import { afterAll, beforeAll } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor, EventSchema } from '#kernel';
import type { StoredProjection } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { as, openWorld, sendTo } from '../access.fixture.js';
import { AccessModule } from '../access.module.js';
import { AccountService } from '../account-service.js';
import type { Role } from '../domain/roles.js';
import { accessEvents, accessProjections } from '../index.js';

export const [city, county, otherCounty] = ['3701', '370102', '370103'] as const;
export const password = 'correct horse battery';
export const person = (n: number) => `6d5c9c1a-5c35-4d0c-9a56-00000000000${n}`;

export type Tokens = Readonly<{ accessToken: string; refreshToken: string; mustEnrol: boolean }>;

let server: PostgresServer;
let world: Awaited<ReturnType<typeof openWorld>>;
type Http = {
  app: NestFastifyApplication;
  send: ReturnType<typeof sendTo>;
  address: string;
  store: Awaited<ReturnType<typeof openWorld>>['store'];
  catchUp: () => Promise<void>;
  register: (people: readonly object[]) => Promise<unknown>;
};

/** The program's sessions over HTTP, with a city and two counties. */
export const http = {} as Http;
let accounts = 0;

const somebody = async (): Promise<string> => {
  const personId = `6d5c9c1a-5c35-4d0c-9a56-${String(1000 + accounts).padStart(12, '0')}`;
  await http.register([{ personId, name: '某人', orgCode: county }]);
  await world.catchUp();
  return personId;
};

/** A person of their own, registered at the county, for each account that is opened for nobody in particular. */
export const opened = async (role: Role | null, orgCode: string, whose?: string, by?: Actor) => {
  const loginName = `account.${++accounts}`;
  const personId = whose ?? (await somebody());
  const roles = role === null ? [] : [{ role, orgCode }];
  const wanted = { loginName, password, personId, orgCode, roles, mustChange: false };
  const { id } = await as(() => http.app.get(AccountService).open(wanted), by);
  await world.catchUp();
  return { id, loginName, personId };
};
/** Changes accounts, and lets the read models see it. */
export const change = async (work: (accounts: AccountService) => Promise<unknown>): Promise<void> => {
  await as(() => work(http.app.get(AccountService)));
  await world.catchUp();
};
export const signIn = async (loginName: string, given = password, code?: string): Promise<Tokens> =>
  (await http.send('POST', '/sessions', { body: { loginName, password: given, ...(code ? { code } : {}) } }))
    .body as unknown as Tokens;
export const signedIn = async (role: Role | null, orgCode: string, personId?: string) => {
  const account = await opened(role, orgCode, personId);
  return { ...account, ...(await signIn(account.loginName)) };
};
/** An account that is opened, and proposed as an administrator, by another; a system administrator confirms. */
export const openedBy = async (by: Actor, role: Role, orgCode: string) => {
  const account = await opened(role, orgCode, undefined, by);
  const { id, personId } = await opened('systemAdmin', city);
  await as(() => http.app.get(AccountService).confirm(account.id, role, orgCode), { accountId: id, personId });
  await world.catchUp();
  return { ...account, ...(await signIn(account.loginName)) };
};
export const codeOf = async (answer: Promise<{ status: number; body: Record<string, unknown> }>) => {
  const { status, body } = await answer;
  return typeof body['code'] === 'string' && status >= 400 ? `${status} ${body['code']}` : status;
};
export const me = (token: string) => codeOf(http.send('GET', '/me', { token }));

/** What the specs take from the registry: a fixture may not import another context. */
export type RegistryParts = Readonly<{
  RegistryModule: Type;
  RegistryImport: Type<{
    units(rows: readonly object[]): Promise<unknown>;
    people(rows: readonly object[]): Promise<unknown>;
  }>;
  registryProjections: readonly StoredProjection[];
  registryEvents: readonly EventSchema[];
}>;

const open = async (registry: RegistryParts): Promise<void> => {
  const { RegistryModule, RegistryImport, registryProjections, registryEvents } = registry;
  server = await startPostgres();
  const projections = [...registryProjections, ...accessProjections];
  const schemas = [...registryEvents, ...accessEvents];
  world = await openWorld(server.url, [RegistryModule, AccessModule], projections, schemas);
  const app = await NestFactory.create<NestFastifyApplication>(world.module, new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();
  Object.assign(http, { app, address, send: sendTo(address), store: world.store, catchUp: world.catchUp });
  const importing = app.get(RegistryImport);
  http.register = (people) => importing.people(people);
  await importing.units([
    { code: city, name: '某市', level: 'city', parentCode: null },
    { code: county, name: '甲县', level: 'county', parentCode: city },
    { code: otherCounty, name: '乙县', level: 'county', parentCode: city },
  ]);
  await importing.people([1, 2, 3, 4, 5, 6].map((n) => ({ personId: person(n), name: '某人', orgCode: county })));
  await world.catchUp();
};

export const openHttp = (registry: RegistryParts): void => {
  beforeAll(() => open(registry), 60_000);
};
afterAll(async () => {
  await http.app.close();
  await world.store.close();
  await server.stop();
});
