import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppointmentsModule } from '#appointments';
import { RotationsModule } from '#rotations';
import { personOf, units, type Office, type Who } from '../fixtures/office.fixture.js';
import { shareOffice } from '../fixtures/shared-office.fixture.js';
import { villagesOf } from '../fixtures/dissolved-village.fixture.js';

let office: Office;
shareOffice((opened) => (office = opened), { more: [AppointmentsModule, RotationsModule] });
beforeEach(() => villagesOf(office).startOver());

const person = personOf('reporter');
const filing = (villageCode: string) => ({ secretaryId: person, villageCode, countsFrom: '2026-09-14' });
const appointment = (villageCode: string) => ({
  secretaryId: person,
  villageCode,
  post: 'secretary',
  entry: 'appointment',
  onTrial: false,
});
const review = (villageCode: string) => ({
  candidateId: person,
  villageCode,
  occasion: 'mid-term',
  post: 'secretary',
});
const selection = (villageCode: string) => ({
  countyCode: units.county,
  villages: [villageCode],
  conditions: '中共党员',
  team: [personOf('townCommittee'), personOf('supervisor'), personOf('countyOfficer')],
});
const nomination = (villageCode: string) => ({ personId: person, villageCode, reason: '带头致富' });
const adjusting = (villageCode: string) => ({
  cadreId: person,
  villageCode,
  post: 'vcMember',
  trigger: 'index',
  ground: '列末位',
});
const rotating = (villageCode: string) => ({
  moves: [{ personId: person, villageCode, post: 'secretary', toVillageCode: units.otherVillage }],
  reason: '任职年限',
});
const movingTo = (toVillageCode: string) => ({
  moves: [{ personId: personOf('secretary'), villageCode: units.village, post: 'secretary', toVillageCode }],
  reason: '任职年限',
});

type Opening = readonly [Who, string, (villageCode: string) => object];
const openings: readonly Opening[] = [
  ['orgOfficer', '/joint-reviews', review],
  ['orgOfficer', '/secretary-filings', filing],
  ['orgOfficer', '/secretary-appointments', appointment],
  ['countyOrgOfficer', '/open-selections', selection],
  ['orgOfficer', '/reserve-entries', nomination],
  ['countyOrgOfficer', '/rotations', movingTo],
];

describe('what begins in a village', () => {
  it.each([
    ...openings,
    ['orgOfficer', '/adjustments', adjusting],
    ['countyOrgOfficer', '/rotations', rotating],
  ] as const)('names no town: %s at %s', async (who, path, body) => {
    const { give } = villagesOf(office);
    expect(await give(who, path, body(units.town))).toBe('422 not-a-village');
  });

  it('is told first to whoever may not', async () => {
    const { give } = villagesOf(office);
    expect(await give('otherOrgOfficer', '/secretary-appointments', appointment(units.town))).toMatch(/^40[34] /);
  });

  it('has batches in towns', async () => {
    const { give, merge } = villagesOf(office);
    await merge();
    const batch = (townCode: string) => ({ townCode, occasion: 'election', election: '2026', urgent: false });
    expect(await give('orgOfficer', '/joint-review-batches', batch(units.secondVillage))).toBe('422 not-a-town');
    expect(await give('orgOfficer', '/joint-review-batches', batch(units.town))).toMatch(/-/);
  });

  it('is nothing in one that was merged away', async () => {
    const { give, merge } = villagesOf(office);
    await merge();
    const answers: string[] = [];
    for (const [who, path, body] of openings)
      answers.push(`${path} ${await give(who, path, body(units.secondVillage))}`);
    expect(answers).toEqual(openings.map(([, path]) => `${path} 422 unit-ended`));
  });
});

describe('what begins for a person', () => {
  it('is nothing for who has died, and whoever may not is told so first', async () => {
    const { give } = villagesOf(office);
    const asked = [
      ['/joint-reviews', review],
      ['/secretary-filings', filing],
      ['/secretary-appointments', appointment],
    ] as const;
    await give('orgOfficer', `/people/${person}/death`, { diedOn: '2026-09-01' });
    for (const [path, body] of asked) {
      expect(await give('orgOfficer', path, body(units.village))).toBe('422 holder-deceased');
      expect(await give('otherOrgOfficer', path, body(units.village))).toMatch(/^40[34] /);
    }
  });
});
