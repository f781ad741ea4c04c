import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import { groundTableEvents } from './ground-table.events.js';
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
  type: 'IneligibilityGroundAdded.v2',
  data: { ...told, addedBy: 'p-leader', addedOn: '2026-03-02' },
} as const;
const approve = {
  type: 'ApproveGround',
  countyCode,
  code: 'S11',
  env: { ...env, personId: 'p-discipline' },
} as const;
const approved = {
  type: 'IneligibilityGroundApproved.v1',
  data: {
    countyCode,
    code: 'S11',
    approverId: 'p-discipline',
    approvedOn: '2026-03-02',
    effectiveFrom: '2026-04-01',
  },
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

  it('takes a ground of a county with its legal basis and its day, and approves it once', () => {
    spec.given().when(add).thenEvents(added);
    spec.given(added).when(approve).thenEvents(approved);
    spec.given().when(approve).thenRejected('unknown-ground');
    spec.given(added, ended).when(approve).thenRejected('unknown-ground');
    spec.given(added, approved).when(approve).thenRejected('ground-approved-already');
  });

  it('lets no ground hold from before its approval', () =>
    spec
      .given(added)
      .when({ ...approve, env: { ...approve.env, today: '2026-05-06' } })
      .thenEvents({
        ...approved,
        data: { ...approved.data, approvedOn: '2026-05-06', effectiveFrom: '2026-05-06' },
      }));

  it('approves nothing that was added before grounds were looked at and would be refused now', () => {
    const before = (changes: object) => ({ ...added, data: { ...added.data, ...changes } });
    spec
      .given(before({ zh: '参加教会活动' }))
      .when(approve)
      .thenRejected('never-a-ground');
    spec
      .given(before({ basis: '通知' }))
      .when(approve)
      .thenRejected('ground-without-basis');
  });

  it('takes whoever added a ground by v1 for that, and no more', () =>
    expect(
      groundTableEvents.decode({
        type: 'IneligibilityGroundAdded.v1',
        data: { ...told, approverId: 'p-leader', addedOn: '2026-03-02' },
      }),
    ).toEqual(added));

  it.each([
    '',
    '  ',
    '无',
    '1',
    'x',
    '通知',
    '《村民委员会组织法》',
    '区委2026年2号',
    '〔2026〕2号',
    '《若干规定（试行）》',
  ])('refuses one without a legal basis (%j)', (basis) =>
    spec
      .given()
      .when({ ...add, basis })
      .thenRejected('ground-without-basis'),
  );

  it.each([
    '《中华人民共和国村民委员会组织法》第十七条',
    '历城委〔2026〕2号',
    '《关于规范联审的通知》（历城组发〔2026〕12号）',
  ])('takes one that rests on %s', (basis) =>
    spec
      .given()
      .when({ ...add, basis })
      .thenEventTypes('IneligibilityGroundAdded.v2'),
  );

  it.each<Readonly<Partial<typeof told>> | object>([
    { zh: '参加教会活动' },
    { zh: '基 督 徒' },
    { zh: '二胎、违反人口政策' },
    { zh: '少数族裔' },
    { zh: '到北京反映问题' },
    { en: 'goes to church' },
    { basis: '关于信教村干部的意见，历城委〔2026〕2号' },
    { evidence: '信访登记号' },
  ])('refuses what is never a ground in any of its texts: %j', (changes) =>
    spec
      .given()
      .when({ ...add, ...changes })
      .thenRejected('never-a-ground'),
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
    spec.given(added, ended).when(add).thenRejected('ground-known');
    spec
      .given(added, ended)
      .when({ ...add, effectiveFrom: '2027-01-01', env: { ...env, today: '2026-12-31' } })
      .thenEventTypes('IneligibilityGroundAdded.v2');
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

  it('is kept by the organization leader of the county, and approved by somebody else of its discipline organ', () => {
    const holding = groundTable.decider.evolve({ added: [] }, added);
    expect(groundTable.policy(add, { added: [] })).toEqual({ anyOf: [{ role: 'countyOrgLeader', org: countyCode }] });
    expect(groundTable.policy(approve, holding)).toEqual({
      anyOf: [{ role: 'countyDisciplineOfficer', org: countyCode }],
      separation: [{ code: 'drafter-acts-apart', persons: ['p-leader'] }],
    });
  });
});
