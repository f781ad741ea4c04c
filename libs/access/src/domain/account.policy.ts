import type { Grantee, Policy } from '#kernel';
import type { AccountCommand } from './account.commands.js';
import type { AccountState } from './account.state.js';

const keepersAt = (org: string): readonly Grantee[] => [{ system: true }, { role: 'securityAdmin', org }];

/**
 * Accounts are kept by the security administrator at or above the unit, and by the system at the first start; nobody
 * keeps the roles of their own accounts. To everyone else an account does not exist. Basis: separation of the three administrators, handbook 1.2 and 7 (DEFAULT).
 */
export const accountPolicy: Policy<AccountCommand, AccountState> = (command, state) => {
  if (command.type === 'OpenAccount') return { anyOf: keepersAt(command.orgCode) };
  if (state.status === 'none') return undefined;
  const anyOf = keepersAt(command.type === 'CloseAccount' ? state.orgCode : command.orgCode);
  const persons = state.personId === null ? [] : [state.personId];
  return { anyOf, seenBy: keepersAt(state.orgCode), separation: [{ code: 'own-account', persons }] };
};
