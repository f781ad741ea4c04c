import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import type { CaseViewEvent } from './case-view.events.js';
import { caseView, type CaseViewCommand, type CaseViewRejection } from './case-view.js';

const spec = specify(caseView.decider);

const env = { today: '2026-09-14', reader: null };
const reaching = { ...env, reaches: true };
const share = { role: 'villageSecretary', orgCode: '370112013' };
const keep: CaseViewCommand = {
  type: 'KeepCaseView',
  viewId: 'v1',
  ownerId: 'p1',
  name: ' 逾期 ',
  filter: { light: 'red' },
  env,
};
const kept = (filter: Readonly<Record<string, string>> = { light: 'red' }): CaseViewEvent => ({
  type: 'CaseViewKept.v1',
  data: { viewId: 'v1', ownerId: 'p1', name: '逾期', filter, keptOn: '2026-09-14' },
});
const shared: CaseViewEvent = { type: 'CaseViewShared.v1', data: { viewId: 'v1', ...share, sharedOn: '2026-09-14' } };
const ended: CaseViewEvent = { type: 'CaseViewShareEnded.v1', data: { viewId: 'v1', ...share, endedOn: '2026-09-14' } };
const removed: CaseViewEvent = { type: 'CaseViewRemoved.v1', data: { viewId: 'v1', removedOn: '2026-09-14' } };
const rename = (name: string): CaseViewCommand => ({ type: 'RenameCaseView', name, env });
const replace = (filter: Readonly<Record<string, string>>): CaseViewCommand => ({
  type: 'ReplaceCaseViewFilter',
  filter,
  env,
});
const giving: CaseViewCommand = { type: 'ShareCaseView', ...share, env: reaching };
const ending: CaseViewCommand = { type: 'EndCaseViewShare', ...share, env };
const remove: CaseViewCommand = { type: 'RemoveCaseView', env };

describe('a view', () => {
  it.each<[string, readonly CaseViewEvent[], CaseViewCommand, readonly CaseViewEvent[]]>([
    ['is kept under a name', [], keep, [kept()]],
    [
      'is renamed',
      [kept()],
      rename('红灯 '),
      [{ type: 'CaseViewRenamed.v1', data: { viewId: 'v1', ownerId: 'p1', name: '红灯', renamedOn: '2026-09-14' } }],
    ],
    ['keeps the name that it has', [kept()], rename('逾期'), []],
    [
      'takes another filter',
      [kept()],
      replace({ light: 'yellow' }),
      [
        {
          type: 'CaseViewFilterReplaced.v1',
          data: { viewId: 'v1', ownerId: 'p1', filter: { light: 'yellow' }, replacedOn: '2026-09-14' },
        },
      ],
    ],
    ['is shared with a role at a unit', [kept()], giving, [shared]],
    ['is shared once', [kept(), shared], giving, []],
    ['is shared no longer', [kept(), shared], ending, [ended]],
    ['is shared again', [kept(), shared, ended], giving, [shared]],
    ['is removed', [kept(), shared], remove, [removed]],
  ])('%s', (_name, given, command, events) =>
    spec
      .given(...given)
      .when(command)
      .thenEvents(...events),
  );

  it.each<[string, readonly CaseViewEvent[], CaseViewCommand, CaseViewRejection['rejected']]>([
    ['without a name', [], { ...keep, name: '  ' } as CaseViewCommand, 'view-name-missing'],
    ['kept twice', [kept()], keep, 'view-exists'],
    ['renamed to nothing', [kept()], rename(' '), 'view-name-missing'],
    [
      'shared beyond the own units',
      [kept()],
      { ...giving, env: { ...reaching, reaches: false } } as CaseViewCommand,
      'view-share-beyond-own-units',
    ],
    ['shared with words in it', [kept({ q: '张三' })], giving, 'view-with-words-stays-own'],
    ['given words while it is shared', [kept(), shared], replace({ q: '张三' }), 'view-with-words-stays-own'],
    ['shared no longer, where it never was', [kept()], ending, 'view-not-shared-so'],
    ['renamed after its removal', [kept(), removed], rename('红灯'), 'view-removed'],
    ['removed without being there', [], remove, 'unknown-view'],
  ])('%s is refused', (_name, given, command, code) =>
    spec
      .given(...given)
      .when(command)
      .thenRejected(code),
  );

  it('may take words again once nobody shares it', () =>
    spec
      .given(kept(), shared, ended)
      .when(replace({ q: '张三' }))
      .thenEvents({
        type: 'CaseViewFilterReplaced.v1',
        data: { viewId: 'v1', ownerId: 'p1', filter: { q: '张三' }, replacedOn: '2026-09-14' },
      }));

  it('is its owner’s, and known to readers', () => {
    const state = caseView.decider.evolve(caseView.decider.initialState(), kept());
    const owner = { person: 'p1' };
    expect(caseView.policy(keep, { status: 'none' })).toEqual({ anyOf: [owner] });
    expect(caseView.policy(remove, state)).toEqual({ anyOf: [owner], seenBy: [owner] });
    expect(caseView.policy({ ...remove, env: { ...env, reader: 'p2' } } as CaseViewCommand, state)).toEqual({
      anyOf: [owner],
      seenBy: [owner, { person: 'p2' }],
    });
    expect(caseView.policy(remove, { status: 'none' })).toBeUndefined();
  });
});
