import type { LocalDate, Rejection } from '#kernel';
import { isElected } from './post-groups.js';
import type { EndReason } from './post-term.events.js';
import type { SuccessorFacts } from './post-term.facts.js';
import { missingPaper, type MissingPaper, type Paper } from './post-term.rules.js';
import type { PostTerm } from './post-term.state.js';

export type DissolvedExit =
  | Rejection<'unit-not-dissolved' | 'ends-before-dissolution' | 'successor-not-assigned' | 'successor-not-elected'>
  | MissingPaper;

type Exit = Readonly<{ reason: EndReason; endedOn: LocalDate }> & Paper;

const APPROVAL = {
  zh: '批准撤销文件',
  en: 'approval of the dissolution',
  paper: true,
  law: 'Organic Law (2018) art. 3',
};

/**
 * No machine and no organization ends a post of a self-government body or of the collective because its village is
 * dissolved: the members serve until the body of the successor is elected. Where a village was closed and nobody goes on in
 * its place, the approval of its dissolution is the paper. Basis: R1, R2; Organic Law (2018) arts. 3, 11, 20 (RECALL).
 */
const unelected = ({ endedOn, ...paper }: Exit, { dissolution }: PostTerm, successor: SuccessorFacts | null) => {
  if (!successor)
    return dissolution?.by === 'closed'
      ? missingPaper(APPROVAL, paper)
      : ({ rejected: 'successor-not-assigned' } as const);
  const { electedOn } = successor;
  return electedOn === null || endedOn < electedOn ? ({ rejected: 'successor-not-elected' } as const) : undefined;
};

/** What stands in the way of an end because the unit was dissolved. Posts that an organization gives end by its paper. */
export const dissolvedExit = (
  exit: Exit,
  term: PostTerm,
  successor: SuccessorFacts | null,
): DissolvedExit | undefined => {
  if (exit.reason !== 'unit-dissolved') return undefined;
  if (!term.dissolution) return { rejected: 'unit-not-dissolved' };
  if (exit.endedOn < term.dissolution.dissolvedOn) return { rejected: 'ends-before-dissolution' };
  return isElected(term.post) ? unelected(exit, term, successor) : undefined;
};
