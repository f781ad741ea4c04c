import { describe, expect, it } from '@jest/globals';
import { matchPeople, type GivenPerson, type KnownPerson } from './people-matching.js';

const A = '370112001001';
const B = '370112001002';
const known = (personId: string, name: string | null, more: Partial<KnownPerson> = {}): KnownPerson => ({
  personId,
  name,
  orgCode: A,
  identity: null,
  bornOn: null,
  ...more,
});
const given = (name: string, more: Partial<GivenPerson> = {}): GivenPerson => ({ name, orgCode: A, ...more });
const matched = (people: readonly GivenPerson[], registered: readonly KnownPerson[]) => {
  const lines = people.map((value, index) => ({ line: index + 2, value }));
  const found = matchPeople(lines, registered);
  return lines.map(({ line }) => found.get(line)?.personId ?? 'new');
};

describe('people of a table', () => {
  it('are new where nobody of that name is registered in that unit', () =>
    expect(matched([given('张三')], [known('p1', '李四'), known('p2', '张三', { orgCode: B })])).toEqual(['new']));

  it('are found by name and unit', () => expect(matched([given('张三')], [known('p1', '张三')])).toEqual(['p1']));

  it('are two where two of a name are registered, and one new where there is a third', () => {
    const registered = [known('p1', '张三'), known('p2', '张三')];
    expect(matched([given('张三'), given('张三')], registered)).toEqual(['p1', 'p2']);
    expect(matched([given('张三'), given('张三'), given('张三')], registered)).toEqual(['p1', 'p2', 'new']);
  });

  it('are found by their id where they have one, under whatever name and unit', () => {
    const registered = [known('p1', '张三'), known('p2', '李四'), known('p3', '王五')];
    const people = [
      given('张三', { personId: 'p1' }),
      given('李思', { personId: 'p2' }),
      given('王五', { personId: 'p3', orgCode: B }),
      given('赵六', { personId: 'p4' }),
    ];
    expect(matched(people, registered)).toEqual(['p1', 'p2', 'p3', 'new']);
  });

  it('are found by their identity number before their name', () => {
    const registered = [known('p1', '张三'), known('p2', '张山', { identity: 'd2' })];
    expect(matched([given('张三', { identity: 'd2' })], registered)).toEqual(['p2']);
  });

  it('are not taken for a namesake of another identity number or another date of birth', () => {
    expect(matched([given('张三', { identity: 'd1' })], [known('p1', '张三', { identity: 'd2' })])).toEqual(['new']);
    const born = known('p1', '张三', { bornOn: '1970-01-01' });
    expect(matched([given('张三', { bornOn: '1990-01-01' })], [born])).toEqual(['new']);
  });

  it('share namesakes out by the date of birth, whatever their order', () => {
    const registered = [known('p1', '张三', { bornOn: '1970-01-01' }), known('p2', '张三', { bornOn: '1990-01-01' })];
    const people = [given('张三'), given('张三', { bornOn: '1970-01-01' })];
    expect(matched(people, registered)).toEqual(['p2', 'p1']);
  });

  it('without an id are not taken for someone whom the table names by id', () =>
    expect(matched([given('张三'), given('张三', { personId: 'p1' })], [known('p1', '张三')])).toEqual(['new', 'p1']));

  it('are never taken for someone who was erased', () =>
    expect(matched([given('张三')], [known('p1', null)])).toEqual(['new']));
});
