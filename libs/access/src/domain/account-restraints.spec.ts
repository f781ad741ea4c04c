import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import type { AccountCommand } from './account.commands.js';
import { account } from './account.js';
import type { OpenAccountState } from './account.state.js';

const orgCode = '370102001001';
const role = 'auditAdmin';
const whose = { today: '2026-03-02', registered: true, elsewhere: [] };
const giving = { ...whose, giverId: 'a9', level: 'town', proposer: null, monthsAhead: 6 } as const;
const proposal = { accountId: 'a1', role, orgCode, from: '2026-03-02', until: null, proposerAccountId: 'a9' } as const;

const opened = account.decider.evolve(account.decider.initialState(), {
  type: 'AccountOpened.v1',
  data: { accountId: 'a1', personId: 'p1', orgCode, openedOn: '2026-03-01' },
}) as OpenAccountState;
const proposed = account.decider.evolve(opened, {
  type: 'AdministratorProposed.v1',
  data: { ...proposal, proposerId: 'p9', proposedOn: '2026-03-01' },
});

type Facts = Readonly<{ ended: boolean; deceased: boolean }>;
const sound: Facts = { ended: false, deceased: false };
const days = { from: null, until: null };
const commands = (facts: Facts): readonly AccountCommand[] => [
  { type: 'OpenAccount', accountId: 'a2', personId: 'p2', orgCode, env: { ...whose, ...facts } },
  { type: 'GrantRole', accountId: 'a1', role, orgCode, ...days, env: { ...giving, ...facts } },
  { type: 'ConfirmAdministrator', accountId: 'a1', role, orgCode, env: { ...whose, ...facts } },
];
const outcomes = (facts: Facts) =>
  commands(facts).map((command) => {
    const state = command.type === 'OpenAccount' ? account.decider.initialState() : proposed;
    const decision = account.decider.decide(command, state);
    return isRejection(decision) ? decision.rejected : decision.map(({ type }) => type);
  });

describe('an account', () => {
  it.each([
    ['in a unit that has ended', { ended: true }, 'unit-ended'],
    ['of who is marked as deceased', { deceased: true }, 'person-deceased'],
  ])('%s is not opened, given a role or confirmed', (_name, fact, code) =>
    expect(outcomes({ ...sound, ...fact })).toEqual([code, code, code]),
  );

  it('of somebody else is, in a unit that goes on', () =>
    expect(outcomes(sound)).toEqual([['AccountOpened.v1'], ['RoleGranted.v1'], ['RoleGranted.v1']]));
});

describe('the days of a role that is given', () => {
  const give = (from: string | null, until: string | null = null, monthsAhead: number | null = 6) => {
    const env = { ...giving, ...sound, monthsAhead };
    const given = account.decider.decide(
      { type: 'GrantRole', accountId: 'a1', role: 'archivist', orgCode, from, until, env },
      opened,
    );
    return isRejection(given) ? given.rejected : given.map(({ data }) => 'from' in data && [data.from, data.until]);
  };

  it('begin today or later, no further ahead than a term may begin, and end after they begin', () => {
    expect(give(null)).toEqual([['2026-03-02', null]]);
    expect(give('2026-03-02', '2026-03-02')).toEqual([['2026-03-02', '2026-03-02']]);
    expect(give('2026-09-02', '2027-08-31')).toEqual([['2026-09-02', '2027-08-31']]);
    expect(give('2026-03-01')).toBe('grant-backdated');
    expect(give('1900-01-01', '1901-01-01')).toBe('grant-backdated');
    expect(give('2026-09-03')).toBe('grant-too-far-ahead');
    expect(give('2190-01-01')).toBe('grant-too-far-ahead');
    expect(give('2026-03-05', '2026-03-04')).toBe('grant-without-days');
    expect(give(null, '2026-03-01')).toBe('grant-without-days');
  });

  it('begin on any day to come where no rule says how far ahead', () => {
    expect(give('2027-09-03', null, null)).toEqual([['2027-09-03', null]]);
    expect(give('2026-03-01', null, null)).toBe('grant-backdated');
  });

  it('are as bounded for an administrator who is proposed', () => {
    const env = { ...giving, ...sound, proposer: { accountId: 'a9', personId: 'p9' } };
    const propose = (from: string) =>
      account.decider.decide({ type: 'GrantRole', accountId: 'a1', role, orgCode, from, until: null, env }, opened);
    expect(propose('2026-03-01')).toEqual({ rejected: 'grant-backdated' });
    expect(propose('2026-09-03')).toEqual({ rejected: 'grant-too-far-ahead' });
    expect(propose('2026-09-02')).toMatchObject([{ type: 'AdministratorProposed.v1' }]);
  });
});
