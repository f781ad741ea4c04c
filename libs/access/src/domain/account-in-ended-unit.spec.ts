import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import type { AccountCommand } from './account.commands.js';
import { account } from './account.js';
import type { OpenAccountState } from './account.state.js';

const orgCode = '370102001001';
const role = 'auditAdmin';
const whose = { today: '2026-03-02', registered: true, elsewhere: [] };
const giving = { ...whose, giverId: 'a9', level: 'town', proposer: null } as const;
const proposal = { accountId: 'a1', role, orgCode, from: '2026-03-02', until: null, proposerAccountId: 'a9' } as const;

const opened = account.decider.evolve(account.decider.initialState(), {
  type: 'AccountOpened.v1',
  data: { accountId: 'a1', personId: 'p1', orgCode, openedOn: '2026-03-01' },
}) as OpenAccountState;
const proposed = account.decider.evolve(opened, {
  type: 'AdministratorProposed.v1',
  data: { ...proposal, proposerId: 'p9', proposedOn: '2026-03-01' },
});

const days = { from: null, until: null };
const commands = (ended: boolean): readonly AccountCommand[] => [
  { type: 'OpenAccount', accountId: 'a2', personId: 'p2', orgCode, env: { ...whose, ended } },
  { type: 'GrantRole', accountId: 'a1', role, orgCode, ...days, env: { ...giving, ended } },
  { type: 'ConfirmAdministrator', accountId: 'a1', role, orgCode, env: { ...whose, ended } },
];
const outcomes = (ended: boolean) =>
  commands(ended).map((command) => {
    const state = command.type === 'OpenAccount' ? account.decider.initialState() : proposed;
    const decision = account.decider.decide(command, state);
    return isRejection(decision) ? decision.rejected : decision.map(({ type }) => type);
  });

describe('an account in a unit that has ended', () => {
  it('is not opened, given a role or confirmed in it', () =>
    expect(outcomes(true)).toEqual(['unit-ended', 'unit-ended', 'unit-ended']));

  it('is in one that goes on', () =>
    expect(outcomes(false)).toEqual([['AccountOpened.v1'], ['RoleGranted.v1'], ['RoleGranted.v1']]));
});
