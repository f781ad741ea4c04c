import {
  isRejection,
  recusalsFrom,
  type Aggregate,
  type Decider,
  type Decision,
  type LocalDate,
  type Policy,
  type Rejection,
} from '#kernel';
import { relocateCase } from '#workflow';
import { unfitTarget, type UnfitTarget } from './dissolution.js';
import { dissolvedExit, type DissolvedExit } from './dissolved-exit.js';
import type {
  AssignTermSuccessor,
  CorrectPostTerm,
  EndPost,
  PostTermCommand,
  RecordPastTerm,
  StartPost,
} from './post-term.commands.js';
import { postTermEvents, type PostTermEvent } from './post-term.events.js';
import { groupOf } from './post-groups.js';
import {
  entryRestraint,
  exitRestraint,
  pastRestraint,
  tooFarAhead,
  unreviewed,
  type EntryRestraint,
  type ExitRestraint,
} from './post-term.restraints.js';
import {
  missingPaper,
  paperAhead,
  unlawfulEntry,
  unlawfulExit,
  waysIn,
  waysOut,
  type MissingPaper,
  type PaperAhead,
  type UnlawfulEntry,
  type UnlawfulExit,
} from './post-term.rules.js';
import { evolvePostTerm, evolveStarted, type PostTerm, type PostTermState } from './post-term.state.js';
import { postKind } from './posts.js';
import { NO_PAPER, unprovenPast, type UnprovenPast } from './unproven-past.js';
import { registrarsOf } from './registrars.js';
import { endClock, moveEnd, noteDissolution, planEnd, recomputeTerm, whatTimeBroughtTerm } from './term-clock.js';

export type PostTermRejection =
  | Rejection<
      | 'already-started'
      | 'not-started'
      | 'already-ended'
      | 'ends-before-start'
      | 'nothing-corrected'
      | 'not-yet-over'
      | 'starts-ahead'
      | 'unknown-term-alert'
    >
  | DissolvedExit
  | UnfitTarget
  | UnlawfulEntry
  | UnlawfulExit
  | EntryRestraint
  | ExitRestraint
  | MissingPaper
  | PaperAhead
  | UnprovenPast;

type PostTermDecision = Decision<PostTermEvent, PostTermRejection>;

/** A paper is recorded where both its number and its date are known. */
const papersOf = (
  type: 'EntryDocumentRecorded.v1' | 'ExitDocumentRecorded.v1',
  termId: string,
  { documentNo, documentOn = null }: Readonly<{ documentNo: string | null; documentOn?: LocalDate | null }>,
): readonly PostTermEvent[] =>
  documentNo !== null && documentOn !== null ? [{ type, data: { termId, documentNo, documentOn } }] : [];

const start = (command: StartPost): PostTermDecision => {
  const { termId, personId, orgCode, post, basis, documentNo, documentOn = null, startedOn, env } = command;
  const refusal =
    tooFarAhead(startedOn, env) ??
    paperAhead(env.today, documentOn) ??
    unlawfulEntry(post, basis) ??
    entryRestraint(command, env.entry) ??
    (env.firstLoad ? undefined : missingPaper(waysIn[groupOf(post)][basis], { documentNo, documentOn })) ??
    unreviewed(command, env.entry);
  if (refusal) return refusal;
  const { regime, publicPower } = postKind(post);
  const words = { termId, personId, orgCode, post, basis, documentNo, startedOn };
  return [
    { type: 'PostStarted.v1', data: { ...words, regime, publicPower: command.publicPower ?? publicPower } },
    ...papersOf('EntryDocumentRecorded.v1', termId, command),
    ...planEnd({ termId, post, startedOn }, env),
  ];
};

/**
 * History: nothing is planned for it any more. Ways in and out are those of law. Basis: R1, R2.
 */
const recordPast = (command: RecordPastTerm): PostTermDecision => {
  const { termId, personId, orgCode, post, basis, documentNo, startedOn, endedOn, reason, env } = command;
  if (endedOn > env.today) return { rejected: 'not-yet-over' };
  if (endedOn < startedOn) return { rejected: 'ends-before-start' };
  const refusal =
    paperAhead(env.today, command.documentOn ?? null, command.exit?.documentOn ?? null) ??
    unlawfulEntry(post, basis) ??
    unlawfulExit(post, reason) ??
    pastRestraint(command, env.entry) ??
    (env.firstLoad ? undefined : unprovenPast(command));
  if (refusal) return refusal;
  const { regime, publicPower } = postKind(post);
  const words = { termId, personId, orgCode, post, basis, documentNo, startedOn };
  return [
    { type: 'PostStarted.v1', data: { ...words, regime, publicPower } },
    ...papersOf('EntryDocumentRecorded.v1', termId, command),
    { type: 'PostEnded.v1', data: { termId, endedOn, reason } },
    ...papersOf('ExitDocumentRecorded.v1', termId, command.exit ?? NO_PAPER),
  ];
};

const end = ({ endedOn, reason, documentNo, documentOn, env }: EndPost, term: PostTerm): PostTermDecision => {
  const { termId, post } = term;
  if (term.status === 'ended') return { rejected: 'already-ended' };
  if (endedOn < term.startedOn) return { rejected: 'ends-before-start' };
  const refusal =
    paperAhead(env.today, documentOn) ??
    unlawfulExit(post, reason) ??
    exitRestraint({ reason, endedOn, post }, env.exit, env.today) ??
    dissolvedExit({ reason, endedOn, documentNo, documentOn }, term, env.exit.successor) ??
    missingPaper(waysOut[groupOf(post)][reason], { documentNo, documentOn });
  if (refusal) return refusal;
  return [
    { type: 'PostEnded.v1', data: { termId, endedOn, reason } },
    ...papersOf('ExitDocumentRecorded.v1', termId, { documentNo, documentOn }),
    ...endClock(term, endedOn, reason, env),
  ];
};

