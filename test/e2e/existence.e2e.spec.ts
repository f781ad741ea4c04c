import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { AccountService } from '#access';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { asSystem, openOffice, personOf, submitted, units, type Office, type Who } from '../fixtures/office.fixture.js';
import { permissionTable } from './matrix/permission-table.js';

jest.setTimeout(60_000);

const NOWHERE = '00000000-0000-4000-8000-00000000c0de';

let server: PostgresServer;
let office: Office;
let known: Readonly<Record<string, string>>;
let keeper: string;

const post = async (who: Who, path: string, body: object = {}): Promise<string> => {
  const { status, body: answer } = await office.send<{ id: string }>(who, 'POST', path, body);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  await office.catchUp();
  return answer.id;
};

/** A security administrator of another county. */
const signInKeeper = async (): Promise<string> => {
  const [loginName, password] = ['other-keeper', 'correct horse battery'];
  const orgCode = units.otherCounty;
  const roles = [{ role: 'securityAdmin', orgCode } as const];
  const wanted = { loginName, password, personId: null, orgCode, roles, mustChange: false };
  await asSystem(() => office.app.get(AccountService).open(wanted));
  await office.catchUp();
  const answer = await fetch(`${office.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
};

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url);
  await office.keep();
  keeper = await signInKeeper();
  const caseId = await submitted(office);
  const listed = [{ code: units.village, name: '芦南新村', level: 'village', parentCode: units.town }];
  const differenceId = await post('townAdmin', '/org-units/differences', { source: '名单', units: listed });
  const { accountId } = await office.get<{ accountId: string }>('reporter', '/me');
  const personId = personOf('secretary');
  await office.catchUp();
  known = { caseId, flowId: caseId, id: personId, personId, accountId, differenceId };
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

/** Routes of things of one town, asked by somebody of another: an id is a UUID that the route may not know of. */
const hidden: Readonly<Record<string, Who | 'keeper'>> = {
  'accounts/{accountId}': 'keeper',
  'cases/{caseId}': 'otherOrgOfficer',
  'cases/{caseId}/history': 'otherOrgOfficer',
  'cases/{caseId}/deadlines': 'otherOrgOfficer',
  'people/{id}': 'otherOrgOfficer',
  'people/{id}/relatives': 'otherOrgOfficer',
  'people/{id}/posts': 'otherOrgOfficer',
  'org-units/differences/{differenceId}': 'countyOfficer',
};
/** Known to everybody who is signed in, or no id of anything. */
const open = [
  'org-units/{code}',
  'org-units/{code}/history',
  'org-units/changes/{changeId}',
  'calendar/{year}',
  'imports/{table}/template',
];
/** Not in this office: that their answers are the same is shown by the table of permissions. */
const elsewhere = [
  'imports/{id}',
  'personnel-files/{personId}/documents',
  'personnel-files/{personId}/documents/{documentId}/content',
  'personnel-files/{personId}/reads',
  'cases/{flowId}/moves',
  'joint-reviews/{reviewId}',
  'cases/{caseId}/forms',
  'cases/{caseId}/forms/{formName}',
];

/** Statements that a process gives once a second, or that nobody waits for. */
const APART = /access\.session|read\.projection|security\.append|calendar_years|parameters|rate_limit/;

const asking = async (who: Who | 'keeper', path: string) => {
  const statements: string[] = [];
  const reads = jest.spyOn(office.log, 'read');
  const { value: original } = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query') as {
    value: (this: pg.Client, ...words: unknown[]) => unknown;
  };
  const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...words: unknown[]
  ) {
    const [first] = words as [string | { text: string }];
    const text = typeof first === 'string' ? first : first.text;
    if (!APART.test(text)) statements.push(text.replaceAll(/\s+/g, ' '));
    return original.apply(this, words);
  } as never);
  const token = who === 'keeper' ? keeper : await office.tokenOf(who);
  const answer = await fetch(`${office.address}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const { instance: _, ...body } = (await answer.json()) as Record<string, unknown>;
  const read = reads.mock.calls.length;
  spy.mockRestore();
  reads.mockRestore();
  return { status: answer.status, body, statements: statements.toSorted(), read };
};
const filled = (route: string, ids: Readonly<Record<string, string>>) =>
  route.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? NOWHERE);

describe('what may not be known', () => {
  it('is asked for by these routes, and by no other that names something', () => {
    const named = Object.keys(permissionTable).flatMap((key) => {
      const path = key.split('?')[0]!;
      return path.startsWith('GET /api/v1/') && path.includes('{') ? path.slice('GET /api/v1/'.length) : [];
    });
    const told = [...Object.keys(hidden), ...open, ...elsewhere];
    expect([...new Set(named)].toSorted()).toEqual(told.toSorted());
  });

  it.each(Object.entries(hidden))(
    '%s answers %s as what does not exist, by the same statements',
    async (route, who) => {
      await asking(who, filled(route, known));
      const there = await asking(who, filled(route, known));
      const nowhere = await asking(who, filled(route, {}));
      expect(there).toEqual(nowhere);
      expect(there.statements.length + there.read).toBeGreaterThan(0);
    },
  );

  it('is shown to those who may know it', async () => {
    expect((await asking('reporter', filled('cases/{caseId}', known))).status).toBe(200);
    expect((await asking('orgOfficer', filled('people/{id}', known))).status).toBe(200);
    expect((await asking('townAdmin', filled('org-units/differences/{differenceId}', known))).status).toBe(200);
  });
});
