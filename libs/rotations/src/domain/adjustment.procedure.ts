import { DRAFT, result, stage, withMoreVerbs, type Procedure } from '#workflow';

export const ADJUSTMENT = 'adjustment';
export const ADJUSTMENT_FILED_AFTER = 'adjustment-filed-after';
export const VERIFICATION = 'verification';
export const PROPOSAL = 'proposal';
export const FILING = 'filing';

const verification = stage(VERIFICATION, '核实', 'verification by a team of two', {
  basis: ['handbook W2: Verify'],
  after: [],
  actors: [
    { role: 'townOrgOfficer', at: 'town' },
    { role: 'townDisciplineOfficer', at: 'town' },
  ],
  results: { established: result('属实', 'established'), 'not-established': result('不属实', 'not established') },
  may: ['transfer'],
  apartFrom: [DRAFT],
});

/** Ends where an admonition is lifted or the facts are not established: `end` is then signed with its paper. */
const proposal = stage(PROPOSAL, '镇党委研究', 'consideration by the town Party committee', {
  basis: ['handbook W2: IssueConcern, Admonish, Recheck, ProposeAdjustment'],
  after: [VERIFICATION],
  actors: [{ role: 'townPartyCommittee', at: 'town' }],
  results: { propose: result('提出调整建议', 'proposed'), end: result('不予调整，了结', 'ended', true) },
  onAdverse: 'end',
  apartFrom: [DRAFT, VERIFICATION],
});

const filing = stage(FILING, '区县备案', 'filing with the county', {
  basis: ['handbook W2: PreFile', 'filing.mode'],
  after: [PROPOSAL],
  actors: [{ role: 'countyOrgOfficer', at: 'county' }],
  results: { filed: result('已备案', 'filed') },
  deadline: { rule: 'filing.reply', each: 'stage' },
  may: ['return'],
  returnsTo: [PROPOSAL],
  apartFrom: [DRAFT, VERIFICATION, PROPOSAL],
});

/**
 * Adjustment of one cadre. Basis: handbook W2, state table; 1.2 for who is apart from whom. The town Party committee
 * proposes and decides, as the table says, so its decision is not apart from its proposal.
 */
const first: Procedure = {
  key: ADJUSTMENT,
  version: 1,
  title: { zh: '村干部调整', en: 'adjustment of a village cadre' },
  basis: ['中办发〔2019〕41号', 'handbook W2'],
  stages: [verification, proposal, filing],
  decision: {
    title: { zh: '调整决定', en: 'decision on the adjustment' },
    basis: ['handbook W2: Decide'],
    actors: [{ role: 'townPartyCommittee', at: 'town' }],
    outcomes: { adjusted: result('予以调整', 'adjusted', true), kept: result('不予调整', 'kept', true) },
    deadline: null,
    apartFrom: [DRAFT, VERIFICATION, FILING],
  },
  withdraw: { beforeStage: PROPOSAL },
  resubmit: 'returning-stage',
  reopen: null,
  correction: null,
  materialCap: null,
};

/** The same where the county is told after the decision. Basis: `filing.mode`, handbook W1b. */
const firstFiledAfter: Procedure = {
  ...first,
  key: ADJUSTMENT_FILED_AFTER,
  title: { zh: '村干部调整（任后备案）', en: 'adjustment of a village cadre, filed after the decision' },
  stages: [verification, proposal],
  decision: { ...first.decision, apartFrom: [DRAFT, VERIFICATION] },
};

/**
 * In the second versions each of the team may have what it verifies looked into, and the county may ask for material before
 * it files. Basis: handbook W2 (Verify, PreFile), 2.1 (clocks that stand), 5 (承办、协办).
 */
export const adjustmentProcedures: readonly Procedure[] = [
  first,
  firstFiledAfter,
  withMoreVerbs(first, { [VERIFICATION]: ['delegate'], [FILING]: ['request-material'] }, 'filing.materialCap'),
  withMoreVerbs(firstFiledAfter, { [VERIFICATION]: ['delegate'] }, null),
];
