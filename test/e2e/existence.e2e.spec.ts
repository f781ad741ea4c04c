import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { AccountService } from '#access';
import { AppointmentsModule } from '#appointments';
import { PersonnelModule } from '#personnel';
import { RegistryImport } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { appointing } from '../fixtures/appointing.fixture.js';
import { asSystem, openOffice, personOf, submitted, units, type Office, type Who } from '../fixtures/office.fixture.js';
import { commands, elsewhere, hidden, NOWHERE, open, queries } from '../fixtures/hidden-things.fixture.js';
import { pdf } from '../fixtures/papers.fixture.js';
import { permissionTable } from './matrix/permission-table.js';

jest.setTimeout(60_000);

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

/** Sends a file as a form does. */
const upload = async <T>(who: Who, path: string, content: string | Uint8Array): Promise<T> => {
  const body = new FormData();
  body.append('file', new Blob([content as BlobPart]), 'file');
  const headers = { authorization: `Bearer ${await office.tokenOf(who)}` };
  const answer = await fetch(`${office.address}/api/v1${path}`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  await office.catchUp();
  return (await answer.json()) as T;
};

/** A personnel file with one paper, open to the discipline officer of the town, who has read in it. */
const fileOf = async (personId: string) => {
  const file = `/personnel-files/${personId}`;
  await post('orgOfficer', `${file}/opening`);
  const paper = await upload<{ id: string }>(
    'orgOfficer',
    `/attachments?purpose=personnel-file&subject=${personId}`,
    pdf('考核表'),
  );
  await post('orgOfficer', `${file}/documents`, {
    documentClass: 'appraisal',
    title: '年度考核表',
    dated: '2026-01-04',
    attachmentId: paper.id,
  });
  for (const who of ['officer', 'orgOfficer'] as const)
    await post('countyOrgOfficer', `/people/${personOf(who)}/traits`, { partyMember: true });
  const requestId = await post('officer', `${file}/accesses`, { hours: 2, reason: '核实' });
  await post('orgOfficer', `/personnel-file-accesses/${requestId}/approval`);
  type Listed = { documents: { documentId: string }[] };
  const { documents } = await office.get<Listed>('officer', `${file}/documents?access=${requestId}`);
  await office.catchUp();
  return { requestId, documentId: documents[0]!.documentId };
};

/** A joint review that the secretary of the village has begun. */
const review = async () => {
  await post('countyOrgOfficer', '/review-departments', {
    countyCode: units.county,
    department: 'audit',
    title: '区审计局',
    mandatory: false,
    liaisonId: personOf('countyOfficer'),
    headId: personOf('countyAdmin'),
    reviewerIds: [],
  });
  const batchId = await post('orgOfficer', '/joint-review-batches', {
    townCode: units.town,
    occasion: 'election',
    election: '2026',
    urgent: false,
  });
  const candidate = { candidateId: personOf('reporter'), villageCode: units.village, occasion: 'election' };
  const reviewId = await post('secretary', '/joint-reviews', { ...candidate, post: 'vcDirector', batchId });
  return { reviewId, flowId: reviewId };
};

const sentTable = async (): Promise<string> =>
  (
    await upload<{ importId: string }>(
      'orgOfficer',
      '/imports/people',
      `姓名,性别,单位编码\n郑新,男,${units.village}\n`,
    )
  ).importId;

const KEEPER = '7e5c9c1a-5c35-4d0c-9a56-0000000e0001';

/** A security administrator of another county. */
const signInKeeper = async (): Promise<string> => {
  const [loginName, password] = ['other-keeper', 'correct horse battery'];
  const orgCode = units.otherCounty;
  const roles = [{ role: 'securityAdmin', orgCode } as const];
  await office.app.get(RegistryImport).people([{ personId: KEEPER, name: '某人', orgCode }]);
  await office.catchUp();
  const wanted = { loginName, password, personId: KEEPER, orgCode, roles, mustChange: false };
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
  const more = [PersonnelModule, AppointmentsModule];
  office = await openOffice(server.url, { more });
  await office.keep();
  keeper = await signInKeeper();
  const caseId = await submitted(office);
  const { id: sha256 } = await upload<{ id: string }>(
    'reporter',
    `/attachments?purpose=case-document&subject=${caseId}`,
    pdf('邀请函'),
  );
  await post('reporter', `/cases/${caseId}/documents`, { sha256, kind: 'invitation' });
  const listed = [{ code: units.village, name: '芦南新村', level: 'village', parentCode: units.town }];
  const differenceId = await post('townAdmin', '/org-units/differences', { source: '名单', units: listed });
  const { accountId } = await office.get<{ accountId: string }>('reporter', '/me');
  const personId = personOf('secretary');
  await office.catchUp();
  const formName = 'ceremony-report';
  const about = { caseId, sha256, formName, id: personId, personId, accountId, differenceId };
  known = {
    ...about,
    ...(await fileOf(personId)),
    ...(await review()),
    ...(await appointing(office)),
    importId: await sentTable(),
  };
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

/** Statements that a process gives once a second, or that nobody waits for. */
const APART =
  /access\.session|read\.projection|security\.append|calendar_years|parameters|rate_limit|changed_position >/;

const asking = async (who: Who | 'keeper', path: string, command?: object) => {
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
  const authorization = `Bearer ${token}`;
  const init = command
    ? {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(command),
      }
    : { headers: { authorization } };
  const answer = await fetch(`${office.address}/api/v1/${path}`, init);
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
      const asked = `${route}${queries[route] ?? ''}`;
      await asking(who, filled(asked, known));
      const there = await asking(who, filled(asked, known));
      const nowhere = await asking(who, filled(asked, { formName: known['formName']! }));
      expect(there).toEqual(nowhere);
      expect(there.statements.length + there.read).toBeGreaterThan(0);
    },
  );

  it.each(Object.entries(commands))(
    'takes no command at %s, as what does not exist takes none',
    async (route, command) => {
      const who = 'otherOrgOfficer';
      await asking(who, filled(route, known), command);
      const there = await asking(who, filled(route, known), command);
      const nowhere = await asking(who, filled(route, {}), command);
      expect(there).toEqual(nowhere);
      expect(there.status).toBe(404);
    },
  );

  it('is shown to those who may know it', async () => {
    expect((await asking('reporter', filled('cases/{caseId}', known))).status).toBe(200);
    expect((await asking('reporter', filled('cases/{caseId}/documents', known))).status).toBe(200);
    expect((await asking('orgOfficer', filled('people/{id}', known))).status).toBe(200);
    expect((await asking('townAdmin', filled('org-units/differences/{differenceId}', known))).status).toBe(200);
    expect((await asking('orgOfficer', filled('imports/{importId}', known))).status).toBe(200);
    const file = 'personnel-files/{personId}/documents?access={requestId}';
    expect((await asking('officer', filled(file, known))).status).toBe(200);
    for (const route of ['cases/{flowId}/moves', 'joint-reviews/{reviewId}', 'cases/{caseId}/forms'])
      expect((await asking('secretary', filled(route, known))).status).toBe(200);
  });
});
