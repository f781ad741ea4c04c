import { adjustmentProblems } from './adjustment-problems.js';
import { handoverProblems } from './handover-problems.js';
import { movesProblems } from './moves-problems.js';

/** What is said when a command of this context is refused, and what to change. */
export const rotationProblems = { ...adjustmentProblems, ...movesProblems, ...handoverProblems };
