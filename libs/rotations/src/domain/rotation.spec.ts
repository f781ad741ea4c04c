import { describe, expect, it } from '@jest/globals';
import { procedureFaults } from '#workflow';
import type { Move } from './rotation.events.js';
import {
  decision,
  ELECTED,
  first,
  move,
  opening,
  otherTown,
  Review,
  second,
  swap,
  third,
  town,
} from './rotation.fixture.js';
import { rotation, rotations, standingOf } from './rotation.js';

const open = (moves: readonly Move[], towns?: string[]) => new Review().step(opening(moves, towns));

it('the procedure of a rotation review has no fault', () =>
  expect(rotations.procedures.flatMap(procedureFaults)).toEqual([]));

describe('a rotation review', () => {
  it('is opened once for who will be ten years in post within six months; the partner of a swap need not', () => {
    const one = new Review();
    expect(one.step(opening())).toEqual(['RotationOpened.v1', 'CaseSubmitted.v1', 'StageBegun.v1']);
    expect(one.step(opening())).toBe('rotation-exists');
    expect(open([move('p-a', first, second, { startedOn: '2016-09-03' })])).toBe('years-not-reached');
    expect(open([move('p-a', first, null, { startedOn: '2016-09-02' })])).toContain('RotationOpened.v1');
  });

  it('counts five years for an accountant, and none for posts without a rule', () => {
    expect(open([move('p-a', first, second, { post: 'accountant', startedOn: '2021-09-03' })])).toBe(
      'years-not-reached',
    );
    expect(open([move('p-a', first, second, { post: 'accountant', startedOn: '2021-09-02' })])).toContain(
      'StageBegun.v1',
    );
    expect(open([move('p-a', first, second, { post: 'clerk' })])).toBe('post-without-rotation');
  });

  it('moves nobody whom villagers elect (R1)', () =>
    expect(ELECTED.map((post) => open([move('p-a', first, second, { post })]))).toEqual(
      Array(3).fill('elected-post-not-rotated'),
    ));

  it('moves nobody under investigation, at no step (R6)', () => {
    const one = new Review();
    one.held = ['p-b'];
    expect(one.step(opening())).toBe('investigation-lock');
    one.held = [];
    one.step(opening());
    one.held = ['p-b'];
    expect(one.sign('committees', 'agree', 'p-committee')).toBe('investigation-lock');
    const filed = new Review().filed();
    filed.held = ['p-a'];
    expect([filed.step(decision()), filed.step(decision('keep'))]).toEqual([
      'investigation-lock',
      ['RotationDecided.v1', 'CaseDecided.v1'],
    ]);
  });

  it('takes each of a swap to where the other was', () => {
    const [a, b] = swap;
    expect(open([a!, { ...b!, toCode: third }])).toBe('swap-does-not-match');
    expect(open([a!, { ...b!, post: 'accountant' }])).toBe('swap-does-not-match');
    expect(open([a!, { ...b!, personId: 'p-a' }])).toBe('swap-does-not-match');
    expect(open([move('p-a', first, first)])).toBe('destination-is-origin');
  });

  it('is decided within a town by its committee, between towns by the county, and apart from both persons', () => {
    const between = [move('p-a', first, third), move('p-b', third, first)];
    const one = new Review().filed();
    const other = new Review().filed(opening(between, [town, otherTown]));
    expect(other.state.flow!.tasks.filter(({ stage }) => stage === 'committees')).toHaveLength(2);
    const who = ({ state }: Review) => rotation.policy({ ...decision(), env: {} } as never, state)!;
    expect([who(one).anyOf, who(other).anyOf]).toEqual([
      [{ role: 'townPartyCommittee', org: town }],
      [{ role: 'countyOrgLeader', org: '370112' }],
    ]);
    expect(who(one).separation).toEqual(
      expect.arrayContaining([
        { code: 'own-case', persons: ['p-a'] },
        { code: 'own-case', persons: ['p-b'] },
        { code: 'near-relative', persons: [], kinOf: ['p-b'] },
      ]),
    );
  });

  it('holds its persons until it is over, or decided to leave them where they are', () => {
    const objected = new Review();
    objected.step(opening());
    objected.sign('committees', 'object', 'p-committee');
    const decided = (outcome: 'rotate' | 'keep') => {
      const one = new Review().filed();
      one.step(decision(outcome));
      return one;
    };
    const reviews = [new Review(), new Review().filed(), decided('rotate'), decided('keep'), objected];
    expect(reviews.map(({ state }) => standingOf(state))).toEqual(['none', 'running', 'running', 'over', 'over']);
  });

  it('ends where a committee objects', () => {
    const one = new Review();
    one.step(opening());
    expect(one.sign('committees', 'object', 'p-committee')).toContain('CaseEnded.v1');
  });

  it('has a form of its own for the decision, with a paper of no later day', () => {
    const one = new Review().filed();
    expect(one.step({ type: 'DecideCase', office: '', outcome: 'rotate', reasons: 'r' })).toBe('use-own-form');
    expect(one.step({ ...decision(), documentOn: '2026-03-03' })).toBe('date-ahead');
    expect(one.offered).toContain('DecideRotation');
    expect(new Review().step(decision())).toBe('not-open-now');
  });

  it('rotates to somewhere only, and finance staff with consent of the villagers', () => {
    expect(new Review().filed(opening([move('p-a', first, null)])).step(decision())).toBe('destination-missing');
    const finance = new Review().filed(opening([move('p-a', first, second, { post: 'accountant' })]));
    expect(finance.step(decision())).toBe('consent-missing');
    finance.step({ type: 'AttachDocument', sha256: 'a'.repeat(64), kind: 'villagers-consent' });
    expect(finance.step(decision())).toContain('RotationDecided.v1');
  });

  it('that keeps everybody is closed as it is', () => {
    const one = new Review().filed();
    one.step(decision('keep'));
    expect(one.step({ type: 'CloseCase' })).toEqual(['CaseClosed.v1']);
  });
});

