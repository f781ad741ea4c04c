import type { LocalDate, Rejection } from '#kernel';
import type { Basis, EndReason } from './post-term.events.js';
import { groupOf, type PostGroup } from './post-groups.js';
import type { PostCode } from './posts.js';

/** One way of law into or out of a post. `paper` says that the law wants a document with number and date. */
export type Way = Readonly<{ zh: string; en: string; paper: boolean; law: string }>;

const way = (zh: string, en: string, law: string, paper = false): Way => ({ zh, en, paper, law });

type WaysIn = Readonly<Record<PostGroup, Partial<Record<Basis, Way>>>>;
type WaysOut = Readonly<Record<PostGroup, Partial<Record<EndReason, Way>>>>;

const PARTY = 'Party election rules 2020 (P11); handbook W2, legal exits';
const SELF = 'Organic Law (2018) arts. 11, 16, 18, 19, 33';
const SUPERVISORY = 'Shandong measures (2012) arts. 31, 43; Shandong disclosure regulation (2018) art. 14';
const COLLECTIVE = 'Rural Collective Economic Organizations Law arts. 26, 28, 29';
const STAFF = 'Shandong measures (2012) art. 16; contract of work';
const DISSOLVED = 'Organic Law (2018) art. 3 (RECALL: villages are dissolved by approval of the county government)';

/** The legal ways into a post. What is not in the table is no way. Basis: R1, R2; handbook 0, fact 2 and W2. */
export const waysIn: WaysIn = {
  party: {
    election: way('党员(代表)大会选举', 'elected by the meeting of Party members', PARTY),
    appointment: way('上级党委任命', 'appointed by the superior Party committee', PARTY, true),
  },
  villagersCommittee: { election: way('村民选举', 'elected by the villagers', SELF) },
  supervisoryCommittee: {
    election: way('村民(代表)会议推选', "elected by the villagers' (representatives') meeting", SUPERVISORY),
  },
  villagers: { election: way('村民推选', 'elected by the households or the group', 'Organic Law (2018) arts. 25, 28') },
  collective: { election: way('成员(代表)大会选举', "elected by the members' assembly", COLLECTIVE) },
  administrative: {
    appointment: way('任命', 'appointed', STAFF, true),
    contract: way('聘用', 'engaged by contract', STAFF, true),
  },
};

const death = way('死亡', 'death', 'Civil Code art. 13');
const termEnd = (law: string) => way('任期届满', 'end of the term', law);
const resignation = (law: string, paper = false) => way('辞职', 'resignation', law, paper);
const succeeded = (law: string) =>
  way('单位撤并，新一届组织已选举产生', 'unit dissolved, and the body of its successor elected', law);
const lost = (law: string) => ({
  incapacity: way('丧失行为能力', 'incapacity', law),
  'criminal-sentence': way('被判处刑罚', 'criminal sentence', law, true),
  death,
});

/** The legal ways out of a post. Basis: handbook W2, "Legal exits by post"; R1, R2. */
export const waysOut: WaysOut = {
  party: {
    'term-end': termEnd(PARTY),
    resignation: resignation(PARTY, true),
    removal: way('上级党委免职', 'removed by the superior Party committee', PARTY, true),
    transfer: way('上级党委调整', 'transferred by the superior Party committee', PARTY, true),
    'unit-dissolved': way('单位撤并，上级党委决定', 'unit dissolved, by the superior Party committee', PARTY, true),
    death,
  },
  villagersCommittee: {
    'term-end': termEnd(SELF),
    resignation: resignation(SELF),
    recall: way('村民罢免', 'recalled by the villagers', SELF),
    'incompetent-twice': way('连续两次评议不称职', 'judged incompetent twice in a row', 'Organic Law (2018) art. 33'),
    'unit-dissolved': succeeded(`${SELF}; ${DISSOLVED}`),
    ...lost(SELF),
  },
  supervisoryCommittee: {
    'term-end': termEnd(SUPERVISORY),
    resignation: resignation(SUPERVISORY),
    recall: way('村民(代表)会议罢免', "recalled by the villagers' (representatives') meeting", SUPERVISORY),
    'unit-dissolved': succeeded(`${SUPERVISORY}; ${DISSOLVED}`),
    ...lost(SUPERVISORY),
  },
  villagers: {
    'term-end': termEnd('Organic Law (2018) arts. 25, 28'),
    resignation: resignation(SELF),
    recall: way('推选单位撤换', 'recalled by those who elected', 'Organic Law (2018) arts. 25, 28'),
    'unit-dissolved': succeeded(`Organic Law (2018) arts. 25, 28; ${DISSOLVED}`),
    ...lost(SELF),
  },
  collective: {
    'term-end': termEnd(COLLECTIVE),
    resignation: resignation(COLLECTIVE),
    recall: way('成员(代表)大会罢免', "recalled by the members' assembly", COLLECTIVE),
    'unit-dissolved': succeeded(COLLECTIVE),
    ...lost(COLLECTIVE),
  },
  administrative: {
    'term-end': termEnd(STAFF),
    resignation: resignation(STAFF),
    removal: way('免职', 'removed', STAFF, true),
    transfer: way('调动', 'transferred', STAFF, true),
    'contract-end': way('聘用终止', 'end of the contract', STAFF),
    'unit-dissolved': way('单位撤并', 'unit dissolved', STAFF, true),
    ...lost(STAFF),
  },
};

