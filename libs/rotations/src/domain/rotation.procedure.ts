import { DRAFT, result, stage, withMoreVerbs, type Procedure } from '#workflow';

export const ROTATION_REVIEW = 'rotation-review';
export const COMMITTEES = 'committees';
export const ROTATION_FILING = 'filing';

/** Rotation review. Basis: handbook W2, Rotation (the same workflow with another trigger; no statute names its steps). */
const first: Procedure = {
  key: ROTATION_REVIEW,
  version: 1,
  title: { zh: '轮岗交流', en: 'rotation review' },
  basis: ['handbook W2: Rotation', 'rotation.maxYears'],
  stages: [
    stage(COMMITTEES, '有关镇党委意见', 'opinions of the town Party committees concerned', {
      basis: ['handbook W2: ProposeAdjustment'],
      after: [],
      actors: [{ named: 'committees' }],
      results: { agree: result('同意', 'agreed'), object: result('不同意', 'objected', true) },
      onAdverse: 'end',
      apartFrom: [DRAFT],
    }),
    stage(ROTATION_FILING, '区县备案', 'filing with the county', {
      basis: ['handbook W2: PreFile'],
      after: [COMMITTEES],
      actors: [{ role: 'countyOrgOfficer', at: 'county' }],
      results: { filed: result('已备案', 'filed') },
      deadline: { rule: 'filing.reply', each: 'stage' },
      apartFrom: [DRAFT, COMMITTEES],
    }),
  ],
  decision: {
    title: { zh: '轮岗交流决定', en: 'decision on the rotation' },
    basis: ['handbook W2: Decide'],
    actors: [{ named: 'decider' }],
    outcomes: {
      rotate: result('予以交流', 'rotate', true),
      keep: result('留任', 'keep', true),
      'not-applicable': result('不适用', 'not applicable', true),
    },
    deadline: null,
    apartFrom: [DRAFT, ROTATION_FILING],
  },
  withdraw: { beforeStage: ROTATION_FILING },
  resubmit: 'first-stage',
  reopen: null,
  correction: null,
  materialCap: null,
};

/**
 * In the second version a town Party committee may have the rotation looked into before it gives its opinion, and the county
 * have another office sign its filing; both may ask for material. Nobody takes over: each committee speaks for its own town,
 * and there is one county. Basis: handbook W2 (ProposeAdjustment, PreFile), 2.1 (clocks that stand), 5 (委派, 会签).
 */
const second = withMoreVerbs(
  first,
  { [COMMITTEES]: ['delegate', 'request-material'], [ROTATION_FILING]: ['add-signatory', 'request-material'] },
  'rotation.materialCap',
);

export const rotationProcedures: readonly Procedure[] = [first, second];

/** The stages of a review, the same in every version. */
export const rotationStages = [COMMITTEES, ROTATION_FILING] as const;
