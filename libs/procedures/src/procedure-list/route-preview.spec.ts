import { describe, expect, it } from '@jest/globals';
import { workCalendar } from '#calendar';
import { result, stage, type Procedure } from '#workflow';
import { ProcedureHosts } from '../contract/index.js';
import { RoutePreview } from './route-preview.query.js';

const county = ['3701', '370112'];
const title = { zh: '环节', en: 'stage' };

const step = (key: string, after: readonly string[], through?: string) =>
  stage(key, key, key, {
    basis: ['handbook W1'],
    after,
    actors: [{ role: 'countyOrgOfficer', at: 'county' }],
    results: { done: result('完成', 'done') },
    apartFrom: [],
    ...(through ? { through } : {}),
  });

const procedure = (key: string, stages: Procedure['stages'], more: Partial<Procedure> = {}): Procedure => ({
  key,
  version: 1,
  title,
  basis: ['handbook W1'],
  stages,
  decision: { title, basis: ['handbook W1'], actors: [], outcomes: {}, deadline: null, apartFrom: [] },
  withdraw: 'never',
  resubmit: 'returning-stage',
  reopen: null,
  correction: null,
  materialCap: null,
  ...more,
});

const appointment = procedure('appointment', [
  step('review', [], 'joint-review'),
  step('filing', ['review'], 'filing'),
  step('notice', ['filing']),
]);
const afterwards = [
  { key: 'medical', title, basis: ['handbook W1e'], actors: [], rule: 'medical' },
  { key: 'appointment', title, basis: ['handbook W1e'], actors: [], rule: 'trial', through: 'appointment' },
];
const selection = procedure(
  'selection',
  [step('recommendation', []), step('review', ['recommendation'], 'joint-review'), step('comparison', ['review'])],
  { afterwards },
);
const procedures = [
  selection,
  appointment,
  procedure('joint-review', [step('check', []), step('circulation', ['check'])]),
  procedure('filing', [step('examination', [])]),
  procedure('circle', [step('again', [], 'circle'), step('last', ['again'])]),
  procedure('of-another-context', [step('elsewhere', [], 'unknown'), step('here', ['elsewhere'])]),
];

/** The stages of a route, each with those that it comes after. */
const routeOf = async (name: string) => {
  const hosts = new ProcedureHosts();
  hosts.register({ category: 'sample', procedures } as never);
  const env = {
    today: '2026-03-02',
    calendar: workCalendar([{ year: 2026, version: 1, restDays: [], makeUpWorkdays: [] }]),
    officesOf: () => [],
    rule: (key: string) => ({ key, version: key, amount: 1, unit: 'workingDay' }),
  };
  const desk = { moment: () => Promise.resolve(env) } as never;
  const tree = { path: () => Promise.resolve(county) } as never;
  const scopes = {
    current: () => Promise.resolve({ grants: [{ role: 'townOrgOfficer', orgCode: '370112' }] }),
  } as never;
  const none = undefined as never;
  const { stages } = await new RoutePreview(hosts, desk, tree, scopes, none, none).of(name, '370112');
  return stages.map(({ key, after }) => [key, after]);
};

describe('a route before it is submitted', () => {
  it('goes through a case of another procedure by the stages of that one', async () => {
    expect(await routeOf('appointment')).toEqual([
      ['review/check', []],
      ['review/circulation', ['review/check']],
      ['review/decision', ['review/check', 'review/circulation']],
      ['filing/examination', ['review/decision']],
      ['filing/decision', ['filing/examination']],
      ['notice', ['filing/decision']],
      ['decision', ['review/decision', 'filing/decision', 'notice']],
    ]);
  });

  it('goes through the same procedure once, also where it stands in another that comes later', async () => {
    expect(await routeOf('selection')).toEqual([
      ['recommendation', []],
      ['review/check', ['recommendation']],
      ['review/circulation', ['review/check']],
      ['review/decision', ['review/check', 'review/circulation']],
      ['comparison', ['review/decision']],
      ['decision', ['recommendation', 'review/decision', 'comparison']],
      ['medical', ['decision']],
      ['appointment/filing/examination', ['decision']],
      ['appointment/filing/decision', ['appointment/filing/examination']],
      ['appointment/notice', ['appointment/filing/decision']],
      ['appointment/decision', ['appointment/filing/decision', 'appointment/notice']],
    ]);
  });

  it('comes to an end where a procedure names itself', async () => {
    expect(await routeOf('circle')).toEqual([
      ['last', []],
      ['decision', ['last']],
    ]);
  });

  it('shows a stage as it is whose procedure nobody here runs', async () => {
    expect(await routeOf('of-another-context')).toEqual([
      ['elsewhere', []],
      ['here', ['elsewhere']],
      ['decision', ['elsewhere', 'here']],
    ]);
  });
});
