import { describe, expect, it } from '@jest/globals';
import { isRejection } from '#kernel';
import { publishedCalendar } from '#testing';
import { periodOf } from '#workflow';
import { lookup } from './joint-review.fixture.js';
import { openSelection, type SelectionCommand } from './selection.js';

const calendar = publishedCalendar(2025, 2026);
const { amount, unit } = { amount: lookup('selection.application').value as number, unit: 'workingDay' as const };
const applying = { key: 'selection.application', version: '1', amount, unit } satisfies ReturnType<typeof periodOf>;
const selectionId = 's1';
const env = { today: '2026-03-02', personId: 'p-officer' };
const plan: SelectionCommand = {
  type: 'PlanSelection',
  selectionId,
  orgPath: ['3701', '370112'],
  villages: ['370112013205', '370112013205', '370112013206'],
  conditions: '中共党员',
  team: ['p-one', 'p-two'],
  env: { ...env, teamMin: 2 },
};
const notice: SelectionCommand = {
  type: 'PostSelectionNotice',
  selectionId,
  noticeNo: '历城组〔2026〕5号',
  postedOn: '2026-03-02',
  env: { ...env, personId: 'p-leader', applying, calendar },
};
const close: SelectionCommand = { type: 'CloseSelection', selectionId, reason: '选任结束', env };

const { decider, policy } = openSelection;
const after = (...commands: readonly SelectionCommand[]) => {
  let state = decider.initialState();
  for (const command of commands) {
    const decided = decider.decide(command, state);
    if (isRejection(decided)) throw new Error(decided.rejected);
    state = decided.reduce(decider.evolve, state);
  }
  return state;
};
const refused = (command: SelectionCommand, ...before: readonly SelectionCommand[]) => {
  const decided = decider.decide(command, after(...before));
  return isRejection(decided) ? decided.rejected : decided.map(({ type }) => type);
};

describe('an open selection', () => {
  it('is planned once, by a team that is large enough', () => {
    expect(after(plan).plan).toMatchObject({ villages: ['370112013205', '370112013206'], plannedBy: 'p-officer' });
    expect(refused(plan, plan)).toBe('selection-exists');
    expect(refused({ ...plan, team: ['p-one', 'p-one'] } as SelectionCommand)).toBe('team-too-small');
  });

  it('is noticed once; applications are taken so many working days from the notice', () => {
    expect(after(plan, notice).notice).toEqual({ postedOn: '2026-03-02', applyUntil: '2026-03-16' });
    expect(refused(notice, plan, notice)).toBe('selection-noticed-already');
    expect(refused({ ...notice, postedOn: '2026-03-03' } as SelectionCommand, plan)).toBe('date-ahead');
    expect(decider.decide({ ...notice, postedOn: '2026-03-01' } as SelectionCommand, after(plan))).toEqual({
      rejected: 'date-before-step',
      params: { earliest: '2026-03-02' },
    });
    expect(refused(notice, plan, close)).toBe('selection-closed');
  });

  it('is closed once', () => {
    expect(refused(close, plan)).toEqual(['SelectionClosed.v1']);
    expect(refused(close, plan, notice, close)).toBe('selection-closed');
  });

  it('is planned by the county’s officer, and noticed by its leader apart from whoever planned it', () => {
    const org = '370112';
    expect(policy(plan, decider.initialState())?.anyOf).toEqual([{ role: 'countyOrgOfficer', org }]);
    expect(policy(notice, after(plan))).toMatchObject({
      anyOf: [{ role: 'countyOrgLeader', org }],
      separation: [{ code: 'drafter-acts-apart', persons: ['p-officer'] }],
    });
    expect(policy(close, after(plan))?.anyOf).toHaveLength(2);
    expect(policy(notice, decider.initialState())).toBeUndefined();
  });
});
