import { describe, expect, it } from '@jest/globals';
import type { Actor, Clock, Separation, Signing } from '#kernel';
import { Recusals, type Recusal } from '../contract/recusals.contract.js';
import { RoleHolders } from '../contract/role-holders.contract.js';
import { HeadRegisters, type Heads } from '../contract/signers.contract.js';
import { OfficeSigners } from './office-signers.policy.js';
import { SeparationRules } from './separation-rules.policy.js';

const [head, deputy, candidate] = ['p-head', 'p-deputy', 'p-candidate'];
const signing: Signing = { register: 'departments', office: 'dept:court', unit: '370112', told: [] };
const separation: readonly Separation[] = [
  { code: 'own-case', persons: [candidate] },
  { code: 'near-relative', persons: [], kinOf: [candidate] },
  { code: 'declared-interest', persons: [], interestIn: ['c1', candidate] },
];

type World = Readonly<{
  heads?: Heads;
  accounts?: readonly string[];
  kin?: readonly string[];
  interested?: readonly string[];
}>;

class Known extends Recusals {
  constructor(private readonly world: World) {
    super();
  }
  async of({ personId = '' }: Actor): Promise<Recusal> {
    const { kin = [], interested = [] } = this.world;
    const isKin = kin.includes(personId);
    return { relatives: isKin ? [candidate] : [], interests: interested.includes(personId) ? ['c1'] : [] };
  }
}

const signersIn = (world: World) => {
  const { accounts = [head, deputy, candidate], heads = { head, deputy } } = world;
  const registers = new HeadRegisters();
  registers.register('departments', async (office, unit, on) =>
    office === signing.office && unit === signing.unit && on === '2026-03-02' ? heads : undefined,
  );
  const holders = {
    withAccount: async (persons: readonly string[]) => new Set(persons.filter((one) => accounts.includes(one))),
  } as unknown as RoleHolders;
  const clock = { today: () => '2026-03-02' } as Clock;
  return new OfficeSigners(registers, holders, new SeparationRules(new Known(world)), clock);
};
const signerIn = (world: World) => signersIn(world).of({ signing, separation });
const byDeputy = (because: string) => ({ personId: deputy, as: 'deputy', because });
const byNobody = (because: string) => ({ personId: null, as: null, because });

describe('who signs for an office', () => {
  it.each<readonly [string, World, object]>([
    ['is its head', {}, { personId: head, as: 'head', because: null }],
    ['is its head, though a deputy is there who keeps away', { kin: [deputy] }, { personId: head, as: 'head' }],
    ['is the deputy of a head who is the candidate', { heads: { head: candidate, deputy } }, byDeputy('head-recused')],
    ['is the deputy of a near relative', { kin: [head] }, byDeputy('head-recused')],
    ['is the deputy of who has declared an interest', { interested: [head] }, byDeputy('head-recused')],
    ['is the deputy of who has no account', { accounts: [deputy] }, byDeputy('head-without-account')],
    ['is nobody where both keep away', { kin: [head, deputy] }, byNobody('recused')],
    ['is nobody without a deputy', { heads: { head, deputy: null }, kin: [head] }, byNobody('recused')],
    ['is its head, who signs on paper, where neither has an account', { accounts: [] }, { personId: head, as: 'head' }],
    ['is nobody where the head keeps away and has no account', { kin: [head], accounts: [] }, byNobody('recused')],
    [
      'is the deputy of a near relative without an account',
      { kin: [head], accounts: [deputy] },
      byDeputy('head-recused'),
    ],
    ['is nobody where the deputy has none', { kin: [head], accounts: [head] }, byNobody('recused')],
    [
      'is nobody where the deputy is the candidate',
      { heads: { head, deputy: candidate }, kin: [head] },
      byNobody('recused'),
    ],
  ])('%s', async (_name, world, signer) => expect(await signerIn(world)).toMatchObject(signer));

  it('is nobody where the register holds no such office', async () =>
    expect(await signersIn({}).of({ signing: { ...signing, office: 'dept:none' }, separation })).toEqual(
      byNobody('no-holder'),
    ));
});

describe('a signer whom a command names', () => {
  it.each<readonly [string, World, string, string | undefined]>([
    ['the head', {}, head, undefined],
    ['the deputy of a head who recuses', { kin: [head] }, deputy, undefined],
    ['a head who recuses', { kin: [head] }, head, 'head-recused'],
    ['a head without an account', { accounts: [deputy] }, head, undefined],
    ['the deputy of a head without an account', { accounts: [deputy] }, deputy, undefined],
    ['a head who recuses and has no account', { kin: [head], accounts: [deputy] }, head, 'head-recused'],
    ['a deputy while the head may sign', {}, deputy, 'head-signs'],
    ['somebody else', {}, 'p-third', 'not-signed-by-head'],
    ['somebody else while the deputy signs', { kin: [head] }, 'p-third', 'not-signed-by-head'],
    ['anybody while nobody may', { kin: [head, deputy] }, deputy, 'nobody-may-sign'],
  ])('%s is answered', async (_name, world, signedBy, code) =>
    expect(await signersIn(world).refusalOf({ signing: { ...signing, signedBy }, separation })).toBe(code),
  );
});

describe('the registers of heads', () => {
  it('are kept by one context each, and asked by their name', () => {
    const registers = new HeadRegisters();
    expect(() => registers.headsOf(signing, '2026-03-02')).toThrow('no context keeps the register departments');
    registers.register('departments', async () => undefined);
    expect(() => registers.register('departments', async () => undefined)).toThrow('two contexts keep the register');
  });
});
