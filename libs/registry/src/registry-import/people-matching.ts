import type { Line } from './table-line.js';

export type GivenPerson = Readonly<{
  personId?: string | undefined;
  identity?: string | undefined;
  name: string;
  orgCode: string;
  bornOn?: string | undefined;
}>;

/** `identity` is the digest of an identity number. */
export type KnownPerson = Readonly<{
  personId: string;
  identity: string | null;
  name: string | null;
  orgCode: string;
  bornOn: string | null;
}>;

/**
 * Who of a table is registered already, by line; undefined for somebody new. A person is found by id, then by identity
 * number, then by name and unit: there first one with the same date of birth, then one of whom it, or the date in the table,
 * is not known. Each registered person is found at most once, so a table that holds two of a name finds both again.
 */
export const matchPeople = <K extends KnownPerson>(
  lines: readonly Line<GivenPerson>[],
  registered: readonly K[],
): ReadonlyMap<number, K | undefined> => {
  const byId = new Map(registered.map((person) => [person.personId, person]));
  const byIdentity = new Map(registered.flatMap((person) => (person.identity ? [[person.identity, person]] : [])));
  const found = new Map<number, K | undefined>();
  const taken = new Set<string>();
  const take = (line: number, person: K | undefined) => {
    found.set(line, person);
    if (person) taken.add(person.personId);
  };
  const named: Line<GivenPerson>[] = [];
  for (const given of lines) {
    const { personId, identity } = given.value;
    const person = personId === undefined ? byIdentity.get(identity ?? '') : byId.get(personId);
    if (personId !== undefined || person) take(given.line, person);
    else named.push(given);
  }
  const byName = new Map<string, K[]>();
  for (const person of registered) {
    const key = keyOf(person.name ?? '', person.orgCode);
    const same = byName.get(key);
    if (same) same.push(person);
    else byName.set(key, [person]);
  }
  const search = (given: Line<GivenPerson>, fits: (born: string | null, wanted: string | undefined) => boolean) => {
    const { name, orgCode, bornOn, identity } = given.value;
    const same = byName.get(keyOf(name, orgCode)) ?? [];
    return same.find(
      (person) =>
        !taken.has(person.personId) &&
        fits(person.bornOn, bornOn) &&
        (identity === undefined || person.identity === null),
    );
  };
  const second: Line<GivenPerson>[] = [];
  for (const given of named) {
    const person = search(given, (born, wanted) => wanted !== undefined && born === wanted);
    if (person) take(given.line, person);
    else second.push(given);
  }
  for (const given of second)
    take(
      given.line,
      search(given, (born, wanted) => born === null || wanted === undefined),
    );
  return found;
};

const keyOf = (name: string, orgCode: string): string => `${orgCode} ${name}`;
