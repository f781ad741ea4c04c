import { describe, expect, it } from '@jest/globals';
import { WhenReserveChangesThenPoolFollows } from '#registry';
import { asSystem, personOf, units, type Office, type Who } from '../../../test/fixtures/office.fixture.js';
import { shareOffice } from '../../../test/fixtures/shared-office.fixture.js';

let office: Office;
shareOffice((opened) => (office = opened));

type Code = { code?: string; id: string };
type Pool = Readonly<{ villageCode: string; members: number; gap: number; gapSince: string | null; entries: object[] }>;

/** Gives a command: the id that it answers, or `status code`. */
const give = async (who: Who, path: string, body: object = {}): Promise<string> => {
  const { status, body: answer } = await office.send<Code>(who, 'POST', path, body);
  await office.catchUp();
  return status === 200 ? answer.id : `${status} ${answer.code}`;
};
const nominate = (who: Who, person: Who, villageCode: string = units.village) =>
  give(who, '/reserve-entries', { personId: personOf(person), villageCode, reason: '带头致富' });
const review = (who: Who, entry: string) =>
  give(who, `/reserve-entries/${entry}/town-review`, { agrees: true, opinion: '同意' });
const admit = (who: Who, entry: string) => give(who, `/reserve-entries/${entry}/admission`);
const member = async (person: Who) => {
  const entry = await nominate('secretary', person);
  await review('orgOfficer', entry);
  expect(await admit('townCommittee', entry)).toBe(entry);
  return entry;
};
const pools = async (who: Who, query = '') => {
  const { body } = await office.send<{ items: Pool[]; total: number }>(who, 'GET', `/reserve-pool${query}`);
  return { villages: body.items.map(({ villageCode }) => villageCode), total: body.total, items: body.items };
};
/** Lets the pool follow what the log says of entries. */
const follow = async () => {
  const reaction = office.app.get(WhenReserveChangesThenPoolFollows, { strict: false });
  const heard = (await office.log.readAll({})).filter(
    ({ type, stream }) => stream.startsWith('reserveentry-') && reaction.on.includes(type),
  );
  for (const { type, data } of heard) await asSystem(() => reaction.react({ type, data } as never));
  await office.catchUp();
};

describe('the reserve pool', () => {
  it('takes a member by three people, none of them twice', async () => {
    const entry = await nominate('orgOfficer', 'reporter');
    expect(await admit('townCommittee', entry)).toBe('422 candidate-not-agreed');
    expect(await review('orgOfficer', entry)).toBe('403 nominator-is-not-reviewer');
    expect(await review('townCommittee', entry)).toBe(entry);
    expect(await admit('townCommittee', entry)).toBe('403 reviewer-does-not-admit');
    expect(await admit('countyOrgOfficer', entry)).toBe(entry);
    expect(await nominate('secretary', 'reporter')).toBe('422 already-in-reserve');
  });

  it('is acted upon by nobody for themselves, for a near relative, or where they have an interest', async () => {
    expect(await nominate('secretary', 'secretary')).toBe('403 own-entry');
    const kin = { relativeId: personOf('reporter'), relation: 'sibling' };
    await give('countyOrgOfficer', `/people/${personOf('orgOfficer')}/relatives`, kin);
    expect(await nominate('orgOfficer', 'reporter')).toBe('403 near-relative');
    const entry = await nominate('secretary', 'reporter');
    expect(await review('orgOfficer', entry)).toBe('403 near-relative');
    await give('townCommittee', '/interests', { caseId: entry, reason: '合伙经营' });
    expect(await review('townCommittee', entry)).toBe('403 declared-interest');
  });

  it('is unknown to those of other units, and refused to those who may only see it', async () => {
    const entry = await member('reporter');
    for (const known of [entry, '6d5c9c1a-5c35-4d0c-9a56-999999999999'])
      expect(await give('otherOrgOfficer', `/reserve-entries/${known}/maturity`)).toBe('404 unknown-case');
    expect(await give('secretary', `/reserve-entries/${entry}/maturity`)).toBe('403 not-permitted');
    expect(await nominate('otherOrgOfficer', 'other')).toBe('404 unknown-case');
    expect(await nominate('secretary', 'other')).toBe('422 unknown-person');
    expect(await give('otherOrgOfficer', `/reserve-pool/${units.village}/checks`)).toBe('403 not-permitted');
  });

  it('is listed and counted for the villages of the caller alone', async () => {
    await member('reporter');
    const town = [units.village, units.secondVillage];
    expect(await pools('orgOfficer')).toMatchObject({ villages: town, total: 2 });
    expect(await pools('secretary')).toMatchObject({ villages: [units.village], total: 1 });
    expect(await pools('otherOrgOfficer')).toMatchObject({ villages: [units.otherVillage], total: 1 });
    expect(await pools('countyOrgOfficer', `?unit=${units.town}`)).toMatchObject({ villages: town, total: 2 });
    expect(await pools('orgOfficer', `?unit=${units.otherTown}`)).toMatchObject({ villages: [], total: 0 });
    for (const who of ['clerk', 'reporter', 'officer', 'auditor'] as const)
      expect(await pools(who)).toMatchObject({ villages: [], total: 0 });
    const { items } = await pools('secretary');
    expect(items[0]).toMatchObject({ members: 1, gap: 1, entries: [{ personId: personOf('reporter'), name: '周明' }] });
  });

  it('has a gap from the day on which its second member goes, however often it is told', async () => {
    const entries = [await member('reporter'), await member('clerk')];
    await follow();
    await follow();
    expect((await pools('secretary')).items[0]).toMatchObject({ members: 2, gap: 0, gapSince: null });
    office.clock.moveTo('2026-09-21');
    await give('townCommittee', `/reserve-entries/${entries[1]}/removal`, { reason: '外出经商' });
    await follow();
    expect((await pools('secretary')).items[0]).toMatchObject({ members: 1, gap: 1, gapSince: '2026-09-21' });
  });

  it('starts the clock of a village without members when an officer looks at it', async () => {
    expect((await pools('orgOfficer')).items[1]).toMatchObject({ members: 0, gap: 2, gapSince: null });
    expect(await give('secretary', `/reserve-pool/${units.village}/checks`)).toBe('403 not-permitted');
    await give('orgOfficer', `/reserve-pool/${units.secondVillage}/checks`);
    expect((await pools('orgOfficer')).items[1]).toMatchObject({ gap: 2, gapSince: '2026-09-14' });
  });

  it('keeps a member who has left the village, and tells what speaks against them', async () => {
    const entry = await member('reporter');
    await give('orgOfficer', `/people/${personOf('reporter')}/departure`, { leftOn: '2026-09-01' });
    await give('orgOfficer', `/reserve-entries/${entry}/reviews`, { opinion: '已外出' });
    const [pool] = (await pools('secretary')).items;
    expect(pool).toMatchObject({ members: 1, entries: [{ stage: 'inPool', findings: ['not-resident'] }] });
  });

  it('tells a person of their own entry once it is decided, and nobody of another', async () => {
    const entry = await nominate('secretary', 'reporter');
    const reserveOf = async (who: Who) => (await office.get<{ reserve: unknown }>(who, '/me/record')).reserve;
    expect(await reserveOf('reporter')).toBeNull();
    await review('orgOfficer', entry);
    expect(await reserveOf('reporter')).toBeNull();
    await admit('townCommittee', entry);
    expect(await reserveOf('reporter')).toEqual({ entryId: entry, stage: 'inPool', villageCode: units.village });
    expect(await reserveOf('clerk')).toBeNull();
  });
});
