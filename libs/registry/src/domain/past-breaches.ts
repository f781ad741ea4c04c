/** Hard rules on who sits beside whom, as two seats break them. */
export const tieBreaches = {
  'rule-r2-same-person-in-vc-and-vsc': {
    zh: '村民委员会成员与村务监督委员会成员由同一人兼任',
    en: "One person in the villagers' and the supervisory committee",
    basis: 'R2, L02 (2012) art. 31, L03 (2018) art. 14',
  },
  'rule-r2-near-relative-in-vc-and-vsc': {
    zh: '村民委员会成员的近亲属担任村务监督委员会成员',
    en: "Near relatives in the villagers' and the supervisory committee",
    basis: 'R2, L02 (2012) art. 31; Organic Law (2025) art. 37',
  },
  'rule-r2-excluded-post-and-vsc': {
    zh: '村务监督委员会成员兼任不得兼任的职务',
    en: 'A member of the supervisory committee in a post that excludes it',
    basis: 'R2, L02 art. 31; structure.vscExcludedPosts',
  },
  'rule-r4-supervisor-on-board': {
    zh: '集体经济组织监事兼任理事会成员',
    en: 'A supervisor of the collective on its board',
    basis: 'R4, Rural Collective Economic Organizations Law arts. 29, 34',
  },
  'rule-r4-supervisor-in-finance': {
    zh: '集体经济组织监事兼任财务会计人员',
    en: 'A supervisor of the collective in its finance',
    basis: 'R4, Rural Collective Economic Organizations Law arts. 29, 34',
  },
  'rule-r4-supervisor-near-relative': {
    zh: '集体经济组织监事与理事会成员、财务会计人员为近亲属',
    en: 'A supervisor of the collective, a near relative on its board or in its finance',
    basis: 'R4, Rural Collective Economic Organizations Law arts. 29, 34',
  },
  'rule-r4-board-near-relatives': {
    zh: '集体经济组织理事会成员之间为近亲属',
    en: 'Near relatives on the board of the collective',
    basis: 'R4, Rural Collective Economic Organizations Law art. 29',
  },
  'rule-r5-director-in-finance': {
    zh: '村民委员会主任兼任财务会计人员',
    en: "The director of the villagers' committee in its finance",
    basis: 'R5, L02 (2012) art. 16',
  },
  'rule-r5-director-near-relative-in-finance': {
    zh: '村民委员会主任的近亲属担任财务会计人员',
    en: "A near relative of the director of the villagers' committee in its finance",
    basis: 'R5, L02 (2012) art. 16',
  },
} as const satisfies Readonly<Record<string, Readonly<{ zh: string; en: string; basis: string }>>>;

export type PastBreach = keyof typeof tieBreaches;
export type StandingBreach = `standing-${PastBreach}`;

type Told = Readonly<{ zh: string; en: string; basis: string }>;

const told = Object.entries(tieBreaches) as readonly (readonly [PastBreach, Told])[];

/** Hard rules that a seat of the past broke: nobody can be refused any more, and a supervisor sees it. */
export const pastBreaches = Object.fromEntries(
  told.map(([rule, { zh, en, basis }]) => [
    rule,
    { zh: `历史任职：${zh}`, en: `In the past: ${en.charAt(0).toLowerCase()}${en.slice(1)}`, basis },
  ]),
) as Readonly<Record<PastBreach, Told>>;

export const standingOf = (rule: PastBreach): StandingBreach => `standing-${rule}`;

/** The same rules where two seats of today break them, since what ties their holders became known only afterwards. */
export const standingBreaches = Object.fromEntries(told.map(([rule, texts]) => [standingOf(rule), texts])) as Readonly<
  Record<StandingBreach, Told>
>;
