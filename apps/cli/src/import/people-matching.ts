import type { Line } from './import-plan.js';

export type GivenPerson = Readonly<{ personId?: string | undefined; name: string; orgCode: string }>;
export type KnownPerson = Readonly<{ personId: string; name: string | null; orgCode: string }>;

/** `otherwise`: the given id is registered under another name or unit. */
export type Match = 'known' | 'fresh' | 'otherwise';

/**
 * Who of a table is registered already, by line. A person with an id is found by it. One without is taken for a person of
 * the same name and unit, each registered person at most once: a table that holds two of a name finds both again.
 */
export const matchPeople = (
  lines: readonly Line<GivenPerson>[],
  registered: readonly KnownPerson[],
): ReadonlyMap<number, Match> => {
  const byId = new Map(registered.map((person) => [person.personId, person]));
  const named = new Set(lines.map(({ value }) => value.personId));
  const left = new Map<string, number>();
  for (const { personId, name, orgCode } of registered)
    if (name !== null && !named.has(personId))
      left.set(keyOf(name, orgCode), (left.get(keyOf(name, orgCode)) ?? 0) + 1);
  return new Map(
    lines.map(({ line, value: { personId, name, orgCode } }): [number, Match] => {
      if (personId !== undefined) {
        const person = byId.get(personId);
        if (!person) return [line, 'fresh'];
        return [line, person.name === name && person.orgCode === orgCode ? 'known' : 'otherwise'];
      }
      const count = left.get(keyOf(name, orgCode)) ?? 0;
      if (count === 0) return [line, 'fresh'];
      left.set(keyOf(name, orgCode), count - 1);
      return [line, 'known'];
    }),
  );
};

const keyOf = (name: string, orgCode: string): string => `${orgCode} ${name}`;
