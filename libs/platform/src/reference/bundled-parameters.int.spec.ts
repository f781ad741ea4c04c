import { describe, expect, it } from '@jest/globals';
import { parameterFault } from '#rulebook';
import { parameterReadings } from '../definitions.js';
import { parameterVersions } from './reference-data.js';

const shipped = await parameterVersions();
const versions = shipped.map((version) => ({ ...version, correction: 0 }));
const grounds = { readings: parameterReadings, shipped, versions };

/** The keys that some rule reads. */
const asked = new Set<string>();
for (const reading of parameterReadings)
  reading(
    (key) => {
      asked.add(key);
      const parameter = shipped.find((version) => version.key === key)!;
      return { value: parameter.value, version: key, parameter };
    },
    (key) => shipped.some((version) => version.key === key),
  );

const faultOf = (key: string, changed: Partial<(typeof shipped)[number]>) =>
  parameterFault({ ...shipped.find((version) => version.key === key)!, ...changed }, ['3701'], grounds)?.code;

describe('the parameters that are shipped', () => {
  it('are all of use to the rules', () => {
    const faults = shipped.map((version) => [version.key, parameterFault(version, ['3701'], grounds)]);
    expect(faults.filter(([, fault]) => fault)).toEqual([]);
    expect(faults.length).toBeGreaterThan(200);
  });

  it('are read by every context that has rules', () => {
    expect(asked.size).toBeGreaterThan(80);
    for (const key of ['event.tablesMax', 'filing.mode', 'term.villageParty', 'reserve.ageLimit', 'rotation.maxYears'])
      expect(asked).toContain(key);
    for (const key of ['personnelFile.accessMax', 'handover.copies', 'escalation.stuckDuty', 'security.retainMonths'])
      expect(asked).toContain(key);
    for (const key of [
      'appt.jointReview.replyLadder',
      'escalation.selection',
      'selection.medical',
      'filing.materialCap',
      'selection.materialCap',
      'rotation.materialCap',
    ])
      expect(asked).toContain(key);
  });

  it.each([
    ['event.tablesMax', 'many'],
    ['event.carsMax', -1],
    ['event.verifySample', 200],
    ['event.register', { days: 2 }],
    ['event.otherCelebrations.held', 'sometimes'],
    ['supervise.ladder', [{ stage: 'blue' }]],
    ['escalation.rotation', { remind: { to: ['nobody'], copyTo: [] } }],
    ['escalation.stuckDuty', { to: 'supervisionOffice' }],
    ['structure.vscExcludedPosts', ['emperor']],
    ['structure.vcPartyShare', 101],
    ['handover.copies', 0],
    ['election.vcSize', '7-3'],
    ['recall.vote', 'soon'],
  ])('take no %s of %j', (key, value) => expect(faultOf(key, { value })).toBe('value-unfit'));

  it.each([
    ['event.register', 'fortnight'],
    ['event.tablesMax', 'percent'],
    ['recall.vote', 'count'],
  ])('take no %s in %s', (key, unit) => expect(faultOf(key, { unit })).toBe('unit-unfit'));

  it.each([
    ['event.retain', 'year'],
    ['rotation.openAhead', 'workingDay'],
    ['rotation.maxYears', 'month'],
    ['personnelFile.accessMax', 'workingDay'],
  ])('take no %s counted in another unit than its rule counts in: %s', (key, unit) =>
    expect(faultOf(key, { unit })).toBe('value-unfit'),
  );
});
