import type { Rejection } from '#kernel';
import type { PastBreach } from './past-breaches.js';
import type { PostCode } from './posts.js';
import { isSingle } from './post-groups.js';
import type { RegistryRules } from './registry-rules.js';
import { BOARD, FINANCE, holdersIn, personsIn, VC, VSC, type Seat } from './seats.js';

/** The refusals name the rule that the seat would break. */
export type StructureRefusal = Rejection<'already-holds-post' | 'seat-occupied' | 'vc-full' | 'vsc-full' | PastBreach>;

/** A person about to take a seat, those beside whom they would sit, and the newcomer's near relatives. */
export type Proposal = Readonly<{
  seat: Seat;
  others: readonly Seat[];
  relatives: ReadonlySet<string>;
  rules: Pick<RegistryRules, 'vcSize' | 'vscSizes' | 'vscExcludedPosts'>;
}>;

type Beside = Pick<Proposal, 'seat' | 'others'>;
type Check = (proposal: Proposal) => StructureRefusal | undefined;
type TieCheck = (proposal: Proposal) => Rejection<PastBreach> | undefined;
type Tie = 'same-person' | 'near-relative';

/** True where the newcomer in a seat of one kind is tied to somebody in a seat of the other, whichever came first. */
const isTied = (
  { seat, others, relatives }: Proposal,
  one: readonly PostCode[],
  other: readonly PostCode[],
  tie: Tie,
): boolean =>
  others.some(({ post, personId }) => {
    const meets =
      (one.includes(seat.post) && other.includes(post)) || (other.includes(seat.post) && one.includes(post));
    return meets && (tie === 'same-person' ? personId === seat.personId : relatives.has(personId));
  });

/** Nobody takes the same seat twice at a time. */
export const samePostTwice = ({ seat, others }: Beside): StructureRefusal | undefined =>
  others.some(({ personId, post }) => personId === seat.personId && post === seat.post)
    ? { rejected: 'already-holds-post' }
    : undefined;

/** A body has one head at a time. Basis: Organic Law (2018) art. 6; DEFAULT for the others. */
export const seatOccupied = ({ seat, others }: Beside): StructureRefusal | undefined =>
  isSingle(seat.post) && others.some(({ post }) => post === seat.post) ? { rejected: 'seat-occupied' } : undefined;

const sizeWith = ({ seat, others }: Proposal, posts: readonly PostCode[]): number =>
  personsIn(holdersIn([seat, ...others], posts)).length;

/** A villagers' committee has three to seven members. Basis: Organic Law (2018) art. 6; `election.vcSize`. */
export const vcFull: Check = (proposal) =>
  VC.includes(proposal.seat.post) && sizeWith(proposal, VC) > proposal.rules.vcSize.max
    ? { rejected: 'vc-full' }
    : undefined;

/** A supervisory committee has three or five members. Basis: Shandong regulations L02, L03; `election.vscSize`. */
export const vscFull: Check = (proposal) =>
  VSC.includes(proposal.seat.post) && sizeWith(proposal, VSC) > Math.max(...proposal.rules.vscSizes)
    ? { rejected: 'vsc-full' }
    : undefined;

/** Basis: R2, Shandong measures (2012) art. 31, Shandong disclosure regulation (2018) art. 14. */
export const r2SamePerson: TieCheck = (proposal) =>
  isTied(proposal, VSC, VC, 'same-person') ? { rejected: 'rule-r2-same-person-in-vc-and-vsc' } : undefined;

/** Basis: R2, as above; Organic Law (2025) art. 37. */
export const r2NearRelative: TieCheck = (proposal) =>
  isTied(proposal, VSC, VC, 'near-relative') ? { rejected: 'rule-r2-near-relative-in-vc-and-vsc' } : undefined;

/** In Shandong finance staff, clerk and collective head neither. Basis: R2, L02 art. 31; `structure.vscExcludedPosts`. */
export const r2ExcludedPost: TieCheck = (proposal) =>
  isTied(proposal, VSC, proposal.rules.vscExcludedPosts, 'same-person')
    ? { rejected: 'rule-r2-excluded-post-and-vsc' }
    : undefined;

const SUPERVISOR: readonly PostCode[] = ['collectiveSupervisor'];
const DIRECTOR: readonly PostCode[] = ['vcDirector'];

/** Basis: R4, Rural Collective Economic Organizations Law arts. 29, 34. */
export const r4OnBoard: TieCheck = (proposal) =>
  isTied(proposal, SUPERVISOR, BOARD, 'same-person') ? { rejected: 'rule-r4-supervisor-on-board' } : undefined;

/** Basis: R4, Rural Collective Economic Organizations Law arts. 29, 34. */
export const r4InFinance: TieCheck = (proposal) =>
  isTied(proposal, SUPERVISOR, FINANCE, 'same-person') ? { rejected: 'rule-r4-supervisor-in-finance' } : undefined;

/** Basis: R4, Rural Collective Economic Organizations Law arts. 29, 34. */
export const r4NearRelative: TieCheck = (proposal) =>
  isTied(proposal, SUPERVISOR, [...BOARD, ...FINANCE], 'near-relative')
    ? { rejected: 'rule-r4-supervisor-near-relative' }
    : undefined;

/** Board members avoid near relatives among themselves. Basis: R4, Collective Organizations Law art. 29 ("shall"). */
export const r4BoardNearRelatives: TieCheck = (proposal) =>
  isTied(proposal, BOARD, BOARD, 'near-relative') ? { rejected: 'rule-r4-board-near-relatives' } : undefined;

/** Basis: R5, Shandong measures (2012) art. 16. */
export const r5InFinance: TieCheck = (proposal) =>
  isTied(proposal, DIRECTOR, FINANCE, 'same-person') ? { rejected: 'rule-r5-director-in-finance' } : undefined;

/** Basis: R5, Shandong measures (2012) art. 16. */
export const r5NearRelative: TieCheck = (proposal) =>
  isTied(proposal, DIRECTOR, FINANCE, 'near-relative')
    ? { rejected: 'rule-r5-director-near-relative-in-finance' }
    : undefined;

/** Rules on who sits beside whom: each is broken by two seats at a time. */
const TIES: readonly TieCheck[] = [
  r2SamePerson,
  r2NearRelative,
  r2ExcludedPost,
  r4OnBoard,
  r4InFinance,
  r4NearRelative,
  r4BoardNearRelatives,
  r5InFinance,
  r5NearRelative,
];
const CHECKS: readonly Check[] = [samePostTwice, ...TIES, seatOccupied, vcFull, vscFull];

/** Every tie that the seat would have, with the seats that it would be tied to. */
export const tiesOf = (proposal: Proposal): readonly Readonly<{ rule: PastBreach; beside: readonly Seat[] }>[] =>
  TIES.flatMap((check) => {
    const beside = proposal.others.filter((other) => check({ ...proposal, others: [other] }));
    const rule = check(proposal)?.rejected;
    return rule === undefined ? [] : [{ rule, beside }];
  });

/** What no record can hold, whatever the law of the day was. */
export const recordsRefusal = (beside: Beside): StructureRefusal | undefined =>
  samePostTwice(beside) ?? seatOccupied(beside);

/** The first hard rule on the structure of a village's bodies that the seat would break. */
export const structureRefusal = (proposal: Proposal): StructureRefusal | undefined => {
  for (const check of CHECKS) {
    const refusal = check(proposal);
    if (refusal) return refusal;
  }
  return undefined;
};
