import { DRAFT, limit, result, stage, stageOf, withMoreVerbs, type Procedure } from '#workflow';

export const JOINT_REVIEW = 'joint-review';
export const VILLAGE_CHECK = 'village-check';
export const TOWN_REVIEW = 'town-review';
export const SUBMISSION = 'submission';
export const INTAKE = 'intake';
export const CIRCULATION = 'circulation';

export const REPLY_LADDER = 'appt.jointReview.replyLadder';
export const REPLY_RULE = 'appt.jointReview.deptReply';
export const VALIDITY_RULE = 'appt.jointReview.validity';
export const URGENT_REPLY_RULE = 'appt.jointReview.deptReplyUrgent';

/**
 * County-level joint review of eligibility. Basis: handbook W1a (sequence, state table); 1.2 (drafter, reviewer and
 * approver are different people; nobody acts twice in one review).
 */
const first: Procedure = {
  key: JOINT_REVIEW,
  version: 1,
  title: { zh: '县级联审', en: 'county-level joint review of eligibility' },
  basis: ['中办发〔2019〕41号', 'handbook W1a'],
  stages: [
    stage(VILLAGE_CHECK, '村级自查', 'village self-check', {
      basis: ['handbook W1a: RecordVillageCheck'],
      after: [],
      actors: [{ role: 'villageSecretary', at: 'village' }],
      results: { checked: result('已自查', 'checked') },
      apartFrom: [],
    }),
    stage(TOWN_REVIEW, '镇级初审', 'town preliminary review', {
      basis: ['handbook W1a: RecordTownReview'],
      after: [VILLAGE_CHECK],
      actors: [{ role: 'townOrgOfficer', at: 'town' }],
      results: { reviewed: result('已初审', 'reviewed') },
      deadline: limit('appt.jointReview.townshipPrelim'),
      may: ['return'],
      returnsTo: [DRAFT],
      apartFrom: [DRAFT, VILLAGE_CHECK],
    }),
    stage(SUBMISSION, '镇党委研究上报', 'submission by the town Party committee', {
      basis: ['handbook W1a: Submit'],
      after: [TOWN_REVIEW],
      actors: [{ role: 'townPartyCommittee', at: 'town' }],
      results: { submit: result('同意上报', 'submitted') },
      may: ['return'],
      returnsTo: [DRAFT, TOWN_REVIEW],
      apartFrom: [DRAFT, VILLAGE_CHECK, TOWN_REVIEW],
    }),
    stage(INTAKE, '县级受理', 'completeness check of the county', {
      basis: ['handbook W1a: Return, Circulate'],
      after: [SUBMISSION],
      actors: [{ role: 'countyOrgOfficer', at: 'county' }],
      results: { circulate: result('发函联审', 'circulated') },
      deadline: limit('appt.jointReview.intakeCheck'),
      may: ['return'],
      returnsTo: [DRAFT, TOWN_REVIEW],
      apartFrom: [DRAFT, VILLAGE_CHECK, TOWN_REVIEW, SUBMISSION],
    }),
    stage(CIRCULATION, '部门联审', 'replies of the departments', {
      basis: ['handbook W1a: Reply', 'R10'],
      after: [INTAKE],
      actors: [{ register: JOINT_REVIEW }],
      results: {
        clear: result('无异议', 'clear'),
        hard: result('存在一票否决情形', 'hard ground', true),
        soft: result('存在需研判情形', 'soft ground', true),
        'needs-check': result('需进一步核实', 'needs check'),
      },
      deadline: limit(REPLY_RULE, 'office'),
      may: ['take-back'],
      apartFrom: [DRAFT, VILLAGE_CHECK, TOWN_REVIEW, SUBMISSION, INTAKE],
    }),
  ],
  decision: {
    title: { zh: '联审结论', en: 'result of the joint review' },
    basis: ['handbook W1a: Decide', 'R7'],
    actors: [{ role: 'countyOrgLeader', at: 'county' }],
    outcomes: { pass: result('合格', 'pass'), fail: result('不宜提名', 'may not be nominated', true) },
    deadline: 'appt.jointReview.consolidate',
    apartFrom: [DRAFT, VILLAGE_CHECK, TOWN_REVIEW, SUBMISSION, INTAKE, CIRCULATION],
  },
  withdraw: { beforeStage: CIRCULATION },
  resubmit: 'returning-stage',
  reopen: { outcomes: ['fail'], actors: [{ role: 'townOrgOfficer', at: 'town' }], to: CIRCULATION },
  correction: 'appt.jointReview.correction',
  materialCap: null,
};

/**
 * In the second version the county may have somebody sign beside it before it circulates, it and the departments may ask the
 * town for material, and a department has its answer looked into within the house. Basis: handbook W1a (the county
 * organization department circulates "with civil affairs"), 2.1 (clocks that stand), 5 (转办, 会签).
 */
const verbs = withMoreVerbs(
  first,
  {
    [TOWN_REVIEW]: ['transfer'],
    [INTAKE]: ['add-signatory', 'request-material'],
    [CIRCULATION]: ['delegate', 'request-material'],
  },
  'appt.jointReview.materialCap',
);

/** Its departments answer in writing, signed by their head and sealed (W1a, DepartmentReply). */
const second: Procedure = {
  ...verbs,
  stages: verbs.stages.map((one) => (one.key === CIRCULATION ? { ...one, sealed: true } : one)),
};

/**
 * In the third version whoever checks, reviews or submits for village and town takes that back until somebody acts on it. What
 * is circulated is not: the letter to the departments is out. Basis: handbook 5 (撤回: only before first reading), W1a
 * (Withdraw: before circulation).
 */
const third = withMoreVerbs(
  second,
  { [VILLAGE_CHECK]: ['take-back'], [TOWN_REVIEW]: ['take-back'], [SUBMISSION]: ['take-back'] },
  second.materialCap,
);

export const jointReviewProcedures: readonly Procedure[] = [first, second, third];

/** Whether the departments of a case reply on sealed paper: a case of the first version goes on as it began. */
export const repliesSealed = (version: number): boolean =>
  jointReviewProcedures.some((one) => one.version === version && stageOf(one, CIRCULATION)?.sealed === true);
