import type { CeremonyState } from './ceremony.state.js';
import { openActions, requirementOf } from './duties.js';

/** Everything that the case is open for, with what the policy asks of whoever does it. */
export const requirementsOf = (state: CeremonyState) => {
  if (state.status === 'none') return [];
  return openActions(state).map((action) => {
    const { anyOf, separation = [] } = requirementOf(action, state);
    return { action, anyOf, separation };
  });
};
