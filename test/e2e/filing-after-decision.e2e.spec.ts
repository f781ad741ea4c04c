import { beforeEach, expect, it } from '@jest/globals';
import { AppointmentsModule } from '#appointments';
import { Rulebook, RulebookImport } from '#rulebook';
import { filedAfter } from '../fixtures/filed-after.fixture.js';
import { personOf, units, type Office } from '../fixtures/office.fixture.js';
import { shareOffice } from '../fixtures/shared-office.fixture.js';
import { villagesOf } from '../fixtures/dissolved-village.fixture.js';

let office: Office;
shareOffice((opened) => (office = opened), { more: [AppointmentsModule] });
beforeEach(() => villagesOf(office).startOver());

const person = personOf('reporter');
const filing = (villageCode: string) => ({ secretaryId: person, villageCode, countsFrom: '2026-09-14' });

it('a county that files what was decided before refuses neither the dead nor a village that was merged away', async () => {
  const { give, merge } = villagesOf(office);
  const prepare = (villageCode: string) => give('orgOfficer', '/secretary-filings', filing(villageCode));
  await give('orgOfficer', `/people/${person}/death`, { diedOn: '2026-09-14' });
  expect(await prepare(units.village)).toBe('422 holder-deceased');
  await office.app.get(RulebookImport).parameters([filedAfter(units.county)]);
  await office.catchUp();
  await office.app.get(Rulebook).refresh();
  expect(await prepare(units.village)).toBe('422 no-valid-review');
  await merge();
  expect(await prepare(units.secondVillage)).toBe('422 no-valid-review');
  expect(await prepare(units.town)).toBe('422 not-a-village');
});
