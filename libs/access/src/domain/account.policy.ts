import type { Grantee, Policy } from '#kernel';
import type { AccountCommand } from './account.commands.js';
import { grantKey, type AccountState } from './account.state.js';
import { confirmingRoles } from './separate-administrators.js';

const confirmersAt = (org: string): readonly Grantee[] => confirmingRoles.map((role) => ({ role, org }));

const keepersAt = (org: string): readonly Grantee[] => [{ system: true }, { role: 'securityAdmin', org }];

/**
 * Accounts are kept by the security administrator at or above the unit, and by the system at the first start; nobody keeps
 * the roles of their own accounts. An administrator is confirmed by one of another kind, who did not propose it. To
 * everyone else an account does not exist. Basis: separation of the three administrators, handbook 1.2 and 7 (DEFAULT).
 */
export const accountPolicy: Policy<AccountCommand, AccountState> = (command, state) => {
  if (command.type === 'OpenAccount') return { anyOf: keepersAt(command.orgCode) };
  if (state.status === 'none') return undefined;
  const own = { code: 'own-account', persons: state.personId === null ? [] : [state.personId] };
  const seenBy = [...keepersAt(state.orgCode), ...confirmersAt(state.orgCode)];
  if (command.type !== 'ConfirmAdministrator')
    return {
      anyOf: keepersAt(command.type === 'CloseAccount' ? state.orgCode : command.orgCode),
      seenBy: keepersAt(state.orgCode),
      separation: [own],
    };
  const proposal = state.status === 'open' ? state.proposed[grantKey(command)] : undefined;
  const proposer = { code: 'administrator-needs-two', persons: proposal ? [proposal.proposerId] : [] };
  return { anyOf: confirmersAt(command.orgCode), seenBy, separation: [own, proposer] };
};
