type Title = Readonly<{ zh: string; en: string }>;

/** On what occasion eligibility is reviewed. Basis: handbook W1a. */
export const occasions = {
  election: { zh: '换届选举', en: 'election' },
  'by-election': { zh: '补选', en: 'by-election' },
  'mid-term': { zh: '届中任职', en: 'mid-term appointment' },
  recheck: { zh: '届中复查', en: 're-check of sitting members' },
} as const satisfies Readonly<Record<string, Title>>;

export type Occasion = keyof typeof occasions;
export const occasionCodes = Object.keys(occasions) as Occasion[];

/** Posts whose holders are reviewed: the village two committees and the supervisory committee. Basis: handbook W1a. */
export const reviewedPosts = [
  'secretary',
  'deputySecretary',
  'partyMember',
  'vcDirector',
  'vcDeputyDirector',
  'vcMember',
  'vscDirector',
  'vscMember',
] as const;

export type ReviewedPost = (typeof reviewedPosts)[number];

export const isReviewed = (post: string): post is ReviewedPost => (reviewedPosts as readonly string[]).includes(post);

/** The checks of a town before it submits. Basis: handbook W1a, sequence. */
export const townChecks = {
  'police-post': { zh: '派出所', en: 'police post' },
  'justice-office': { zh: '司法所', en: 'justice office' },
  'economic-station': { zh: '农经站', en: 'finance and economic station' },
  discipline: { zh: '镇纪委', en: 'town discipline' },
} as const satisfies Readonly<Record<string, Title>>;

export type TownCheck = keyof typeof townChecks;
export const townCheckCodes = Object.keys(townChecks) as TownCheck[];
