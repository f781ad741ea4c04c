import { addMonths, type LocalDate, type Rejection } from '#kernel';
import type { OrgLevel } from './org-level.js';
import type { Basis, EndReason } from './post-term.events.js';
import type { Death, EntryFacts, ExitFacts, InvestigationLock } from './post-term.facts.js';
import { groupOf, isElected } from './post-groups.js';
import type { PostCode } from './posts.js';
import type { RegistryEnv } from './registry-rules.js';

export type PersonRestraint = Rejection<'investigation-lock'> | Rejection<'holder-deceased'>;
export type EntryRestraint =
  PersonRestraint | Rejection<'unit-ended' | 'post-not-at-this-level' | 'not-reviewed' | 'starts-too-far-ahead'>;
export type ExitRestraint = Rejection<'investigation-lock' | 'ends-ahead'>;

type Entry = Readonly<{ post: PostCode; basis: Basis; startedOn: LocalDate }>;

const BY_THE_UNIT: readonly EndReason[] = ['removal', 'transfer', 'contract-end'];

/**
 * Nobody under a filed investigation is put into another post by an organization. Whom voters elect holds the post all the
 * same: their right to stand is removed by law alone. Basis: R6, Sanctions Law art. 52; R7, Organic Law art. 13.
 */
export const keptFromPost = (basis: Basis, lock: InvestigationLock | null): PersonRestraint | undefined =>
  lock !== null && basis !== 'election' ? { rejected: 'investigation-lock' } : undefined;

/**
 * Nor is a post taken from them: they resign with the written consent of the supervision organ only. Death, the end of the
 * term, recall by those who elected, and what a court or the law itself ends, go on. Where a unit was dissolved, an
 * organization decides on the posts that it gives, and an election on the others. Basis: R6, Sanctions Law art. 52.
 */
export const heldInPost = (
  reason: EndReason,
  post: PostCode,
  lock: InvestigationLock | null,
): ExitRestraint | undefined => {
  if (lock === null) return undefined;
  const byTheUnit = BY_THE_UNIT.includes(reason) || (reason === 'unit-dissolved' && !isElected(post));
  const held = byTheUnit || (reason === 'resignation' && !lock.resignationConsented);
  return held ? { rejected: 'investigation-lock' } : undefined;
};

/** The dead hold no post: a term from before the death is recorded with its end. Basis: Civil Code art. 13. */
export const isDeceased = (death: Death | null): PersonRestraint | undefined =>
  death ? { rejected: 'holder-deceased' } : undefined;

const beganAfterDeath = (startedOn: LocalDate, death: Death | null): EntryRestraint | undefined =>
  death?.diedOn && startedOn > death.diedOn ? { rejected: 'holder-deceased' } : undefined;

/** Those whom an organization puts into a post of the village two committees are reviewed first. Basis: handbook W1a. */
export const needsReview = (post: PostCode, basis: Basis): boolean =>
  basis === 'appointment' && groupOf(post) === 'party';

/**
 * A person not reviewed may not take the post. Whom members or villagers elect holds it all the same: what the review
 * keeps away from is the nomination. Basis: handbook W1a ("what it is"), R7.
 */
export const unreviewed = ({ post, basis }: Entry, { reviewed }: EntryFacts): EntryRestraint | undefined =>
  needsReview(post, basis) && !reviewed ? { rejected: 'not-reviewed' } : undefined;

/** Posts of a village are held in villages, and those of offices above them. Basis: handbook 1.1 (levels and actors). */
export const wrongLevel = (post: PostCode, level: OrgLevel): EntryRestraint | undefined =>
  (post === 'official') === (level === 'village') ? { rejected: 'post-not-at-this-level' } : undefined;

/**
 * Whoever follows is on record before their first day, and no sooner than the end of the term before is remembered: a seat
 * that is taken for another day is nobody else's, and ends a vacancy. Basis: `term.alertBeforeEnd` (DEFAULT).
 */
export const tooFarAhead = (startedOn: LocalDate, { today, rules }: RegistryEnv): EntryRestraint | undefined =>
  startedOn > addMonths(today, rules.alertMonthsBeforeEnd) ? { rejected: 'starts-too-far-ahead' } : undefined;

const endedUnit = ({ open }: EntryFacts['unit']): EntryRestraint | undefined =>
  open ? undefined : { rejected: 'unit-ended' };

/** What stands in the way of a term that goes on. */
export const entryRestraint = ({ post, basis }: Entry, { lock, death, unit }: EntryFacts): EntryRestraint | undefined =>
  wrongLevel(post, unit.level) ?? endedUnit(unit) ?? isDeceased(death) ?? keptFromPost(basis, lock);

/** What stands in the way of a term of the past, whoever records it. */
export const pastRestraint = ({ post, startedOn }: Entry, { death, unit }: EntryFacts): EntryRestraint | undefined =>
  wrongLevel(post, unit.level) ?? endedUnit(unit) ?? beganAfterDeath(startedOn, death);

const FORESEEN: readonly EndReason[] = ['term-end', 'contract-end'];

/** Only what ends by the run of time is known ahead; everything else is recorded when it has happened. Basis: DEFAULT. */
const endsAhead = (reason: EndReason, endedOn: LocalDate, today: LocalDate): ExitRestraint | undefined =>
  endedOn > today && !FORESEEN.includes(reason) ? { rejected: 'ends-ahead' } : undefined;

/** What stands in the way of an end, unless a case has decided it. */
export const exitRestraint = (
  { reason, endedOn, post }: Readonly<{ reason: EndReason; endedOn: LocalDate; post: PostCode }>,
  { lock, decided }: ExitFacts,
  today: LocalDate,
): ExitRestraint | undefined =>
  decided ? undefined : (endsAhead(reason, endedOn, today) ?? heldInPost(reason, post, lock));
