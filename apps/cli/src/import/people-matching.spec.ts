import { describe, expect, it } from '@jest/globals';
import { matchPeople, type GivenPerson, type KnownPerson } from './people-matching.js';

const A = '370112001001';
const B = '370112001002';
const known = (personId: string, name: string | null, orgCode = A): KnownPerson => ({ personId, name, orgCode });
const linesOf = (...people: GivenPerson[]) => people.map((value, index) => ({ line: index + 2, value }));
const given = (name: string, orgCode = A, personId?: string): GivenPerson => ({ personId, name, orgCode });
const matched = (people: readonly GivenPerson[], registered: readonly KnownPerson[]) => [
  ...matchPeople(linesOf(...people), registered).values(),
];

describe('people of a table', () => {
  it('are new where nobody of that name is registered in that unit', () =>
    expect(matched([given('张三')], [known('p1', '李四'), known('p2', '张三', B)])).toEqual(['fresh']));

  it('are found by name and unit', () => expect(matched([given('张三')], [known('p1', '张三')])).toEqual(['known']));

  it('are two where two of a name are registered, and one new where there is a third', () => {
    const registered = [known('p1', '张三'), known('p2', '张三')];
    expect(matched([given('张三'), given('张三')], registered)).toEqual(['known', 'known']);
    expect(matched([given('张三'), given('张三'), given('张三')], registered)).toEqual(['known', 'known', 'fresh']);
  });

  it('are found by their id where they have one, and reported where name or unit differ', () => {
    const registered = [known('p1', '张三'), known('p2', '李四'), known('p3', '王五')];
    const people = [given('张三', A, 'p1'), given('李思', A, 'p2'), given('王五', B, 'p3'), given('赵六', A, 'p4')];
    expect(matched(people, registered)).toEqual(['known', 'otherwise', 'otherwise', 'fresh']);
  });

  it('without an id are not taken for someone whom the table names by id', () =>
    expect(matched([given('张三'), given('张三', A, 'p1')], [known('p1', '张三')])).toEqual(['fresh', 'known']));

  it('are never taken for someone who was erased', () =>
    expect(matched([given('张三')], [known('p1', null)])).toEqual(['fresh']));
});
