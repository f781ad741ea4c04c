import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { inScope, systemActor } from '#event-store';
import { WhenKinshipChangesThenReviewBodies } from './when-kinship-changes-then-review-bodies/when-kinship-changes-then-review-bodies.reaction.js';
import { WhenPostTermChangesThenSeatsFollow } from '#registry';
import { CaseOwners } from '#supervision';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { asSystem, personOf, units, type Office, type Who } from '../../../test/fixtures/office.fixture.js';
import { react, reactionRunner } from '../../../test/fixtures/reacting.fixture.js';
import { WhenOrgChangeIsProposedThenApply } from './when-org-change-is-proposed-then-apply/when-org-change-is-proposed-then-apply.reaction.js';
import { clerksOf, keptOffice, paper, village } from './post-terms.fixture.js';

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

describe('warnings on structure', () => {
  it('are seen by those who watch over the village, and by nobody else', async () => {
    const person = await clerks.newcomer('钱七');
    await clerks.elect(person, 'secretary');
    await clerks.elect(person, 'vscDirector');
    const open = '/structure-warnings?open=true&rule=r3-vsc-director-is-secretary';
    for (const who of ['supervisor', 'orgOfficer', 'officer'] as const) {
      const { items, total } = await clerks.list(who, open);
      expect(total).toBe(1);
      expect(items[0]).toMatchObject({
        orgCode: village,
        basis: 'R3, 2017 guidance (P28)',
        persons: [{ name: '钱七' }],
      });
    }
    for (const who of ['auditor', 'otherOrgOfficer', 'clerk', 'reporter'] as const)
      expect(await clerks.list(who, open)).toMatchObject({ items: [], total: 0 });
    expect(await clerks.list('supervisor', `${open}&unit=${units.otherTown}`)).toMatchObject({ total: 0 });
  });

  it('are lifted when their cause ends', async () => {
    const person = await clerks.newcomer('钱七');
    await clerks.elect(person, 'secretary');
    const director = await clerks.elect(person, 'vscDirector');
    await clerks.give('orgOfficer', `/post-terms/${director}/end`, { endedOn: '2026-09-14', reason: 'resignation' });
    const { items } = await clerks.list('supervisor', '/structure-warnings?rule=r3-vsc-director-is-secretary');
    expect(items).toMatchObject([{ recordedOn: '2026-09-14', liftedOn: '2026-09-14' }]);
  });

  it('follow the traits of the members once the village is reviewed', async () => {
    const persons = [await clerks.newcomer('钱七'), await clerks.newcomer('孙八')];
    for (const personId of persons) await clerks.elect(personId, 'vcMember');
    for (const personId of [...persons, personOf('second')])
      await clerks.give('orgOfficer', `/people/${personId}/traits`, { sex: 'male', partyMember: true });
    const found = () => clerks.list('supervisor', '/structure-warnings?open=true&rule=vc-without-woman');
    expect((await found()).total).toBe(0);
    expect(await clerks.give('otherOrgOfficer', `/village-bodies/${village}/review`)).toBe('404 unknown-case');
    expect(await clerks.give('orgOfficer', `/village-bodies/${village}/review`)).toBe(village);
    expect((await found()).total).toBe(1);
  });
});

