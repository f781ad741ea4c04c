import type { Rejection } from '#kernel';
import { groupOf } from './post-groups.js';
import type { RecordPastTerm } from './post-term.commands.js';
import {
  heldInPost,
  keptFromPost,
  unreviewed,
  type EntryRestraint,
  type ExitRestraint,
} from './post-term.restraints.js';
import { missingPaper, waysIn, waysOut, type MissingPaper, type Paper } from './post-term.rules.js';

export type UnprovenPast = EntryRestraint | ExitRestraint | MissingPaper | Rejection<'unit-not-dissolved'>;

export const NO_PAPER: Paper = { documentNo: null, documentOn: null };

/**
 * What a first load alone is spared: the papers of both ways, the joint review, and what an investigation forbids, as a
 * term that is recorded and then ended is asked for them. Nor does it end with its unit: nobody has recorded when and how
 * (ADR 72). Basis: R6, Sanctions Law art. 52; handbook W1a, W2.
 */
export const unprovenPast = (command: RecordPastTerm): UnprovenPast | undefined => {
  const { post, basis, documentNo, documentOn = null, reason, exit = NO_PAPER, env } = command;
  const { lock } = env.entry;
  if (reason === 'unit-dissolved') return { rejected: 'unit-not-dissolved' };
  return (
    keptFromPost(basis, lock) ??
    heldInPost(reason, post, lock) ??
    missingPaper(waysIn[groupOf(post)][basis], { documentNo, documentOn }) ??
    missingPaper(waysOut[groupOf(post)][reason], exit) ??
    unreviewed(command, env.entry)
  );
};
