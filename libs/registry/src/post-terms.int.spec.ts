import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandRunner } from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { personOf, units, type Office } from '../../../test/fixtures/office.fixture.js';
import { clerksOf, elected, keptOffice, paper, village } from './post-terms.fixture.js';

let server: PostgresServer;
let office: Office;
let clerks: ReturnType<typeof clerksOf>;

beforeAll(async () => {
  server = await startPostgres();
  office = await keptOffice(server.url);
  clerks = clerksOf(office);
}, 120_000);
afterEach(() => office.rewind(), 30_000);
afterAll(async () => {
  await office.close();
  await server.stop();
});

describe('terms', () => {
  it('begin and end as the officers of town and county record it, and nobody else', async () => {
    const person = await clerks.newcomer('钱七');
    expect(await clerks.elect(person, 'vcDirector', '2026-09-14', village, 'clerk')).toBe('404 unknown-case');
    expect(await clerks.elect(person, 'vcDirector', '2026-09-14', village, 'otherOrgOfficer')).toBe('404 unknown-case');
    expect(await clerks.elect(person, 'vcDirector', '2026-09-14', '379999999999')).toBe('404 unknown-case');
    const term = await clerks.elect(person, 'vcDirector');
    expect(
      await clerks.give('otherOrgOfficer', `/post-terms/${term}/end`, { endedOn: '2026-09-14', reason: 'resignation' }),
    ).toBe('404 unknown-case');
    expect(
      await clerks.give('countyOrgOfficer', `/post-terms/${term}/end`, {
        endedOn: '2026-09-14',
        reason: 'resignation',
      }),
    ).toBe(term);
    expect(await clerks.see('orgOfficer', `/people/${person}/posts`)).toEqual({
      items: [
        expect.objectContaining({
          termId: term,
          startedOn: '2026-09-14',
          plannedEndOn: '2031-09-14',
          endedOn: '2026-09-14',
        }),
      ],
    });
  });

  it('are read with their papers; why one ended is for those who keep the register', async () => {
    const person = await clerks.newcomer('钱七');
    const appointed = { ...elected(person, 'clerk'), basis: 'contract', document: paper };
    const term = await clerks.give('orgOfficer', '/post-terms', appointed);
    const exitDocument = { number: '镇发〔2026〕9号', issuedOn: '2026-09-14' };
    const end = { endedOn: '2026-09-14', reason: 'removal', document: exitDocument };
    expect(await clerks.give('orgOfficer', `/post-terms/${term}/end`, end)).toBe(term);
    const read = { basis: 'contract', document: paper };
    expect(await clerks.see('orgOfficer', `/people/${person}/posts`)).toMatchObject({
      items: [{ ...read, endReason: 'removal', exitDocument }],
    });
    expect(await clerks.see('officer', `/people/${person}/posts`)).toMatchObject({
      items: [{ ...read, endReason: null, exitDocument: null }],
    });
  });

  it('are recorded by nobody for themselves', async () => {
    const own = { ...elected(personOf('orgOfficer'), 'secretary'), basis: 'appointment', document: paper };
    expect(await clerks.give('orgOfficer', '/post-terms', own)).toBe('403 own-post');
  });

  it('are recorded by nobody for a near relative, or where they have declared an interest', async () => {
    const person = await clerks.newcomer('钱七');
    const term = await clerks.elect(person, 'vcMember', '2026-09-01');
    await clerks.give('countyOrgOfficer', `/people/${personOf('orgOfficer')}/relatives`, {
      relativeId: person,
      relation: 'sibling',
    });
    const end = { endedOn: '2026-09-10', reason: 'resignation' };
    expect(await clerks.give('orgOfficer', `/post-terms/${term}/end`, end)).toBe('403 near-relative');
    await clerks.give('countyOrgOfficer', '/interests', { aboutPersonId: person, reason: '合伙经营' });
    expect(await clerks.give('countyOrgOfficer', `/post-terms/${term}/end`, end)).toBe('403 declared-interest');
    expect(await clerks.give('countyOrgOfficer', '/post-terms', elected(person, 'villagerRep'))).toBe(
      '403 declared-interest',
    );
  });

  it('begin by a way of law, on paper where the law wants it, for a person who is registered', async () => {
    const person = await clerks.newcomer('钱七');
    const appointed = { ...elected(person, 'secretary'), basis: 'appointment' };
    expect(await clerks.give('orgOfficer', '/post-terms', { ...appointed, post: 'vcMember' })).toBe(
      '422 vc-post-only-by-election',
    );
    expect(await clerks.give('orgOfficer', '/post-terms', appointed)).toBe('422 document-required');
    expect(
      await clerks.give('orgOfficer', '/post-terms', { ...elected(person, 'secretary'), document: paper }),
    ).toMatch(/^[0-9a-f-]{36}$/);
    expect(await clerks.elect('6d5c9c1a-5c35-4d0c-9a56-999999999999', 'vcMember')).toBe('422 unknown-person');
    expect(
      (await office.send('orgOfficer', 'POST', '/post-terms', { ...appointed, startedOn: '2026-02-30' })).status,
    ).toBe(400);
  });

  it('begin by an appointment of whom the joint review has passed only', async () => {
    const appointed = { ...elected(await clerks.newcomer('钱七'), 'secretary'), basis: 'appointment', document: paper };
    for (const post of ['secretary', 'deputySecretary', 'partyMember'])
      expect(await clerks.give('orgOfficer', '/post-terms', { ...appointed, post })).toBe('422 not-reviewed');
    const clerk = await clerks.give('orgOfficer', '/post-terms', { ...appointed, post: 'clerk' });
    expect(clerk).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('begin for nobody who has died, and at the level of the post', async () => {
    const person = await clerks.newcomer('钱七');
    expect(await clerks.elect(person, 'vcMember', '2026-09-14', units.county, 'countyOrgOfficer')).toBe(
      '422 post-not-at-this-level',
    );
    expect(
      await clerks.give('orgOfficer', '/post-terms', {
        ...elected(person, 'official'),
        basis: 'appointment',
        document: paper,
      }),
    ).toBe('422 post-not-at-this-level');
    await clerks.give('orgOfficer', `/people/${person}/death`, { diedOn: '2026-09-10' });
    expect(await clerks.elect(person, 'vcMember', '2026-09-01', units.village)).toBe('422 holder-deceased');
  });

  it('end ahead of the day by the run of time alone', async () => {
    const term = await clerks.elect(await clerks.newcomer('钱七'), 'vcMember');
    const end = (reason: string) =>
      clerks.give('orgOfficer', `/post-terms/${term}/end`, { endedOn: '2099-01-05', reason });
    expect(await end('death')).toBe('422 ends-ahead');
    expect(await end('recall')).toBe('422 ends-ahead');
    expect(await end('term-end')).toBe(term);
  });

  it('are corrected, and the seat is checked again', async () => {
    const [first, second] = [await clerks.newcomer('钱七'), await clerks.newcomer('孙八')];
    const term = await clerks.elect(first, 'vcDirector', '2026-09-01');
    await clerks.give('orgOfficer', `/post-terms/${term}/end`, { endedOn: '2026-09-10', reason: 'resignation' });
    const next = await clerks.elect(second, 'vcDirector', '2026-09-12');
    const correct = { reason: '日期录入错误', startedOn: '2026-09-05' };
    expect(await clerks.give('orgOfficer', `/post-terms/${next}/correction`, correct)).toBe('422 seat-occupied');
    expect(
      await clerks.give('orgOfficer', `/post-terms/${next}/correction`, { ...correct, startedOn: '2026-09-10' }),
    ).toBe(next);
    expect(await clerks.see('orgOfficer', `/people/${second}/posts`)).toMatchObject({
      items: [{ startedOn: '2026-09-10', plannedEndOn: '2031-09-10' }],
    });
  });
});

describe('the bodies of a village', () => {
  const family = async () => {
    const [director, brother] = [await clerks.newcomer('王大'), await clerks.newcomer('王二')];
    await clerks.give('orgOfficer', `/people/${director}/relatives`, { relativeId: brother, relation: 'sibling' });
    return { director, brother };
  };

  it('have no brother of the director in the supervisory committee (R2)', async () => {
    const { director, brother } = await family();
    await clerks.elect(director, 'secretary');
    await clerks.elect(director, 'vcDirector');
    expect(await clerks.elect(brother, 'vscMember')).toBe('422 rule-r2-near-relative-in-vc-and-vsc');
    expect(await clerks.see('orgOfficer', `/people/${brother}/posts`)).toEqual({ items: [] });
  });

  it('let only one of two brothers in who are recorded at the same moment', async () => {
    const { director, brother } = await family();
    const both = await Promise.all([
      office.send('orgOfficer', 'POST', '/post-terms', elected(director, 'vcDirector')),
      office.send('countyOrgOfficer', 'POST', '/post-terms', elected(brother, 'vscMember')),
    ]);
    expect(both.map(({ status }) => status)).toContain(422);
    expect(both.map(({ status }) => status)).toContain(200);
  });

  it('let no eighth member in of many who are recorded at the same moment', async () => {
    const persons = [];
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'])
      persons.push(await clerks.newcomer(`赵${name}`));
    const statuses = [];
    for (let from = 0; from < persons.length; from += 2)
      statuses.push(
        ...(await Promise.all(
          persons
            .slice(from, from + 2)
            .map((person) => office.send('orgOfficer', 'POST', '/post-terms', elected(person, 'vcMember'))),
        )),
      );
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(6);
    expect(statuses.filter(({ body }) => (body as { code?: string })['code'] === 'vc-full')).toHaveLength(2);
  });

  it('give back a seat whose term a crash has cut off, and complete a term that is recorded again', async () => {
    const [lost, next] = [await clerks.newcomer('钱七'), await clerks.newcomer('孙八')];
    const run = office.app.get(CommandRunner).run.bind(office.app.get(CommandRunner));
    const runner = office.app.get(CommandRunner) as { run: unknown };
    runner.run = (aggregate: { category: string }, ...rest: [string, never]) => {
      if (aggregate.category === 'postterm') throw new Error('the process died');
      return run(aggregate as never, ...rest);
    };
    const body = elected(lost, 'secretary');
    expect((await office.send('orgOfficer', 'POST', '/post-terms', body)).status).toBe(500);
    runner.run = run;
    expect(await clerks.elect(next, 'secretary')).toBe('422 seat-occupied');
    office.clock.moveTo('2026-09-14', '10:11');
    expect(await clerks.elect(next, 'secretary')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await office.log.read(`villagebody-${village}`)).map(({ type }) => type).slice(-2)).toEqual([
      'SeatWithdrawn.v1',
      'SeatTaken.v1',
    ]);
  });
});
