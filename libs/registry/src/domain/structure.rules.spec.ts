import { describe, expect, it } from '@jest/globals';
import { rules } from '../registry-rules.fixture.js';
import type { PostCode } from './posts.js';
import { structureRefusal } from './structure.rules.js';
import type { Seat } from './seats.js';

const seat = (personId: string, post: PostCode): Seat => ({
  termId: `${personId}-${post}`,
  personId,
  post,
  startedOn: '2026-03-10',
  endedOn: null,
});
const beside =
  (...others: readonly Seat[]) =>
  (newcomer: Seat, ...relatives: readonly string[]) =>
    structureRefusal({ seat: newcomer, others, relatives: new Set(relatives), rules })?.rejected;

type Case = readonly [string, Seat, Seat, string];

const samePerson: readonly Case[] = [
  ['R2', seat('a', 'vscMember'), seat('a', 'vcMember'), 'rule-r2-same-person-in-vc-and-vsc'],
  ['R2', seat('a', 'vscDirector'), seat('a', 'accountant'), 'rule-r2-excluded-post-and-vsc'],
  ['R2', seat('a', 'vscMember'), seat('a', 'clerk'), 'rule-r2-excluded-post-and-vsc'],
  ['R2', seat('a', 'vscMember'), seat('a', 'collectiveChair'), 'rule-r2-excluded-post-and-vsc'],
  ['R4', seat('a', 'collectiveSupervisor'), seat('a', 'collectiveDirector'), 'rule-r4-supervisor-on-board'],
  ['R4', seat('a', 'collectiveSupervisor'), seat('a', 'accountant'), 'rule-r4-supervisor-in-finance'],
  ['R5', seat('a', 'vcDirector'), seat('a', 'accountant'), 'rule-r5-director-in-finance'],
];
const nearRelatives: readonly Case[] = [
  ['R2', seat('a', 'vscMember'), seat('b', 'vcDirector'), 'rule-r2-near-relative-in-vc-and-vsc'],
  ['R2', seat('a', 'vscDirector'), seat('b', 'vcDeputyDirector'), 'rule-r2-near-relative-in-vc-and-vsc'],
  ['R4', seat('a', 'collectiveSupervisor'), seat('b', 'collectiveChair'), 'rule-r4-supervisor-near-relative'],
  ['R4', seat('a', 'collectiveSupervisor'), seat('b', 'accountant'), 'rule-r4-supervisor-near-relative'],
  ['R4', seat('a', 'collectiveDirector'), seat('b', 'collectiveChair'), 'rule-r4-board-near-relatives'],
  ['R5', seat('a', 'vcDirector'), seat('b', 'accountant'), 'rule-r5-director-near-relative-in-finance'],
];

describe('the rules on the bodies of a village', () => {
  it.each(samePerson)('%s stops one person in both seats, whichever came first', (_rule, one, other, code) => {
    expect(beside(other)(one)).toBe(code);
    expect(beside(one)(other)).toBe(code);
  });

  it.each(nearRelatives)('%s stops near relatives, whichever came first', (_rule, one, other, code) => {
    expect(beside(other)(one, other.personId)).toBe(code);
    expect(beside(one)(other, one.personId)).toBe(code);
    expect(beside(other)(one)).toBeUndefined();
  });

  it('let one person be secretary, director and chair of the collective', () =>
    expect(beside(seat('a', 'secretary'), seat('a', 'vcDirector'))(seat('a', 'collectiveChair'))).toBeUndefined());

  it('let near relatives sit where no rule speaks of them', () => {
    expect(beside(seat('b', 'secretary'))(seat('a', 'vscMember'), 'b')).toBeUndefined();
    expect(beside(seat('b', 'vcMember'))(seat('a', 'accountant'), 'b')).toBeUndefined();
    expect(beside(seat('b', 'vcMember'))(seat('a', 'vcMember'), 'b')).toBeUndefined();
  });

  it.each(['secretary', 'vcDirector', 'vscDirector', 'collectiveChair'] as const)('let one person be %s', (post) => {
    expect(beside(seat('b', post))(seat('a', post))).toBe('seat-occupied');
    expect(beside(seat('a', post))(seat('a', post))).toBe('already-holds-post');
  });

  it("let seven sit in the villagers' committee, and no eighth", () => {
    const members = ['b', 'c', 'd', 'e', 'f', 'g'].map((person) => seat(person, 'vcMember'));
    expect(beside(...members)(seat('a', 'vcDirector'))).toBeUndefined();
    expect(beside(...members, seat('h', 'vcDeputyDirector'))(seat('a', 'vcDirector'))).toBe('vc-full');
    expect(beside(...members, seat('b', 'vcDeputyDirector'))(seat('a', 'vcDirector'))).toBeUndefined();
  });

  it('let five sit in the supervisory committee, and no sixth', () => {
    const members = ['b', 'c', 'd', 'e'].map((person) => seat(person, 'vscMember'));
    expect(beside(...members)(seat('a', 'vscDirector'))).toBeUndefined();
    expect(beside(...members, seat('f', 'vscMember'))(seat('a', 'vscDirector'))).toBe('vsc-full');
  });
});