describe('a vacancy', () => {
  const vacant = async () => {
    const person = await clerks.newcomer('钱七');
    const term = await clerks.elect(person, 'secretary', '2026-09-01');
    await clerks.give('orgOfficer', `/post-terms/${term}/end`, {
      endedOn: '2026-09-14',
      reason: 'resignation',
      document: paper,
    });
    return { person, vacancyId: `${village}~${term}` };
  };

  it('has a clock, alerts and a line, whoever acts, and closes with the next holder', async () => {
    const { vacancyId } = await vacant();
    const acting = { personId: personOf('second'), from: '2026-09-15', until: '2026-10-10', document: paper };
    const path = `/vacancies/${encodeURIComponent(vacancyId)}/acting-holders`;
    expect(await clerks.give('otherOrgOfficer', path, acting)).toBe('404 unknown-case');
    expect(await clerks.give('orgOfficer', path, acting)).toBe(village);
    office.clock.moveTo('2026-10-15', '08:30');
    await asSystem(() => office.app.get(CaseOwners).of('villagebody').advance(village));
    await office.catchUp();
    const { items } = await clerks.list('supervisor', '/vacancies?open=true');
    expect(items).toMatchObject([
      {
        vacancyId,
        post: 'secretary',
        since: '2026-09-14',
        dueOn: '2026-10-14',
        acting: [{ personId: personOf('second') }],
      },
    ]);
    const alerts = (await clerks.list('orgOfficer', '/alerts?box=mine&size=50')).items.map(({ stage }) => stage);
    expect(alerts).toEqual(['yellow', 'remind', 'blue', 'remind']);
    expect(await clerks.list('supervisor', '/cases?kind=vacancy')).toMatchObject({
      items: [{ caseId: village, status: 'open' }],
    });
    expect(await clerks.list('supervisor', '/deadlines?rule=adjust.vacancyFill')).toMatchObject({
      items: [{ missed: true }],
    });
    await clerks.elect(await clerks.newcomer('孙八'), 'secretary', '2026-10-15');
    expect(await clerks.list('supervisor', '/vacancies?open=true')).toMatchObject({ total: 0 });
    expect(await clerks.list('supervisor', '/cases?kind=vacancy')).toMatchObject({ items: [{ status: 'closed' }] });
    expect(await clerks.list('supervisor', '/alerts?box=unit&open=true')).toMatchObject({ total: 0 });
  });

  it('is known to those who watch over the village only', async () => {
    await vacant();
    for (const who of ['otherOrgOfficer', 'auditor', 'clerk'] as const)
      expect(await clerks.list(who, '/vacancies')).toMatchObject({ items: [], total: 0 });
  });
});

describe('terms that were recorded before there were planned ends and seats', () => {
  it('get theirs from the log, once', async () => {
    const id = '7d5c9c1a-5c35-4d0c-9a56-000000000001';
    const words = { termId: id, personId: personOf('second'), orgCode: village, post: 'vcDirector' };
    const data = { ...words, startedOn: '2021-12-20', regime: 'selfGovernment', basis: 'election', publicPower: true };
    const actor = systemActor('spec');
    const at = '2026-01-05T01:00:00.000Z';
    const chain = { suite: 'sha256', previous: '', hash: '' } as const;
    const metadata = {
      commandId: id,
      commandDigest: '',
      correlationId: id,
      actor,
      occurredAt: at,
      recordedAt: at,
      chain,
    };
    await office.log.append(
      `postterm-${id}`,
      [{ id, type: 'PostStarted.v1', data: { ...data, documentNo: null }, metadata }],
      'no-stream',
    );
    const reaction = office.app.get(WhenPostTermChangesThenSeatsFollow);
    const { log } = office;
    const runner = await reactionRunner(office, reaction);
    const before = await log.head();
    await runner.run(reaction);
    const after = await log.readAll({ after: before!, limit: 100 });
    expect(after.map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      `postterm-${id} TermEndPlanned.v1`,
      `postterm-${id} MilestoneSet.v1`,
      `villagebody-${village} SeatTaken.v1`,
    ]);
    expect(await clerks.elect(await clerks.newcomer('孙八'), 'vcDirector')).toBe('422 seat-occupied');
    office.clock.moveTo('2026-09-14', '10:30');
    await inScope({ commandId: 'wake', correlationId: 'wake', actor }, () =>
      office.app.get(CaseOwners).of('postterm').advance(id),
    );
    await office.catchUp();
    expect(await clerks.list('orgOfficer', '/alerts?box=mine')).toMatchObject({
      items: [{ caseId: id, kind: 'term-end', stage: 'remind', dueOn: '2026-12-21' }],
    });
    expect(await clerks.list('supervisor', '/cases?kind=term-end')).toMatchObject({
      items: [{ caseId: id, happensOn: '2026-12-20' }],
    });
    expect(await clerks.see('supervisor', `/cases/${id}`)).toMatchObject({ kind: 'term-end' });
  });
});

