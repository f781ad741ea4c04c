import { DRAFT, limit, result, stage, withMoreVerbs, type Procedure } from '#workflow';
import { APPOINTMENT, PROCESS } from './appointment.procedure.js';
import { JOINT_REVIEW } from './joint-review.procedure.js';

export const CANDIDACY = 'open-selection';
export const RECOMMENDATION = 'recommendation';
export const REVIEW = 'review';
export const COMPARISON = 'comparison';

/** The Party organization of the candidate's unit. */
export const UNIT = 'unit-party-organization';

/** Those who inspect and compare: each of them signs. */
export const TEAM = 'inspection-team';

const county = (role: string) => [{ role, at: 'county' }] as const;

/**
 * A candidate of an open selection: the unit's Party organization, joint review, comparison, decision list; then medical
 * check, and the appointment with its public notice and trial period. Basis: handbook W1e (P14). No score decides: each of
 * the team says whether the candidate fits the post and why, and the leader decides with reasons.
 */
const first: Procedure = {
  key: CANDIDACY,
  version: 1,
  title: { zh: '公开遴选村党组织书记', en: 'open selection of a village secretary' },
  basis: ['handbook W1e', 'P14'],
  stages: [
    stage(RECOMMENDATION, '单位党组织推荐', 'recommendation by the unit’s Party organization', {
      basis: ['handbook W1e: unit recommendation after collective study'],
      after: [],
      actors: [{ named: UNIT }],
      results: { recommend: result('同意推荐', 'recommended'), refuse: result('不予推荐', 'not recommended', true) },
      onAdverse: 'end',
      deadline: limit('selection.recommendation'),
      may: ['return'],
      returnsTo: [DRAFT],
      apartFrom: [DRAFT],
    }),
    stage(REVIEW, '县级联审', 'joint review', {
      basis: ['handbook W1e: county qualification joint review', 'handbook W1a'],
      after: [RECOMMENDATION],
      actors: [{ named: PROCESS }],
      results: { passed: result('联审合格', 'passed') },
      apartFrom: [],
      through: JOINT_REVIEW,
    }),
    stage(COMPARISON, '考察比选', 'comparison by the inspection team', {
      basis: ['handbook W1e: comparison by an inspection team'],
      after: [REVIEW],
      actors: [{ named: TEAM }],
      results: {
        fit: result('人岗相适', 'fits the post'),
        reserve: result('可作备选', 'may stand in reserve'),
        unfit: result('人岗不相适', 'does not fit the post'),
      },
      deadline: limit('selection.comparison', 'office'),
      may: ['take-back'],
      apartFrom: [DRAFT, RECOMMENDATION],
    }),
  ],
  decision: {
    title: { zh: '确定选任名单', en: 'decision list' },
    basis: ['handbook W1e: decision list'],
    actors: county('countyOrgLeader'),
    outcomes: {
      list: result('列入选任名单', 'on the list', true),
      'not-list': result('不列入选任名单', 'not on the list', true),
    },
    deadline: 'selection.decision',
    apartFrom: [DRAFT, RECOMMENDATION, COMPARISON],
  },
  withdraw: { beforeStage: COMPARISON },
  resubmit: 'first-stage',
  reopen: null,
  correction: null,
  materialCap: null,
  afterwards: [
    {
      key: 'medical',
      title: { zh: '体检', en: 'medical check' },
      basis: ['handbook W1e: medical check'],
      actors: county('countyOrgOfficer'),
      rule: 'selection.medical',
    },
    {
      key: 'appointment',
      title: { zh: '公示、试用任职', en: 'public notice, appointment on trial' },
      basis: ['handbook W1e: appt.publicity, appt.probation'],
      actors: [{ role: 'townOrgOfficer', at: 'town' }],
      rule: 'appt.probation',
      through: APPOINTMENT,
    },
  ],
};

/**
 * In the second version the unit may have what it recommends looked into and signed by somebody besides, and each of the team
 * have what it compares looked into; both may ask for material. Nobody takes over: applications go through the person's own
 * unit, and the notice names the team. Basis: handbook W1e, 2.1 (clocks that stand), 5 (委派, 会签).
 */
const second = withMoreVerbs(
  first,
  {
    [RECOMMENDATION]: ['delegate', 'add-signatory', 'request-material'],
    [COMPARISON]: ['delegate', 'request-material'],
  },
  'selection.materialCap',
);

export const candidacyProcedures: readonly Procedure[] = [first, second];
