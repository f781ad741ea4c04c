import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { groundTable } from './ground-table.js';
import { commonGrounds, groundsOn } from './ineligibility.js';

const spec = specify(groundTable.decider);
const env = { today: '2026-03-02', personId: 'p-leader' };
const countyCode = '370112';
const told = {
  countyCode,
  code: 'S11',
  tier: 'soft',
  zh: '侵占集体资源未退还',
  en: 'collective resources not given back',
  basis: '区委〔2026〕2号决定',
  evidence: '决定文号',
  effectiveFrom: '2026-04-01',
} as const;
const add = { type: 'AddGround', ...told, env } as const;
const added = {
  type: 'IneligibilityGroundAdded.v1',
  data: { ...told, approverId: 'p-leader', addedOn: '2026-03-02' },
} as const;
const end = {
  type: 'EndGround',
  countyCode,
  code: 'S11',
  endsOn: '2026-12-31',
  basis: '区委〔2026〕9号决定',
  env,
} as const;
const ended = {
  type: 'IneligibilityGroundEnded.v1',
  data: { countyCode, code: 'S11', endsOn: '2026-12-31', basis: end.basis, approverId: 'p-leader' },
} as const;

describe('the table of grounds', () => {
  it('ships the grounds of the handbook, and only these', () =>
    expect(commonGrounds.map(({ code, tier }) => `${code} ${tier}`)).toEqual([
      'H1 hard',
      'H2 hard',
      'H4 hard',
      'H5 hard',
      'H6 hard',
      'H7 hard',
      'S2 soft',
      'S3 soft',
      'S4 soft',
      'S5 soft',
      'S6 soft',
      'S8 soft',
      'S10 soft',
    ]));

  it('takes a ground of a county with its legal basis, its day and its approver', () =>
    spec.given().when(add).thenEvents(added));

  it.each(['', '  '])('refuses one without a legal basis (%j)', (basis) =>
    spec
      .given()
      .when({ ...add, basis })
      .thenRejected('ground-without-basis'),
  );

  it.each<readonly [string, string, string]>([
    ['RELIGION', '信教', 'religious'],
    ['S12', '发表不当言论', 'views'],
    ['S12', '少数民族', 'minority'],
    ['S12', '超生', 'family planning'],
    ['S12', '多次上访', 'petitioner'],
    ['S12', '其他', 'belief'],
  ])('refuses what is never a ground: %s %s %s', (code, zh, en) =>
    spec
      .given()
      .when({ ...add, code, zh, en })
      .thenRejected('never-a-ground'),
  );

  it('knows no code twice, and none from a day that has passed', () => {
    spec.given(added).when(add).thenRejected('ground-known');
    spec
      .given()
      .when({ ...add, code: 'H1' })
      .thenRejected('ground-known');
    spec.given(added, ended).when(add).thenEvents(added);
    spec
      .given()
      .when({ ...add, effectiveFrom: '2026-03-01' })
      .thenRejected('date-passed');
  });

  it('ends what the county added, and nothing else', () => {
    spec.given(added).when(end).thenEvents(ended);
    spec.given().when(end).thenRejected('unknown-ground');
    spec.given(added, ended).when(end).thenRejected('unknown-ground');
    spec
      .given()
      .when({ ...end, code: 'H1' })
      .thenRejected('ground-holds-for-all');
    spec
      .given(added)
      .when({ ...end, basis: '' })
      .thenRejected('ground-without-basis');
    spec
      .given(added)
      .when({ ...end, endsOn: '2026-03-01' })
      .thenRejected('date-passed');
  });

  it('holds a ground from its day on, up to the day before its end', () => {
    const own = [{ ...told, endsOn: '2026-12-31' }];
    const holds = (on: string) => groundsOn(own, on).some(({ code }) => code === 'S11');
    expect(['2026-03-31', '2026-04-01', '2026-12-30', '2026-12-31'].map(holds)).toEqual([false, true, true, false]);
    expect(groundsOn([], '2020-07-13')).toEqual([]);
  });

  it('is kept by the organization leader of the county', () =>
    expect(groundTable.policy(add, { added: [] })).toEqual({ anyOf: [{ role: 'countyOrgLeader', org: countyCode }] }));
});
