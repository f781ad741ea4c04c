import type { Grantee, Separation } from '#kernel';
import { isRunning, movesOf, taskOf, type FlowVerbCommand, type Move } from '#workflow';
import { ceremonyPolicy } from './ceremony.policy.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import { ceremonyHosting } from './ceremony.hosting.js';
import { CHECK } from './ceremony.procedure.js';
import { hostedOf, isToCome, reviewOf, type Ceremony } from './ceremony.state.js';
import { POST_REPORT, REGISTER } from './clocks.js';

/** The commands of this context that somebody gives on a case. */
export type CeremonyAction = Exclude<
  CeremonyCommand['type'],
  | 'DraftReport'
  | 'NotifyFuneral'
  | 'AdvanceCase'
  | 'RecomputeDeadlines'
  | 'RelocateCase'
  | 'AcknowledgeAlert'
  | FlowVerbCommand['type']
>;

/** What a case waits for, who may do it, who may not, and the clock that runs on it. */
export type Duty = Readonly<{
  action: CeremonyAction;
  anyOf: readonly Grantee[];
  separation: readonly Separation[];
  deadlineId: string | null;
}>;

/** Everything that the case's state lets somebody do by commands of this context. Server and console show the same. */
export const openActions = (ceremony: Ceremony): readonly CeremonyAction[] =>
  ceremony.status === 'open'
    ? [...reviewActions(ceremony), ...afterActions(ceremony), 'LinkComplaint']
    : ['LinkComplaint'];

const reviewActions = (ceremony: Ceremony): readonly CeremonyAction[] => {
  const { after } = ceremony;
  const review = reviewOf(ceremony);
  const current = review !== 'draft' && isToCome(ceremony);
  const cancellable = after === 'ahead' || after === 'awaiting';
  return [
    ...(review === 'draft' ? (['SubmitReport'] as const) : []),
    ...movesIn(ceremony).flatMap((move) => formsOf(move, ceremony)),
    ...(review === 'registered' ? (['GiveIntegrityReminder'] as const) : []),
    ...(current && review !== 'checked' ? (['ChangeReport'] as const) : []),
    ...(current ? (['NotifyCouncil'] as const) : []),
    ...(cancellable ? (['CancelReport'] as const) : []),
  ];
};

const movesIn = (ceremony: Ceremony): readonly Move[] => {
  const state = hostedOf(ceremony);
  return isRunning(state) ? movesOf(ceremonyHosting, state) : [];
};

/** The commands by which a move of the procedure is made, as far as the facts of the case allow. */
const formsOf = ({ verb, taskId }: Move, ceremony: Ceremony): readonly CeremonyAction[] => {
  const { committed, after, verified } = ceremony;
  switch (verb) {
    case 'GiveOpinion':
      if (taskOf(ceremony.flow!, taskId!)?.stage === CHECK) return ['CheckReport'];
      return committed ? ['RegisterReport'] : [];
    case 'ReturnCase':
      return ['ReturnReport'];
    case 'ResubmitCase':
      return ['ResubmitReport'];
    case 'DecideCase':
      if (after !== 'verifying' || verified === 'agrees') return [];
      return verified === 'no' ? ['VerifyPostReport'] : ['FindBreach'];
    default:
      return [];
  }
};

const afterActions = ({ after, kind, flow }: Ceremony): readonly CeremonyAction[] => {
  switch (after) {
    case 'ahead':
    case 'awaiting':
      return reviewOf({ kind, flow }) === 'draft' ? [] : ['SubmitPostReport'];
    case 'verifying':
      return ['CorrectPostReport', 'RecordStatement'];
    case 'breach-found':
      return ['RecordStatement', 'TransferClue'];
    default:
      return after satisfies never;
  }
};

const WAITED_FOR: Partial<Record<CeremonyAction, string | null>> = {
  SubmitReport: null,
  CheckReport: REGISTER,
  RegisterReport: REGISTER,
  ReturnReport: REGISTER,
  ResubmitReport: REGISTER,
  SubmitPostReport: POST_REPORT,
  VerifyPostReport: null,
  FindBreach: null,
  TransferClue: null,
};

/** The actions that the case waits for: the rows of an inbox. */
export const dutiesOf = (ceremony: Ceremony): readonly Duty[] =>
  openActions(ceremony)
    .filter((action) => isWaitedFor(action, ceremony))
    .map((action) => {
      const { anyOf, separation = [] } = requirementOf(action, ceremony);
      return { action, anyOf, separation, deadlineId: WAITED_FOR[action] ?? null };
    });

/** A post-event report is awaited once the event was; a checked report without its commitment can only be returned. */
const isWaitedFor = (action: CeremonyAction, ceremony: Ceremony): boolean => {
  const { after, committed } = ceremony;
  if (action === 'SubmitPostReport') return after !== 'ahead';
  if (action === 'ReturnReport') return reviewOf(ceremony) === 'checked' && !committed;
  return action in WAITED_FOR;
};

/** The requirement of an action does not depend on the words of its command. */
export const requirementOf = (action: CeremonyAction, ceremony: Ceremony) =>
  ceremonyPolicy({ type: action } as Extract<CeremonyCommand, { type: CeremonyAction }>, ceremony) ?? { anyOf: [] };