describe('the moves of a rotation', () => {
  const decided = () => {
    const one = new Review().filed();
    one.step(decision());
    return one;
  };
  const terms = [{ termId: 't-p-a', newTermId: 'n-a' }];

  it('begin, are completed and handed over; the last handover closes the case', () => {
    const one = decided();
    expect(one.step({ type: 'CompleteMoves', terms })).toBe('not-open-now');
    expect(one.step({ type: 'BeginMoves' })).toEqual(['RotationMovesBegun.v1']);
    expect(one.step({ type: 'BeginMoves' })).toEqual([]);
    expect(one.step({ type: 'CompleteMoves', terms })).toEqual(['RotationMovesCompleted.v1']);
    expect(one.step({ type: 'CompleteMoves', terms })).toEqual([]);
    expect([one.step({ type: 'CloseCase' }), one.offered.includes('CloseCase')]).toEqual(['moves-open', false]);
    expect(one.step({ type: 'NoteHandedOver', termId: 't-p-a' })).toEqual(['MovedPostReleased.v1']);
    expect(one.step({ type: 'NoteHandedOver', termId: 't-p-a' })).toEqual([]);
    expect(one.step({ type: 'NoteHandedOver', termId: 't-p-b' })).toEqual(['MovedPostReleased.v1', 'CaseClosed.v1']);
  });

  it('that are refused wait for somebody to try again, from where they were', () => {
    const one = decided();
    expect(one.step({ type: 'RetryMoves' })).toBe('moves-not-refused');
    expect(one.step({ type: 'RefuseMoves', code: 'near-relative' })).toEqual(['RotationMovesRefused.v1']);
    expect(one.step({ type: 'RefuseMoves', code: 'near-relative' })).toEqual([]);
    expect([one.offered.includes('RetryMoves'), one.step({ type: 'BeginMoves' })]).toEqual([true, 'not-open-now']);
    one.held = ['p-a'];
    expect(one.step({ type: 'RetryMoves' })).toBe('investigation-lock');
    one.held = [];
    expect(one.step({ type: 'RetryMoves' })).toEqual(['RotationMovesRetried.v1']);
    one.step({ type: 'BeginMoves' });
    one.step({ type: 'RefuseMoves', code: 'near-relative' });
    one.held = ['p-a'];
    expect(one.step({ type: 'RetryMoves' })).toEqual(['RotationMovesRetried.v1']);
    expect(one.state.facts.moving).toBe('begun');
  });
});
