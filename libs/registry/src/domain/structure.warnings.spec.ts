import { describe, expect, it } from '@jest/globals';
import { rules } from '../registry-rules.fixture.js';
import type { PostCode } from './posts.js';
import { findingsOf, structureRules, type SeatTraits } from './structure.warnings.js';
import type { Seat } from './seats.js';

const seat = (personId: string, post: PostCode): Seat => ({
  termId: `${personId}-${post}`,
  personId,
  post,
  startedOn: '2026-03-10',
  endedOn: null,
});
const found = (seats: readonly Seat[], traits: Readonly<Record<string, SeatTraits>> = {}) =>
  findingsOf({ seats, traits, rules }).map(({ rule, persons }) => [rule, ...persons].join(' '));
const man = { sex: 'male', partyMember: true } as const;
const woman = { sex: 'female', partyMember: true } as const;
const committee = ['a', 'b', 'c'].map((person, index) => seat(person, index === 0 ? 'vcDirector' : 'vcMember'));

describe('the warnings on the bodies of a village', () => {
  it('are none where there is nobody, and none where all is well', () => {
    expect(found([])).toEqual([]);
    expect(found(committee, { a: man, b: man, c: woman })).toEqual([]);
  });

  it('name a director of the supervisory committee who is secretary (R3)', () =>
    expect(
      found([seat('s', 'secretary'), ...['s', 'p', 'q'].map((p) => seat(p, p === 's' ? 'vscDirector' : 'vscMember'))]),
    ).toEqual(['r3-vsc-director-is-secretary s']));

  it('name a director of the supervisory committee who is known not to be a Party member', () => {
    const vsc = ['d', 'p', 'q'].map((person) => seat(person, person === 'd' ? 'vscDirector' : 'vscMember'));
    expect(found(vsc, { d: { sex: null, partyMember: false } })).toEqual(['vsc-director-not-party-member d']);
    expect(found(vsc, { d: { sex: null, partyMember: null } })).toEqual([]);
    expect(found(vsc)).toEqual([]);
  });

  it("find fewer than three in the villagers' committee", () =>
    expect(found(committee.slice(1))).toEqual(['vc-under-full']));

  it.each([
    [1, true],
    [2, true],
    [3, false],
    [4, true],
    [5, false],
  ])('find %i in the supervisory committee: %p', (size, isFound) =>
    expect(found(Array.from({ length: size }, (_, n) => seat(`v${n}`, 'vscMember')))).toEqual(
      isFound ? ['vsc-size'] : [],
    ),
  );

  it('miss a woman once all are known to be men', () => {
    expect(found(committee, { a: man, b: man, c: man })).toEqual(['vc-without-woman']);
    expect(found(committee, { a: man, b: man })).toEqual([]);
  });

  it('find fewer than half of the committee in the Party, once it is known of all', () => {
    const outside = { sex: 'female', partyMember: false } as const;
    expect(found(committee, { a: man, b: outside, c: outside })).toEqual(['vc-party-share']);
    expect(found(committee, { a: man, b: man, c: outside })).toEqual([]);
    expect(found(committee, { a: man, b: outside })).toEqual([]);
  });

  it('name holders who are marked as deceased, once for all their posts', () => {
    const dead = { ...man, isDeceased: true };
    const [first, ...others] = committee;
    const seats = [first!, { ...first!, termId: 'x', post: 'secretary' as const }, ...others];
    const traits = { a: dead, b: { ...woman, isDeceased: false }, c: woman };
    expect(findingsOf({ seats, traits, rules })).toEqual([
      { rule: 'holder-deceased', posts: ['vcDirector', 'secretary'], persons: ['a'] },
    ]);
  });

  it('each cite their basis', () =>
    expect(Object.values(structureRules).filter(({ basis }) => basis.trim() === '')).toEqual([]));
});