/**
 * A term that has begun is not corrected into one that is yet to begin, since its holder may have acted in between: it is
 * ended, and the other one recorded. Basis: DEFAULT.
 */
const correct = (command: CorrectPostTerm, term: PostTerm): PostTermDecision => {
  const { startedOn, documentNo, documentOn, reason, env } = command;
  const { termId, personId } = term;
  if (startedOn > env.today && term.startedOn <= env.today) return { rejected: 'starts-ahead' };
  const ahead = tooFarAhead(startedOn, env) ?? paperAhead(env.today, documentOn);
  if (ahead) return ahead;
  if (term.endedOn !== null && term.endedOn < startedOn) return { rejected: 'ends-before-start' };
  const same = startedOn === term.startedOn && documentNo === term.documentNo && documentOn === term.documentOn;
  if (same) return { rejected: 'nothing-corrected' };
  const data = { termId, personId, startedOn, documentNo, documentOn, correctedOn: env.today, reason };
  const corrected: PostTermEvent = { type: 'PostTermCorrected.v1', data };
  const moved = startedOn === term.startedOn ? [] : moveEnd(evolveStarted(term, corrected), env);
  return [corrected, ...moved];
};

const assign = ({ successorCode, env }: AssignTermSuccessor, term: PostTerm): PostTermDecision => {
  const { termId, status, dissolution, assignedTo } = term;
  if (status === 'ended') return { rejected: 'already-ended' };
  if (!dissolution) return { rejected: 'unit-not-dissolved' };
  const unfit = unfitTarget(env.target);
  if (unfit) return unfit;
  if (assignedTo === successorCode) return { rejected: 'nothing-corrected' };
  return [{ type: 'TermSuccessorAssigned.v1', data: { termId, successorCode, assignedOn: env.today } }];
};

const act = (command: Exclude<PostTermCommand, StartPost | RecordPastTerm>, term: PostTerm): PostTermDecision => {
  switch (command.type) {
    case 'EndPost':
      return end(command, term);
    case 'CorrectPostTerm':
      return correct(command, term);
    case 'PlanTermEnd':
      return term.plannedEndOn === null && term.status === 'held' ? planEnd(term, command.env) : [];
    case 'NoteUnitDissolved':
      return term.status === 'held' && !term.dissolution ? noteDissolution(term, command, command.env) : [];
    case 'AssignTermSuccessor':
      return assign(command, term);
    case 'AdvanceTerm':
      return [];
    case 'RecomputeTermDeadlines':
      return recomputeTerm(term, command.env);
    case 'RelocateTerm': {
      const { termId: caseId, orgPath, clocks } = term;
      return orgPath.length === 0 ? [] : relocateCase({ caseId, orgPath, clocks }, command.orgPath, command.env.today);
    }
    case 'AcknowledgeTermAlert': {
      const { alertId, env } = command;
      const alert = term.clocks.alerts[alertId];
      if (!alert) return { rejected: 'unknown-term-alert' };
      if (alert.status !== 'open') return [];
      return [{ type: 'AlertAcknowledged.v1', data: { alertId, acknowledgedOn: env.today } }];
    }
    default:
      return command satisfies never;
  }
};

const decider: Decider<PostTermCommand, PostTermState, PostTermEvent, PostTermRejection> = {
  initialState: () => ({ status: 'none' }),
  evolve: evolvePostTerm,
  decide: (command, state) => {
    if (command.type === 'StartPost' || command.type === 'RecordPastTerm') {
      if (state.status !== 'none') return { rejected: 'already-started' };
      return command.type === 'StartPost' ? start(command) : recordPast(command);
    }
    if (state.status === 'none') return { rejected: 'not-started' };
    const passed = whatTimeBroughtTerm(state, command.env);
    if (command.type === 'AdvanceTerm') return passed;
    const decision = act(command, passed.reduce(evolveStarted, state));
    return isRejection(decision) || decision.length === 0 ? decision : [...passed, ...decision];
  },
};

/** Nobody registers the beginning, the correction or the end of their own post. */
const policy: Policy<PostTermCommand, PostTermState> = (command, state) => {
  if (command.type === 'StartPost' || command.type === 'RecordPastTerm') return registering(command.termId, command);
  if (state.status === 'none') return undefined;
  switch (command.type) {
    case 'PlanTermEnd':
    case 'NoteUnitDissolved':
    case 'AdvanceTerm':
    case 'RecomputeTermDeadlines':
    case 'RelocateTerm':
      return { anyOf: [{ system: true }] };
    case 'AcknowledgeTermAlert':
      return {
        anyOf: state.clocks.alerts[command.alertId]?.recipients ?? [],
        seenBy: registrarsOf(state.orgCode),
      };
    default:
      return registering(state.termId, state);
  }
};

/**
 * Those who register something of this person at this unit; `caseId` is the term, or the vacancy. Nobody registers a post of
 * their own, of a near relative, or where they have declared an interest. Basis: handbook 1.2 (separation rules).
 */
export const registering = (
  caseId: string,
  { orgCode, personId }: Readonly<{ orgCode: string; personId: string }>,
) => ({
  anyOf: registrarsOf(orgCode),
  seenBy: registrarsOf(orgCode),
  separation: [{ code: 'own-post', persons: [personId] }, ...recusalsFrom(caseId, personId)],
});

export const postTerm: Aggregate<PostTermCommand, PostTermState, PostTermEvent, PostTermRejection> = {
  category: 'postterm',
  decider,
  events: postTermEvents,
  policy,
};
