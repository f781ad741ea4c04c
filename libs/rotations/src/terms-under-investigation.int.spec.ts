import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openOffice, personOf, units, type Office } from '../../../test/fixtures/office.fixture.js';
import { RotationsModule } from './rotations.module.js';

const day = '2026-09-14';
const document = { number: '港党〔2026〕20号', issuedOn: day };
const subject = personOf('secretary');

let server: PostgresServer;
let office: Office;
let term: string;

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url, { today: day, more: [RotationsModule] });
  const { items } = await office.get<{ items: readonly { termId: string }[] }>(
    'orgOfficer',
    `/people/${subject}/posts`,
  );
  term = items[0]!.termId;
  await office.keep();
}, 180_000);
afterEach(() => office.rewind(), 30_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

const give = async (path: string, body: object, who: 'orgOfficer' | 'countyOfficer' = 'orgOfficer') => {
  const { status, body: answer } = await office.send<{ code?: string }>(who, 'POST', path, body);
  return answer.code ?? status;
};
const investigate = () =>
  give(
    '/investigations',
    { personId: subject, unitCode: units.village, filedOn: day, documentNo: '历监立〔2026〕1号' },
    'countyOfficer',
  );
const step = (name: string) =>
  give(
    '/investigations/steps',
    { personId: subject, step: name, on: day, documentNo: '历监〔2026〕2号' },
    'countyOfficer',
  );
const leave = (reason: string) => give(`/post-terms/${term}/end`, { endedOn: day, reason, document });
const enter = (basis: string, post = 'partyMember') =>
  give('/post-terms', {
    personId: subject,
    orgCode: units.village,
    post,
    basis,
    startedOn: day,
    document,
  });

describe('the register of terms, while an investigation holds a secretary (R6)', () => {
  it('takes no transfer, no removal, no resignation without consent and no appointment', async () => {
    expect(await investigate()).toBe(200);
    for (const reason of ['transfer', 'removal', 'resignation']) expect(await leave(reason)).toBe('investigation-lock');
    expect(await enter('appointment')).toBe('investigation-lock');
    expect(await enter('election')).toBe(200);
    expect(await leave('death')).toBe(200);
  });

  it('takes a resignation with consent, and everything once it is over', async () => {
    await investigate();
    await step('consent-to-resignation');
    expect(await leave('transfer')).toBe('investigation-lock');
    expect(await enter('contract', 'clerk')).toBe('investigation-lock');
    expect(await leave('resignation')).toBe(200);
    await step('end');
    expect(await enter('contract', 'clerk')).toBe(200);
  });

  it('says nothing of it to who may not record', async () => {
    await investigate();
    const { body } = await office.send('otherOrgOfficer', 'POST', `/post-terms/${term}/end`, {
      endedOn: day,
      reason: 'transfer',
      document,
    });
    expect(body).toMatchObject({ code: 'unknown-case' });
  });
});
