import { describe, expect, it } from '@jest/globals';
import { countOf } from '#workflow';
import type { ParameterVersion, StandingVersion } from '#rulebook';
import { parameterFindings } from './parameter-findings.js';

const version = (changed: Partial<StandingVersion> = {}): StandingVersion => ({
  key: 'event.tablesMax',
  value: 20,
  unit: 'count <=',
  scope: '3701',
  effectiveFrom: '2020-07-14',
  correction: 0,
  workflow: 'W4',
  meaning: '',
  anchor: '',
  confidence: 'DEFAULT',
  sources: [],
  note: '',
  ...changed,
});
const shipped: readonly ParameterVersion[] = [version()];
const found = (...versions: readonly StandingVersion[]) =>
  parameterFindings(
    { readings: [(lookup) => countOf(lookup, 'event.tablesMax')], shipped, versions },
    '2026-03-02',
  ).map(({ level, en }) => `${level} ${en}`);

const bad = { value: 'many', scope: '370112', effectiveFrom: '2026-03-01' } as const;

describe('the parameters of an installation', () => {
  it('are sound while the rules can use them', () =>
    expect(found(version(), version({ scope: '370112', value: 15 }))).toEqual(['ok all 2 can be used by their rules']));

  it('are a failure each, by key, unit, day and reason', () =>
    expect(found(version(), version(bad), version({ ...bad, scope: '370113', correction: 2 }))).toEqual([
      'fail event.tablesMax@370112:2026-03-01 cannot be used: it must be a whole number from 0 to 1000000',
      'fail event.tablesMax@370113:2026-03-01~2 cannot be used: it must be a whole number from 0 to 1000000',
    ]));

  it('are looked at where they are still to come, and no more where others have followed', () => {
    expect(found(version({ ...bad, effectiveFrom: '2027-01-01' }))).toEqual([expect.stringContaining('fail')]);
    const after = version({ scope: '370112', effectiveFrom: '2026-03-02' });
    expect(found(version(bad), after)).toEqual(['ok all 1 can be used by their rules']);
  });
});
