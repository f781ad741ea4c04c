/** What may never keep anybody from standing, by the words that such a ground would use. */
const NEVER: readonly RegExp[] = [
  /relig|belief|faith|worship|church|christ|catholi|protestan|buddh|taois|daois|islam|muslim|moslem|halal|mosque/i,
  /宗教|信仰|信教|教会|教堂|教徒|信徒|信众|礼拜|基督|天主|佛|道教|道士|寺庙|伊斯兰|穆斯林|清真|做法事/,
  /opinion|speech|言论|观点|政见/i,
  /ethnic|minorit|民族|族裔|族群|少数族|[回藏满蒙苗壮彝]族|维吾尔|哈萨克/i,
  /familyplan|birth|fertil|childbear|secondchild|thirdchild|计划生育|计生|生育|超生|二胎|三胎|二孩|三孩|多孩|人口政策/i,
  /petition|上访|信访|走访上级|越级|集访|缠访|反映问题|反映情况|进京/i,
];

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/**
 * Whether one of the texts of a ground uses a word of what is never a ground, however it is spaced. It is a net, and no more:
 * other words get through it, and a harmless text may be caught. Whether a ground is lawful is for who approves it. Basis:
 * handbook W1a (belief, opinion, ethnic group, family-planning history and lawful petitioning are never grounds).
 */
export const isNeverGround = (...texts: readonly string[]): boolean =>
  texts.some((text) => NEVER.some((pattern) => pattern.test(bare(text))));