export type UnlawfulEntry = Rejection<
  | 'vc-post-only-by-election'
  | 'vsc-post-only-by-election'
  | 'villagers-post-only-by-election'
  | 'collective-post-only-by-election'
  | 'party-post-not-by-contract'
  | 'staff-post-not-by-election'
>;
export type UnlawfulExit = Rejection<'vc-post-not-by-removal' | 'vsc-post-not-by-removal' | 'exit-not-of-this-post'>;
export type MissingPaper = Rejection<'document-required'>;
export type PaperAhead = Rejection<'document-ahead'>;

const NO_ENTRY: Readonly<Record<PostGroup, UnlawfulEntry['rejected']>> = {
  party: 'party-post-not-by-contract',
  villagersCommittee: 'vc-post-only-by-election',
  supervisoryCommittee: 'vsc-post-only-by-election',
  villagers: 'villagers-post-only-by-election',
  collective: 'collective-post-only-by-election',
  administrative: 'staff-post-not-by-election',
};

/**
 * No organization appoints a director or member of a villagers' committee: only villagers elect them.
 * Basis: R1, Organic Law of Villagers' Committees (2018) arts. 11, 19. The supervisory committee likewise.
 * Basis: R2, Shandong measures (2012) art. 31, Shandong disclosure regulation (2018) art. 14.
 */
export const unlawfulEntry = (post: PostCode, basis: Basis): UnlawfulEntry | undefined => {
  const group = groupOf(post);
  return waysIn[group][basis] ? undefined : { rejected: NO_ENTRY[group] };
};

const BY_AN_ORGANIZATION: readonly EndReason[] = ['removal', 'transfer', 'contract-end'];

/**
 * No organization dismisses or transfers them either: such a post ends by resignation, recall vote, incapacity or
 * criminal sentence, two consecutive "incompetent" reviews, death, or the end of the term.
 * Basis: R1, Organic Law (2018) arts. 11, 16, 18, 33; R2 for the supervisory committee.
 */
export const unlawfulExit = (post: PostCode, reason: EndReason): UnlawfulExit | undefined => {
  const group = groupOf(post);
  if (waysOut[group][reason]) return undefined;
  if (BY_AN_ORGANIZATION.includes(reason)) {
    if (group === 'villagersCommittee') return { rejected: 'vc-post-not-by-removal' };
    if (group === 'supervisoryCommittee') return { rejected: 'vsc-post-not-by-removal' };
  }
  return { rejected: 'exit-not-of-this-post' };
};

export type Paper = Readonly<{ documentNo: string | null; documentOn: string | null }>;

/** A decision of an organization has a number and a date. Basis: handbook W1b, W2 (filing and decision documents). */
export const missingPaper = (way: Way | undefined, { documentNo, documentOn }: Paper): MissingPaper | undefined =>
  way?.paper && (documentNo === null || documentOn === null) ? { rejected: 'document-required' } : undefined;

/** Nothing rests on a paper that is yet to be issued. Basis: DEFAULT. */
export const paperAhead = (today: LocalDate, ...issuedOn: readonly (LocalDate | null)[]): PaperAhead | undefined =>
  issuedOn.some((on) => on !== null && on > today) ? { rejected: 'document-ahead' } : undefined;
