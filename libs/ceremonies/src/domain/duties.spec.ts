import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRejection } from '#kernel';
import {
  at,
  cancel,
  caseAfter,
  check,
  complain,
  draft,
  filingId,
  findBreach,
  giveBack,
  notify,
  people,
  register,
  report,
  submit,
  town,
  verify,
  village,
  advance,
} from '../ceremony.fixture.js';
import { actionTypes, sensible, walk, type Step } from '../ceremony-walk.fixture.js';
import { ceremony } from './ceremony.js';
import { ceremonyPolicy } from './ceremony.policy.js';
import { reviewOf, type Ceremony } from './ceremony.state.js';
import { dutiesOf, openActions, requirementOf } from './duties.js';
import { requirementsOf } from './open-requirements.js';

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 25 })),
  pick: fc.nat(200),
  word: fc.nat(200),
  free: fc.constant(false),
});

/** A case that some walk leads to, looked at now. */
const reached = fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }).map((steps) => {
  const { state, today } = walk([...steps, { days: 0, pick: 0, word: 1, free: false }]);
  const now = at(today, '23:59');
  const looked = ceremony.decide({ type: 'AdvanceCase', env: now }, state);
  if (isRejection(looked) || state.status === 'none') throw new Error('a walk opens a case');
  return { now, state: looked.reduce(ceremony.evolve, state) as Ceremony };
});

const clockTypes: readonly string[] = ['AdvanceCase', 'RecomputeDeadlines', 'RelocateCase', 'AcknowledgeAlert'];
const actions = actionTypes.filter((type) => !clockTypes.includes(type));

describe('the actions that a case is open to', () => {
  it('are exactly those that are not refused for its state', () =>
    fc.assert(
      fc.property(reached, fc.nat(50), ({ state, now }, word) => {
        const open = [...new Set(requirementsOf(state).map(({ action }) => action))];
        const taken = actions.filter((type) => !isRejection(ceremony.decide(sensible(type, state, now, word), state)));
        expect(open.toSorted()).toEqual([...taken].sort());
      }),
      { numRuns: 150 },
    ));

  it('name each once', () =>
    fc.assert(
      fc.property(reached, ({ state }) => expect(new Set(openActions(state)).size).toBe(openActions(state).length)),
      { numRuns: 60 },
    ));
});

describe('duties', () => {
  it('never leave an open case to nobody, and lie within what is open', () =>
    fc.assert(
      fc.property(reached, ({ state }) => {
        const duties = dutiesOf(state);
        expect(duties.filter(({ action }) => !openActions(state).includes(action))).toEqual([]);
        expect(duties.filter(({ anyOf }) => anyOf.length === 0)).toEqual([]);
        const waitsForItsDay = reviewOf(state) === 'registered' && state.after === 'ahead';
        expect(state.status !== 'open' || waitsForItsDay || duties.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    ));

  const toChecked = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15')];
  const toRegistered = [...toChecked, register('2026-09-15')];
  const toReported = [...toRegistered, report('2026-10-12')];
  const toDiffering = [...toReported, verify('2026-10-13', { agrees: false })];
  const reporter = { person: people.reporter };
  const checker = { role: 'villageSecretary', org: village };
  const officer = { role: 'townDisciplineOfficer', org: town };

  it.each([
    ['a draft', [draft('2026-09-10')], [['SubmitReport', reporter, null]]],
    ['a submitted report', toChecked.slice(0, 2), [['CheckReport', checker, 'register']]],
    ['a checked report', toChecked, [['RegisterReport', officer, 'register']]],
    [
      'a checked report without its commitment',
      [draft('2026-09-10'), submit('2026-09-15', { committed: false }), check('2026-09-15')],
      [['ReturnReport', officer, 'register']],
    ],
    ['a returned report', [...toChecked, giveBack('2026-09-15')], [['ResubmitReport', reporter, 'register']]],
    ['a registered report whose day is ahead', toRegistered, []],
    ['a past event', [...toRegistered, advance('2026-10-11')], [['SubmitPostReport', reporter, 'post-report']]],
    ['a notified funeral', [notify('2026-02-16')], [['SubmitPostReport', reporter, 'post-report']]],
    ['a reported funeral', [notify('2026-02-16'), report('2026-02-24')], [['RegisterReport', officer, 'register']]],
    ['a reported event', toReported, [['VerifyPostReport', officer, null]]],
    ['a difference', toDiffering, [['FindBreach', officer, null]]],
    ['a breach', [...toDiffering, findBreach('2026-10-14')], [['TransferClue', officer, null]]],
    ['a closed case', [...toReported, verify('2026-10-13')], []],
    ['a cancelled case', [...toRegistered, cancel('2026-09-20'), complain('2026-10-12')], []],
  ])('of %s', (_what, story, expected) => {
    const duties = dutiesOf(caseAfter(...story));
    expect(duties.map(({ action, anyOf, deadlineId }) => [action, anyOf[0], deadlineId])).toEqual(expected);
  });

  it('of an event not yet registered are two, each with its clock', () => {
    const duties = dutiesOf(caseAfter(draft('2026-09-10'), submit('2026-09-15'), advance('2026-10-11')));
    expect(duties.map(({ action, deadlineId }) => [action, deadlineId])).toEqual([
      ['CheckReport', 'register'],
      ['SubmitPostReport', 'post-report'],
    ]);
  });
});

describe('the requirement of an action', () => {
  it('is the same whatever the words', () =>
    fc.assert(
      fc.property(reached, fc.nat(50), ({ state, now }, word) => {
        for (const type of openActions(state))
          expect(ceremonyPolicy(sensible(type, state, now, word), state)).toEqual(requirementOf(type, state));
      }),
      { numRuns: 40 },
    ));

  it('keeps a case with nothing ahead out of every inbox', () =>
    expect(dutiesOf({ ...caseAfter(draft('2026-09-10')), filingId, status: 'void' })).toEqual([]));
});
