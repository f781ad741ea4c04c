import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { parameter } from './parameter.js';
import type { ParameterEvent, ParameterVersion } from './parameter.events.js';
import { inForce, NoRuleInForceError, standing } from './rulebook.js';

const spec = specify(parameter.decider);
const version: ParameterVersion = {
  key: 'event.tablesMax',
  value: 20,
  unit: 'count <=',
  scope: '3701',
  effectiveFrom: '2020-07-14',
  workflow: 'W4',
  meaning: 'Tables at a wedding',
  anchor: '',
  confidence: 'EX',
  sources: ['P31'],
  note: '',
};
const set = (changed: Partial<ParameterVersion> = {}) =>
  ({ type: 'SetParameter', parameter: { ...version, ...changed } }) as const;
const was = (changed: Partial<ParameterVersion> = {}): ParameterEvent => ({
  type: 'ParameterSet.v1',
  data: { ...version, ...changed },
});

describe('setting a parameter', () => {
  it('keeps value, scope, day and source', () => spec.given().when(set()).thenEvents(was()));

  it.each([
    ['a later day', { effectiveFrom: '2026-01-01', value: 15 }],
    ['another unit', { scope: '370112', value: 15 }],
  ])('adds a version for %s', (_what, changed) => spec.given(was()).when(set(changed)).thenEvents(was(changed)));

  it('never edits a version', () =>
    spec
      .given(was())
      .when(set({ value: 15 }))
      .thenRejected('parameter-version-exists', {
        key: 'event.tablesMax',
        scope: '3701',
        effectiveFrom: '2020-07-14',
      }));

  it.each(['2026-02-30', '0000-01-01', '2200-01-01'])('takes effect on a day that the program takes, not %s', (date) =>
    spec
      .given()
      .when(set({ effectiveFrom: date }))
      .thenRejected('not-a-date', { date }),
  );

  it.each(['LAW', 'PLAN'] as const)('that rests on %s names its source', (confidence) =>
    spec
      .given()
      .when(set({ confidence, sources: [] }))
      .thenRejected('source-required', { key: 'event.tablesMax' }),
  );

  it('may rest on nothing where it is a default', () =>
    spec
      .given()
      .when(set({ confidence: 'DEFAULT', sources: [] }))
      .thenEventTypes('ParameterSet.v1'));

  it.each([true, 'yes', null, 1])('never lets silence consent: %p', (value) =>
    spec
      .given()
      .when(set({ key: 'appt.jointReview.silentConsent', value }))
      .thenRejected('silence-never-consents'),
  );

  it('may say that silence does not consent', () =>
    spec
      .given()
      .when(set({ key: 'appt.jointReview.silentConsent', value: false }))
      .thenEventTypes('ParameterSet.v1'));

  it('is for the offices of its scope, or an import', () =>
    expect(parameter.policy(set({ scope: '370112' }), [])).toEqual({
      anyOf: [
        { role: 'supervisionOffice', org: '370112' },
        { role: 'countyOrgLeader', org: '370112' },
        { system: true },
      ],
    }));
});

describe('correcting a parameter', () => {
  const correct = (changed: Partial<ParameterVersion> = {}, reason = '录入有误') =>
    ({ type: 'CorrectParameter', parameter: { ...version, ...changed }, reason }) as const;
  const was1 = (changed: Partial<ParameterVersion>, correction = 1): ParameterEvent => ({
    type: 'ParameterCorrected.v1',
    data: { ...version, ...changed, correction, reason: '录入有误' },
  });
  const place = { key: 'event.tablesMax', scope: '3701', effectiveFrom: '2020-07-14' };

  it('keeps the unit, the day and the reason', () =>
    spec
      .given(was())
      .when(correct({ value: 15 }, ' 录入有误 '))
      .thenEvents(was1({ value: 15 })));

  it('counts the corrections of one version', () =>
    spec
      .given(was(), was({ effectiveFrom: '2026-01-01' }), was1({ value: 15 }))
      .when(correct({ value: 20 }))
      .thenEvents(was1({ value: 20 }, 2)));

  it('leaves the versions of other days alone', () =>
    spec
      .given(was(), was1({ value: 15 }), was({ effectiveFrom: '2026-01-01' }))
      .when(correct({ effectiveFrom: '2026-01-01', value: 9 }))
      .thenEvents(was1({ effectiveFrom: '2026-01-01', value: 9 })));

  it('needs a version of that unit and day', () =>
    spec
      .given(was({ scope: '370112' }))
      .when(correct({ value: 15 }))
      .thenRejected('parameter-version-missing', place));

  it.each(['', '  '])('needs a reason, not %p', (reason) =>
    spec
      .given(was())
      .when(correct({ value: 15 }, reason))
      .thenRejected('parameter-reason-missing'),
  );

  it('changes something', () =>
    spec
      .given(was(), was1({ value: 15 }))
      .when(correct({ value: 15 }))
      .thenRejected('parameter-unchanged'));

  it('is bound by the rules of setting', () =>
    spec
      .given(was())
      .when(correct({ confidence: 'LAW', sources: [] }))
      .thenRejected('source-required', { key: 'event.tablesMax' }));

  it('is for whoever may set it', () => expect(parameter.policy(correct(), [])).toEqual(parameter.policy(set(), [])));

  it('never sets anew what was corrected', () =>
    spec
      .given(was(), was1({ value: 15 }))
      .when(set())
      .thenRejected('parameter-version-exists', place));
});

describe('the versions as they stand', () => {
  const first = { ...version, correction: 0 };
  const second = { ...version, value: 15, correction: 1 };
  const other = { ...version, scope: '370112', correction: 0 };

  it.each([[[first, second, other]], [[second, other, first]]])('are each the last correction', (versions) =>
    expect(new Set(standing(versions))).toEqual(new Set([second, other])),
  );

  it('name the correction', () =>
    expect(inForce(standing([first, second]), 'event.tablesMax', ['3701'], '2020-07-14')).toMatchObject({
      value: 15,
      version: 'event.tablesMax@3701:2020-07-14~1',
    }));
});

describe('the version in force', () => {
  const path = ['3701', '370112', '370112013', '370112013205'];
  const versions = [
    version,
    { ...version, value: 18, effectiveFrom: '2024-01-01' },
    { ...version, value: 15, scope: '370112', effectiveFrom: '2022-01-01' },
    { ...version, value: 12, scope: '370112', effectiveFrom: '2026-06-01' },
    { ...version, value: 5, scope: '370113' },
    { ...version, key: 'event.carsMax', value: 6 },
  ];
  const on = (date: string, orgPath = path) => inForce(versions, 'event.tablesMax', orgPath, date);

  it.each([
    ['2020-07-14', 20],
    ['2021-12-31', 20],
    ['2022-01-01', 15],
    ['2025-01-01', 15],
    ['2026-06-01', 12],
  ])('on %s is that of the nearest unit above: %d', (date, value) => expect(on(date).value).toBe(value));

  it('on a day before all versions is the earliest', () => expect(on('2019-01-01').value).toBe(20));

  it('elsewhere is the latest of the city', () => expect(on('2025-01-01', ['3701', '370124']).value).toBe(18));

  it('is named by key, unit and day', () => expect(on('2025-01-01').version).toBe('event.tablesMax@370112:2022-01-01'));

  it('does not depend on the order of the versions', () =>
    expect(inForce(versions.toReversed(), 'event.tablesMax', path, '2026-06-01').value).toBe(12));

  it('is missing where no unit of the path has one', () =>
    expect(() => on('2025-01-01', ['3702'])).toThrow(NoRuleInForceError));
});
