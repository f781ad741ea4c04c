import { DRAFT, result, stage, withMoreVerbs, type Procedure } from '#workflow';

export const SECRETARY_FILING = 'secretary-filing';
export const SUBMITTING = 'filing-submission';
export const EXAMINATION = 'examination';

/**
 * County filing of village secretaries: a filing, not an approval. Basis: handbook W1b (meaning, state table); 1.2
 * (drafter, reviewer and approver are different people). The county may object as often as what is corrected gives cause.
 */
const first: Procedure = {
  key: SECRETARY_FILING,
  version: 1,
  title: { zh: '村党组织书记县级备案', en: 'county filing of village secretaries' },
  basis: ['handbook W1b', 'P10'],
  stages: [
    stage(SUBMITTING, '镇党委报备', 'submission by the town Party committee', {
      basis: ['handbook W1b: SubmitFiling'],
      after: [],
      actors: [{ role: 'townPartyCommittee', at: 'town' }],
      results: { submit: result('同意报备', 'submitted') },
      ownLimit: 'filing.submit',
      may: ['return'],
      returnsTo: [DRAFT],
      apartFrom: [DRAFT],
    }),
    stage(EXAMINATION, '县级审核', 'examination by the county', {
      basis: ['handbook W1b: Return, Examine'],
      after: [SUBMITTING],
      actors: [{ role: 'countyOrgOfficer', at: 'county' }],
      results: {
        conforming: result('符合要求', 'conforming'),
        deficient: result('存在问题', 'deficient'),
      },
      ownLimit: 'filing.reply',
      may: ['return', 'take-back'],
      returnsTo: [DRAFT],
      apartFrom: [DRAFT, SUBMITTING],
    }),
  ],
  decision: {
    title: { zh: '备案意见', en: 'opinion on the filing' },
    basis: ['handbook W1b: Accept, Object'],
    actors: [{ role: 'countyOrgLeader', at: 'county' }],
    outcomes: { accept: result('予以备案', 'accepted'), object: result('提出异议', 'objected', true) },
    deadline: null,
    apartFrom: [DRAFT, SUBMITTING, EXAMINATION],
  },
  withdraw: { beforeStage: EXAMINATION },
  resubmit: 'returning-stage',
  reopen: { outcomes: ['object'], actors: [{ role: 'townOrgOfficer', at: 'town' }], to: EXAMINATION, again: true },
  correction: 'filing.correct',
  materialCap: null,
};

/**
 * In the second version the examiner may ask the town for material, and have another office sign before, after or beside
 * them. Basis: handbook W1b (completeness of material; the civil affairs bureau keeps a register of its own), 2.1, 5 (会签).
 */
const second = withMoreVerbs(first, { [EXAMINATION]: ['add-signatory', 'request-material'] }, 'filing.materialCap');

export const secretaryFilingProcedures: readonly Procedure[] = [first, second];
