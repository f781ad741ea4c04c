import { result, stage, withMoreVerbs, type Procedure } from '#workflow';

export const HANDOVER = 'handover';
export const INVENTORY = 'inventory';

/** Handover of a post, watched by organization and discipline of the town. Basis: handbook W2, Handover. */
const first: Procedure = {
  key: HANDOVER,
  version: 1,
  title: { zh: '工作交接', en: 'handover of a post' },
  basis: ['handbook W2: Handover', 'Shandong measures (2012) art. 9'],
  stages: [
    stage(INVENTORY, '清点', 'inventory', {
      basis: ['handbook W2: listPrepared, inventoried'],
      after: [],
      actors: [{ role: 'townOrgOfficer', at: 'town' }],
      results: { inventoried: result('已清点', 'inventoried') },
      apartFrom: [],
    }),
  ],
  decision: {
    title: { zh: '交接办结', en: 'end of the handover' },
    basis: ['handbook W2: Close'],
    actors: [{ role: 'townOrgOfficer', at: 'town' }],
    outcomes: { 'handed-over': result('交接完毕', 'handed over') },
    deadline: null,
    apartFrom: [],
  },
  withdraw: 'never',
  resubmit: 'first-stage',
  reopen: null,
  correction: null,
  materialCap: null,
};

/**
 * In the second version the town may have what is handed over counted by somebody, and have another office sign the inventory
 * with it. Those who sign the handover itself do so in person, and nobody for them. No material is asked for: the days of a
 * handover are counted from the law and stand still for nobody. Basis: handbook W2 (monitoring group of discipline and
 * organization; Shandong measures (2012) art. 9), 5 (委派, 会签).
 */
const second = withMoreVerbs(first, { [INVENTORY]: ['delegate', 'add-signatory'] }, null);

export const handoverProcedures: readonly Procedure[] = [first, second];
