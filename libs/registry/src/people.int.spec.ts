import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ReadStore } from '#read-store';
import { Kinship, TraitDirectory } from '#registry';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { openOffice, personOf, units, type Office, type Who } from '../../../test/fixtures/office.fixture.js';
import { people } from './read-models.js';

let server: PostgresServer;
let office: Office;

beforeAll(async () => {
  server = await startPostgres();
  office = await openOffice(server.url);
  await office.keep();
}, 120_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

const number = '11010519491231002X';
const stranger = '6d5c9c1a-5c35-4d0c-9a56-999999999999';

type Code = { code?: string; id: string };

/** Gives a command: the id that it answers, or `status code`. */
const give = async (who: Who, path: string, body: object = {}): Promise<string> => {
  const { status, body: answer } = await office.send<Code>(who, 'POST', path, body);
  await office.catchUp();
  return status === 200 ? answer.id : `${status} ${answer.code}`;
};
const see = async (who: Who, path: string) => {
  const { status, body } = await office.send<Record<string, unknown>>(who, 'GET', path);
  return status === 200 ? body : `${status} ${String(body['code'])}`;
};
const about = (who: Who) => `/people/${personOf(who)}`;
const newcomer = (name = '钱七', orgCode: string = units.village) => give('orgOfficer', '/people', { name, orgCode });

describe('people', () => {
  it.each([
    `/people/${personOf('secretary')}/relatives?`,
    `/registry/rates?unit=${units.town}&`,
    '/reserve-pool?',
    '/structure-warnings?',
    '/vacancies?',
  ])('are read before %s answers whoever has just written', async (path) => {
    const waiting = jest.spyOn(office.app.get(ReadStore), 'waitFor').mockResolvedValue(true);
    await see('orgOfficer', `${path}min-position=1`);
    expect(waiting.mock.calls.flatMap(([names]) => names)).toContain(people.name);
    waiting.mockRestore();
  });

  it('are registered by the organization officer of the unit', async () => {
    const id = await newcomer();
    expect(await see('orgOfficer', `/people/${id}`)).toEqual({
      personId: id,
      name: '钱七',
      orgCode: units.village,
      orgName: '芦南村',
      registeredOn: '2026-09-14',
      presence: 'present',
      traits: { sex: null, bornOn: null, education: null, partyMember: null, partySince: null, identityTail: null },
    });
    expect(await newcomer('孙八', units.otherVillage)).toBe('403 not-permitted');
    expect(await newcomer('孙八', '379999')).toBe('422 unknown-unit');
    expect(await give('secretary', '/people', { name: '孙八', orgCode: units.village })).toBe('403 not-permitted');
  });

  it('have traits that officers of the unit record, and read', async () => {
    const id = await newcomer('李九');
    const traits = {
      sex: 'female',
      bornOn: '1990-03-04',
      education: 'bachelor',
      partyMember: true,
      partySince: '2011-06-30',
    };
    expect(await give('orgOfficer', `/people/${id}/traits`, traits)).toBe(id);
    expect(await see('countyOrgOfficer', `/people/${id}`)).toMatchObject({ traits });
    expect(await see('secretary', `/people/${id}`)).toMatchObject({ name: '李九', traits: null });
    expect(await give('orgOfficer', `/people/${id}/traits`, { sex: 'other' })).toMatch(/^400/);
    const directory = office.app.get(TraitDirectory);
    expect(await directory.traitsOf([id, stranger])).toEqual(new Map([[id, { ...traits, isDeceased: false }]]));
  });

  it('are found by identity number within the register only, and the number is shown to nobody', async () => {
    const id = await newcomer('周十');
    expect(await give('orgOfficer', `/people/${id}/identity-number`, { identityNumber: number })).toBe(id);
    const find = async (who: Who, identityNumber: string) => {
      const { status, body } = await office.send<{ personId: string; code: string }>(
        who,
        'POST',
        '/people/identity-lookups',
        {
          identityNumber,
        },
      );
      return status === 200 ? body : `${status} ${body.code}`;
    };
    expect(await find('orgOfficer', number.toLowerCase())).toMatchObject({
      personId: id,
      traits: { identityTail: '002X', bornOn: '1949-12-31', sex: 'female' },
    });
    for (const who of ['otherOrgOfficer', 'secretary', 'supervisor'] as const)
      expect(await find(who, number)).toBe('404 unknown-person');
    expect(await find('orgOfficer', '440524198001010013')).toBe('404 unknown-person');
    const other = await newcomer('吴十一');
    expect(await give('orgOfficer', `/people/${other}/identity-number`, { identityNumber: number })).toBe(
      '422 identity-number-taken',
    );
    const { rows } = await office.store.pool.query<{ line: string }>('select p::text as line from people p');
    const log = await office.log.readAll({});
    const written = JSON.stringify(log, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(rows.map(({ line }) => line).join()).not.toContain(number.slice(0, 12));
    expect(written).not.toContain(number.slice(0, 12));
  });

  it('are unknown to officers of other units, like those who do not exist', async () => {
    const id = await newcomer('郑十二');
    const mark = { leftOn: '2026-09-01' };
    for (const known of [id, stranger]) {
      expect(await see('otherOrgOfficer', `/people/${known}`)).toBe('404 unknown-person');
      expect(await give('otherOrgOfficer', `/people/${known}/departure`, mark)).toBe('404 unknown-case');
      expect(await see('otherOrgOfficer', `/people/${known}/relatives`)).toBe('404 unknown-person');
    }
    expect(await give('orgOfficer', `/people/${id}/departure`, mark)).toBe(id);
    expect(await see('orgOfficer', `/people/${id}`)).toMatchObject({ presence: 'left' });
  });

  it('are seen where they hold a post, and see themselves', async () => {
    expect(await see('secretary', about('reporter'))).toMatchObject({ name: '周明' });
    expect(await see('reporter', about('reporter'))).toMatchObject({ name: '周明', traits: { sex: null } });
    expect(await see('reporter', about('second'))).toBe('404 unknown-person');
    const guest = await newcomer('冯十三', units.town);
    expect(await see('secretary', `/people/${guest}`)).toBe('404 unknown-person');
  });

  it('are told what is held about them, and nobody else', async () => {
    expect(await see('reporter', '/me/record')).toMatchObject({
      person: { personId: personOf('reporter'), name: '周明', traits: { sex: null } },
      posts: [{ post: 'vcMember', orgCode: units.village }],
      relatives: [],
      reserve: null,
    });
  });

  it('have their facts recorded by somebody else', async () => {
    expect(await give('orgOfficer', `${about('orgOfficer')}/traits`, { sex: 'male' })).toBe('403 own-record');
    expect(await give('reporter', `${about('reporter')}/traits`, { sex: 'male' })).toBe('403 not-permitted');
    expect(await give('countyOrgOfficer', `${about('orgOfficer')}/traits`, { sex: 'male' })).toBe(
      personOf('orgOfficer'),
    );
  });
});

describe('relatives', () => {
  const relative = (who: Who, relation: string) => ({ relativeId: personOf(who), relation });
  const near = async (who: Who, reach?: 'extended') =>
    [...(await office.app.get(Kinship).nearRelativesOf(personOf(who), reach))].sort();
  afterEach(() => office.rewind());

  it('are recorded by an officer above both, and read from either side', async () => {
    const path = `${about('reporter')}/relatives`;
    await give('countyOrgOfficer', path, relative('other', 'sibling'));
    expect(await give('orgOfficer', path, relative('secretary', 'parent'))).toMatch(/^[0-9a-f-]{36}$/);
    expect(await see('orgOfficer', path)).toEqual({
      items: [
        { relativeId: personOf('secretary'), name: '陈刚', relation: 'parent', status: 'recorded' },
        { relativeId: personOf('other'), name: '郑强', relation: 'sibling', status: 'recorded' },
      ],
    });
    expect(await see('secretary', `${about('secretary')}/relatives`)).toEqual({
      items: [{ relativeId: personOf('reporter'), name: '周明', relation: 'child', status: 'recorded' }],
    });
    expect(await near('secretary')).toEqual([personOf('reporter')]);
    expect(await near('reporter')).toEqual([personOf('secretary'), personOf('other')].sort());
  });

  it('beyond the near ones count for the extended reach only', async () => {
    await give('orgOfficer', `${about('reporter')}/relatives`, relative('clerk', 'inLaw'));
    expect(await near('clerk')).toEqual([]);
    expect(await near('clerk', 'extended')).toEqual([personOf('reporter')]);
  });

  it('end', async () => {
    const path = `${about('reporter')}/relatives`;
    await give('orgOfficer', path, relative('second', 'spouse'));
    await give('orgOfficer', `${about('second')}/relatives/${personOf('reporter')}/end`, { reason: 'divorce' });
    expect(await near('reporter')).toEqual([]);
    expect(await see('orgOfficer', path)).toEqual({ items: [] });
  });

  it('are declared by the person, and count once they are confirmed', async () => {
    const path = `${about('reporter')}/relatives`;
    expect(await give('secretary', `${path}/declarations`, relative('clerk', 'sibling'))).toMatch(/^404 unknown-case/);
    await give('reporter', `${path}/declarations`, relative('clerk', 'sibling'));
    const line = { relativeId: personOf('clerk'), relation: 'sibling', status: 'declared' };
    expect(await see('reporter', path)).toEqual({ items: [{ ...line, name: null }] });
    expect(await see('orgOfficer', path)).toEqual({ items: [{ ...line, name: '冯丽' }] });
    expect(await see('clerk', `${about('clerk')}/relatives`)).toEqual({ items: [] });
    expect(await near('reporter')).toEqual([]);
    await give('orgOfficer', `${path}/${personOf('clerk')}/confirmation`);
    expect(await near('reporter')).toEqual([personOf('clerk')]);
  });

  it('are recorded by nobody of the pair, and by no officer who is above one of them only', async () => {
    const own = { relativeId: personOf('reporter'), relation: 'child' };
    expect(await give('orgOfficer', `${about('orgOfficer')}/relatives`, own)).toBe('403 own-kinship');
    for (const relativeId of [personOf('other'), stranger])
      expect(await give('orgOfficer', `${about('reporter')}/relatives`, { relativeId, relation: 'child' })).toBe(
        '404 unknown-case',
      );
    expect(await see('secretary', `${about('reporter')}/relatives`)).toBe('404 unknown-person');
  });

  it('leave nothing in the log that tells who they are', async () => {
    const id = await give('orgOfficer', `${about('reporter')}/relatives`, relative('secretary', 'parent'));
    const events = await office.log.read(`kinship-${id}`);
    expect(events.map(({ data }) => data['personId'])).toEqual([personOf('reporter')]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(personOf('secretary'));
  });
});
