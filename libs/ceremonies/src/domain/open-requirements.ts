import { hostedActions, type CaseEntry, type HostedAction } from '#workflow';
import { ceremonyHosting } from './ceremony.hosting.js';
import { hostedOf, type CeremonyState } from './ceremony.state.js';
import { ceremonyBasis } from './ceremony.basis.js';
import { dutiesOf, openActions, requirementOf } from './duties.js';

/**
 * Everything that the case is open for, with what the policy asks of whoever does it: the commands of this context, and
 * the verbs that every case has.
 */
export const requirementsOf = (state: CeremonyState, entries: readonly CaseEntry[] = []): readonly HostedAction[] => {
  if (state.status === 'none') return [];
  const duties = dutiesOf(state);
  const own = openActions(state).map((action): HostedAction => {
    const { anyOf, separation = [] } = requirementOf(action, state);
    const duty = duties.find((one) => one.action === action);
    const clock = state.clocks.deadlines[duty?.deadlineId ?? ''];
    const dueOn = clock?.status === 'running' ? clock.dueOn : null;
    return { action, taskId: null, anyOf, separation, dueOn, waited: duty !== undefined, basis: ceremonyBasis[action] };
  });
  return [...own, ...hostedActions(ceremonyHosting, hostedOf(state), entries)];
};
