import { expect, it } from '@jest/globals';
import type { OrgTree, PersonDirectory, PostDirectory, TraitDirectory } from '#registry/contract';
import { RegisteredPaperPeople } from './registered-paper-people.adapter.js';

const names = new Map([['p1', '周明']]);
const registered = {
  sex: 'female',
  bornOn: '1988-07-01',
  education: 'college',
  partyMember: true,
  partySince: '2008-07-01',
} as const;
const people = new RegisteredPaperPeople(
  {
    nameOf: (personId: string) => Promise.resolve(names.get(personId) ?? null),
    namesOf: () => Promise.resolve(names),
    deceasedAmong: () => Promise.resolve(new Set<string>()),
  } as unknown as PersonDirectory,
  { traitsOf: () => Promise.resolve(new Map([['p1', registered]])) } as unknown as TraitDirectory,
  { postsOn: () => Promise.resolve([]), termsOf: () => Promise.resolve([]) } as unknown as PostDirectory,
  { find: () => Promise.resolve({ name: '港沟街道' }) } as unknown as OrgTree,
);

it('forms call a person by name, and one who was erased erased', async () => {
  expect([await people.name('p1'), await people.name('p2')]).toEqual(['周明', '（已清除）']);
  expect([...(await people.names(['p1', 'p2']))]).toEqual([
    ['p1', '周明'],
    ['p2', '（已清除）'],
  ]);
});

it('forms call a post by its name, and one that is registered no more by its code', () =>
  expect(['vcMember', 'office-of-old'].map((code) => people.post(code))).toEqual(['村民委员会委员', 'office-of-old']));

it('the Party committee of a subdistrict is a working committee', async () =>
  expect(await people.partyCommittee('370112013')).toBe('港沟街道党工委'));

it('a dash stands where nothing is known', async () => {
  expect(await people.postsOf('p1', '2026-03-02')).toBe('—');
  const nothing = { gender: '—', bornIn: '—', education: '—', politicalStatus: '—', joinedPartyIn: '—' };
  expect(await people.personal('p2')).toEqual(nothing);
});

it('forms say of a person what is registered', async () =>
  expect(await people.personal('p1')).toEqual({
    gender: '女',
    bornIn: '1988年7月',
    education: '大专',
    politicalStatus: '中共党员',
    joinedPartyIn: '2008年7月',
  }));
