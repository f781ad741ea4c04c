/** The legal regime that a post belongs to decides how it is entered and left. Basis: handbook 0, fact 2. */
export type Regime = 'party' | 'selfGovernment' | 'supervisory' | 'collective' | 'administrative';

/** The body that a post sits in: villagers' committee, village supervisory committee, or another. */
export type PostBody = 'villagersCommittee' | 'supervisoryCommittee' | 'other';

type PostKind = Readonly<{ regime: Regime; body: PostBody; publicPower: boolean; zh: string; en: string }>;

const kind = (regime: Regime, zh: string, en: string, body: PostBody = 'other', publicPower = true): PostKind => ({
  regime,
  body,
  publicPower,
  zh,
  en,
});

/**
 * Posts that a person may hold, several at once. `publicPower` says whether the post as a rule exercises public power.
 * Basis: Supervision Law art. 15(5); handbook W4, "Who reports" (the list is DEFAULT, the term of office may differ).
 */
export const posts = {
  secretary: kind('party', '村党组织书记', 'village Party secretary'),
  deputySecretary: kind('party', '村党组织副书记', 'deputy village Party secretary'),
  partyMember: kind('party', '村党组织委员', 'member of the village Party committee'),
  vcDirector: kind('selfGovernment', '村民委员会主任', "director of the villagers' committee", 'villagersCommittee'),
  vcDeputyDirector: kind(
    'selfGovernment',
    '村民委员会副主任',
    "deputy director of the villagers' committee",
    'villagersCommittee',
  ),
  vcMember: kind('selfGovernment', '村民委员会委员', "member of the villagers' committee", 'villagersCommittee'),
  groupHead: kind('selfGovernment', '村民小组组长', "head of a villagers' group"),
  villagerRep: kind('selfGovernment', '村民代表', "villagers' representative", 'other', false),
  vscDirector: kind(
    'supervisory',
    '村务监督委员会主任',
    'director of the village supervisory committee',
    'supervisoryCommittee',
  ),
  vscMember: kind(
    'supervisory',
    '村务监督委员会委员',
    'member of the village supervisory committee',
    'supervisoryCommittee',
  ),
  collectiveChair: kind('collective', '集体经济组织理事长', 'chair of the collective economic organization'),
  collectiveDirector: kind('collective', '集体经济组织理事', 'board member of the collective economic organization'),
  collectiveSupervisor: kind('collective', '集体经济组织监事', 'supervisor of the collective economic organization'),
  clerk: kind('administrative', '村文书', 'village clerk'),
  accountant: kind('administrative', '村报账员', 'village accountant'),
  official: kind('administrative', '机关工作人员', 'official of a town, county or city body'),
} as const satisfies Readonly<Record<string, PostKind>>;

export type PostCode = keyof typeof posts;

export const postCodes = Object.keys(posts) as PostCode[];

export const postKind = (post: PostCode): PostKind => posts[post];
