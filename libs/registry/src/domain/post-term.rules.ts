import type { Rejection } from '#kernel';
import type { Basis, EndReason } from './post-term.events.js';
import { postKind, type PostCode } from './posts.js';

export type UnlawfulEntry = Rejection<'vc-post-only-by-election' | 'vsc-post-only-by-election'>;
export type UnlawfulExit = Rejection<'vc-post-not-by-removal' | 'vsc-post-not-by-removal'>;

/**
 * No organization appoints a director or member of a villagers' committee: only villagers elect them.
 * Basis: R1, Organic Law of Villagers' Committees (2018) arts. 11, 19. The supervisory committee likewise.
 * Basis: R2, Shandong measures (2012) art. 31, Shandong disclosure regulation (2018) art. 14.
 */
export const unlawfulEntry = (post: PostCode, basis: Basis): UnlawfulEntry | undefined => {
  if (basis === 'election') return undefined;
  const { body } = postKind(post);
  if (body === 'villagersCommittee') return { rejected: 'vc-post-only-by-election' };
  if (body === 'supervisoryCommittee') return { rejected: 'vsc-post-only-by-election' };
  return undefined;
};

const BY_AN_ORGANIZATION: readonly EndReason[] = ['removal', 'transfer', 'contract-end'];

/**
 * No organization dismisses or transfers them either: such a post ends by resignation, recall vote, incapacity or
 * criminal sentence, two consecutive "incompetent" reviews, death, or the end of the term.
 * Basis: R1, Organic Law (2018) arts. 11, 16, 18, 33; R2 for the supervisory committee.
 */
export const unlawfulExit = (post: PostCode, reason: EndReason): UnlawfulExit | undefined => {
  if (!BY_AN_ORGANIZATION.includes(reason)) return undefined;
  const { body } = postKind(post);
  if (body === 'villagersCommittee') return { rejected: 'vc-post-not-by-removal' };
  if (body === 'supervisoryCommittee') return { rejected: 'vsc-post-not-by-removal' };
  return undefined;
};
