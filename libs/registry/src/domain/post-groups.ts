import type { PostCode } from './posts.js';

/** Posts that are entered and left by the same ways of law. */
export const postGroups = {
  party: ['secretary', 'deputySecretary', 'partyMember'],
  villagersCommittee: ['vcDirector', 'vcDeputyDirector', 'vcMember'],
  supervisoryCommittee: ['vscDirector', 'vscMember'],
  villagers: ['groupHead', 'villagerRep'],
  collective: ['collectiveChair', 'collectiveDirector', 'collectiveSupervisor'],
  administrative: ['clerk', 'accountant', 'official'],
} as const satisfies Readonly<Record<string, readonly PostCode[]>>;

export type PostGroup = keyof typeof postGroups;

const groupByPost = new Map<PostCode, PostGroup>(
  (Object.keys(postGroups) as PostGroup[]).flatMap((group) => postGroups[group].map((post) => [post, group] as const)),
);

export const groupOf = (post: PostCode): PostGroup => groupByPost.get(post)!;

/** Posts that people are elected into, and that no organization gives or takes. Basis: R1, R2; handbook 0, fact 2. */
const ELECTED: readonly PostGroup[] = ['villagersCommittee', 'supervisoryCommittee', 'villagers', 'collective'];

export const isElected = (post: PostCode): boolean => ELECTED.includes(groupOf(post));

/** One person at a time holds each of these in a village. Basis: DEFAULT; Organic Law (2018) art. 6 for the director. */
const SINGLE: readonly PostCode[] = ['secretary', 'vcDirector', 'vscDirector', 'collectiveChair'];

export const isSingle = (post: PostCode): boolean => SINGLE.includes(post);

const SEATLESS: readonly PostCode[] = ['groupHead', 'villagerRep', 'official'];

/** True for the posts of the bodies of a village and its staff: the rules on structure see their holders together. */
export const isSeat = (post: PostCode): boolean => !SEATLESS.includes(post);
