import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { county, people, place, town } from '../personnel.fixture.js';
import { secretaryRecord, type SecretaryRecordCommand } from './secretary-record.js';

const spec = specify(secretaryRecord.decider);
const personId = people.secretary;
const env = { today: '2026-03-02', place };
const train = (year: number, hours: number): SecretaryRecordCommand => ({
  type: 'RecordTrainingHours',
  personId,
  year,
  hours,
  env,
});
const trained = (hours: number) =>
  ({ type: 'TrainingHoursRecorded.v1', data: { personId, year: 2025, hours, recordedOn: '2026-03-02' } }) as const;

describe('the record of a secretary', () => {
  it('holds the training hours of a year', () => spec.given().when(train(2025, 56)).thenEvents(trained(56)));

  it('takes a later sum in the place of an earlier one, and stays quiet where it is the same', () => {
    spec.given(trained(40)).when(train(2025, 56)).thenEvents(trained(56));
    spec.given(trained(56)).when(train(2025, 56)).thenNothing();
  });

  it('holds no hours of a year to come', () => spec.given().when(train(2027, 1)).thenRejected('year-in-future'));

  it('holds the pay class', () =>
    spec
      .given()
      .when({ type: 'RecordPayClass', personId, payClass: '二档', validFrom: '2026-01-01', env })
      .thenEvents({
        type: 'PayClassRecorded.v1',
        data: { personId, payClass: '二档', validFrom: '2026-01-01', recordedOn: '2026-03-02' },
      }));

  const keepers = [
    { role: 'townOrgOfficer', org: town },
    { role: 'countyOrgOfficer', org: county },
  ];

  it('is kept by the organization officers, unknown to others, and never by the person or a near relative', () =>
    expect(secretaryRecord.policy(train(2025, 56), { hours: {} })).toEqual({
      anyOf: keepers,
      seenBy: keepers,
      separation: [
        { code: 'own-file', persons: [people.secretary] },
        { code: 'relatives-file', persons: [], kinOf: [people.secretary] },
        { code: 'declared-interest', persons: [], interestIn: [people.secretary] },
      ],
    }));

  it('is of nobody without a post', () =>
    expect(
      secretaryRecord.policy({ ...train(2025, 56), env: { ...env, place: null } }, { hours: {} }),
    ).toBeUndefined());
});
