import type { Grantee, Separation } from '#kernel';
import { ceremonyPolicy } from './ceremony.policy.js';
import type { CeremonyCommand } from './ceremony.commands.js';
import { isToCome, type Ceremony } from './ceremony.state.js';
import { POST_REPORT, REGISTER } from './clocks.js';

export type CeremonyAction = Exclude<
  CeremonyCommand['type'],
  'DraftReport' | 'NotifyFuneral' | 'AdvanceCase' | 'RecomputeDeadlines' | 'RelocateCase' | 'AcknowledgeAlert'
>;

/** What a case waits for, who may do it, who may not, and the clock that runs on it. */
export type Duty = Readonly<{
  action: CeremonyAction;
  anyOf: readonly Grantee[];
  separation: readonly Separation[];
  deadlineId: string | null;
}>;

/** Everything that the case's state lets somebody do. Server and console show the same. */
export const openActions = (ceremony: Ceremony): readonly CeremonyAction[] =>
  ceremony.status === 'open'
    ? [...reviewActions(ceremony), ...afterActions(ceremony), 'LinkComplaint']
    : ['LinkComplaint'];

const reviewActions = (ceremony: Ceremony): readonly CeremonyAction[] => {
  const { review, after, committed } = ceremony;
  const changeable = review !== 'draft' && isToCome(ceremony);
  const cancellable = after === 'ahead' || after === 'awaiting';
  const registrable = review === 'checked' || (review === 'not-required' && after === 'verifying');
  return [
    ...actionsOf[review],
    ...(registrable && committed ? (['RegisterReport'] as const) : []),
    ...(changeable ? (['ChangeReport', 'NotifyCouncil'] as const) : []),
    ...(cancellable ? (['CancelReport'] as const) : []),
  ];
};

const actionsOf: Readonly<Record<Ceremony['review'], readonly CeremonyAction[]>> = {
  draft: ['SubmitReport'],
  submitted: ['CheckReport', 'ReturnReport'],
  checked: ['ReturnReport'],
  returned: ['ResubmitReport'],
  registered: ['GiveIntegrityReminder'],
  'not-required': [],
};

const afterActions = ({ after, review, verified }: Ceremony): readonly CeremonyAction[] => {
  switch (after) {
    case 'ahead':
    case 'awaiting':
      return review === 'draft' ? [] : ['SubmitPostReport'];
    case 'verifying': {
      const verify = review === 'registered' && verified === 'no';
      return [
        'CorrectPostReport',
        'RecordStatement',
        ...(verify ? (['VerifyPostReport'] as const) : []),
        ...(verified === 'differs' ? (['FindBreach'] as const) : []),
      ];
    }
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
const isWaitedFor = (action: CeremonyAction, { review, after, committed }: Ceremony): boolean => {
  if (action === 'SubmitPostReport') return after !== 'ahead';
  if (action === 'ReturnReport') return review === 'checked' && !committed;
  return action in WAITED_FOR;
};

/** The requirement of an action does not depend on the words of its command. */
export const requirementOf = (action: CeremonyAction, ceremony: Ceremony) =>
  ceremonyPolicy({ type: action } as Extract<CeremonyCommand, { type: CeremonyAction }>, ceremony) ?? { anyOf: [] };