describe('a kinship that is recorded of two who sit already', () => {
  it('brings a warning, and its end lifts it (R2)', async () => {
    const [mother, son] = [await clerks.newcomer('钱七'), await clerks.newcomer('孙八')];
    await clerks.elect(mother, 'vcMember');
    await clerks.elect(son, 'vscMember');
    const reaction = office.app.get(WhenKinshipChangesThenReviewBodies);
    const runner = await reactionRunner(office, reaction);
    const standing = async () => {
      await runner.run(reaction);
      await office.catchUp();
      const { items } = await clerks.list('supervisor', `/structure-warnings?unit=${village}&open=true`);
      return items.map(({ rule }) => rule).filter((rule) => String(rule).startsWith('standing-'));
    };
    expect(await standing()).toEqual([]);
    const path = `/people/${mother}/relatives`;
    await clerks.give('orgOfficer', path, { relativeId: son, relation: 'child' });
    expect(await standing()).toEqual(['standing-rule-r2-near-relative-in-vc-and-vsc']);
    await clerks.give('orgOfficer', `${path}/${son}/end`, { reason: 'recorded-in-error' });
    expect(await standing()).toEqual([]);
  });
});

describe('rates', () => {
  it('are right for the day asked, for each town and county', async () => {
    const person = await clerks.newcomer('钱七');
    await clerks.elect(person, 'secretary', '2026-09-01');
    await clerks.elect(person, 'vcDirector', '2026-09-10');
    const on = (day: string, unit: string = units.county, who: Who = 'supervisor') =>
      clerks.see(who, `/registry/rates?unit=${unit}&on=${day}`);
    const oneShoulder = (numerator: number, denominator: number, share: number) => ({
      rates: { oneShoulder: { numerator, denominator, share } },
    });
    expect(await on('2026-09-09')).toMatchObject({ ...oneShoulder(0, 3, 0), villages: 3 });
    expect(await on('2026-09-10')).toMatchObject({
      ...oneShoulder(1, 3, 0.3333),
      units: [oneShoulder(1, 2, 0.5), oneShoulder(0, 1, 0)],
      missing: { oneShoulder: [{ code: units.village }, { code: units.otherVillage }] },
    });
    expect(await on('2026-09-10', village)).toMatchObject({
      rates: {
        crossAppointment: { numerator: 1, denominator: 2, share: 0.5 },
        vcPartyShare: { numerator: 1, denominator: 2, share: 0.5 },
        oneShoulderWithCollective: { numerator: 0, denominator: 1, share: 0 },
        representativePartyShare: { numerator: 0, denominator: 0, share: null },
      },
    });
    expect(await on('2026-09-10', units.town, 'otherOrgOfficer')).toBe('404 unknown-unit');
    expect(await on('2026-09-10', '379999', 'supervisor')).toBe('404 unknown-unit');
  });

  it('of a day count the villages that there were, where they lay then, whatever becomes of them later', async () => {
    const villagesOn = async (day: string, unit: string = units.county) => {
      const { villages, units: below } = (await clerks.see(
        'supervisor',
        `/registry/rates?unit=${unit}&on=${day}`,
      )) as unknown as { villages: number; units: readonly { code: string; villages: number }[] };
      return [villages, ...below.map(({ villages: count }) => count)];
    };
    const before = ['2020-01-01', '2026-09-13'];
    for (const day of before) expect(await villagesOn(day)).toEqual([3, 2, 1]);
    const decree = { on: '2026-09-14', documentNo: '历政字〔2026〕8号', reason: '区划调整' };
    const founded = { code: '370112014209', name: '新村', level: 'village', parentCode: units.otherTown, ...decree };
    await clerks.give('countyAdmin', `/org-units/${units.village}/renaming`, { name: '芦南新村', ...decree });
    expect(await clerks.give('countyAdmin', '/org-units', founded)).toBe(founded.code);
    const move = { parentCode: units.otherTown, ...decree };
    expect(await clerks.give('countyAdmin', `/org-units/${village}/move`, move)).toBe(village);
    for (const day of before) expect(await villagesOn(day)).toEqual([3, 2, 1]);
    expect(await villagesOn('2026-09-14')).toEqual([4, 1, 3]);
    const joined = '370112014299';
    const merger = { codes: [village, founded.code], successor: joined, successorName: '大新村', ...decree };
    await clerks.give('countyAdmin', '/org-units/mergers', merger);
    await react(office, office.app.get(WhenOrgChangeIsProposedThenApply));
    for (const day of before) expect(await villagesOn(day)).toEqual([3, 2, 1]);
    expect(await villagesOn('2026-09-14')).toEqual([3, 1, 2]);
    expect(await villagesOn('2026-09-13', village)).toEqual([1]);
    expect([await villagesOn('2026-09-14', village), await villagesOn('2026-09-13', joined)]).toEqual([[0], [0]]);
  });
});
