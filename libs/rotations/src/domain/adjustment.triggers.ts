/** Who may raise a trigger, by the level at which the role is held. */
type Raiser = Readonly<{ role: string; at: 'town' | 'county' }>;

const town = (role: string): Raiser => ({ role, at: 'town' });
const county = (role: string): Raiser => ({ role, at: 'county' });

const organization = [town('townOrgOfficer'), county('countyOrgOfficer')];

/**
 * What an adjustment begins with, and who raises it. Basis: handbook W2, RaiseTrigger and Triggers; of the ten "down"
 * situations of 2019 two are known, both by the index (P01).
 */
export const triggers = {
  'years-in-post': { zh: '任职年限', en: 'years in post', raisers: organization },
  index: { zh: '头雁指数排名靠后', en: 'low in the Lead Goose Index', raisers: organization },
  'duty-review': { zh: '述职评议不称职', en: 'judged incompetent in a duty review', raisers: organization },
  town: {
    zh: '镇党委提出',
    en: 'raised by the town',
    raisers: [town('townOrgOfficer'), town('townPartyCommittee')],
  },
  discipline: {
    zh: '纪检监察建议',
    en: 'raised by discipline inspection',
    raisers: [town('townDisciplineOfficer'), county('countyDisciplineOfficer')],
  },
  audit: {
    zh: '审计发现',
    en: 'found by an audit',
    raisers: [town('townEconStation'), county('countyAuditOfficer'), county('countyAgriOfficer')],
  },
  petition: { zh: '群众反映', en: 'raised by villagers', raisers: [...organization, town('townDisciplineOfficer')] },
  resignation: { zh: '本人申请辞职', en: 'own resignation', raisers: [town('townOrgOfficer')] },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string; raisers: readonly Raiser[] }>>>;

export type Trigger = keyof typeof triggers;
export const triggerCodes = Object.keys(triggers) as Trigger[];

/** What is proposed and decided; `reason` is the way of law by which the term then ends. Basis: handbook W2, legal exits. */
export const adjustmentKinds = {
  removal: { zh: '免职', en: 'removal', reason: 'removal', adverse: true },
  transfer: { zh: '调整职务', en: 'transfer', reason: 'transfer', adverse: true },
  'advised-resignation': { zh: '劝其辞职', en: 'advised resignation', reason: 'resignation', adverse: true },
  resignation: { zh: '同意辞职', en: 'resignation accepted', reason: 'resignation', adverse: false },
} as const;

export type AdjustmentKind = keyof typeof adjustmentKinds;
export const kindCodes = Object.keys(adjustmentKinds) as AdjustmentKind[];
