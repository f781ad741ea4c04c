import { sql, type RawBuilder } from 'kysely';
import { unitsOf, type CallerScope } from '#access/contract';
import type { LocalDate } from '#kernel';
import { ACCOUNT_OPENERS, REGISTER_READERS } from '../domain/register-readers.js';
import { REGISTRARS } from '../domain/registrars.js';
import { withinUnits } from './within-units.js';

/** The units at or below which the caller reads the posts of people. */
export const readUnitsOf = (scope: CallerScope): readonly string[] => unitsOf(scope, REGISTER_READERS);

/** The units at or below which the caller keeps the register. */
export const keptUnitsOf = (scope: CallerScope): readonly string[] => unitsOf(scope, REGISTRARS);

/** Whoever opens accounts finds people besides. */
const foundUnitsOf = (scope: CallerScope): readonly string[] =>
  unitsOf(scope, [...REGISTER_READERS, ...ACCOUNT_OPENERS]);

/**
 * SQL condition on the rows `p` of people: the caller is the person, or finds people at or above the unit where the person
 * is registered, or reads the register at or above a unit where the person holds a post today.
 */
export const isSeenPerson = (scope: CallerScope, today: LocalDate): RawBuilder<boolean> => {
  const units = readUnitsOf(scope);
  return sql<boolean>`(p.key = ${ownId(scope)} or ${withinUnits('p.org_code', foundUnitsOf(scope))} or exists (
    select from terms t where t.person_id = p.key and t.started_on <= ${today}::date
      and (t.ended_on is null or t.ended_on > ${today}::date) and ${withinUnits('t.org_code', units)}))`;
};

/** SQL condition on the rows `p` of people: the caller is the person, or keeps the register where they are registered. */
export const isKeptPerson = (scope: CallerScope): RawBuilder<boolean> =>
  sql<boolean>`(p.key = ${ownId(scope)} or ${withinUnits('p.org_code', keptUnitsOf(scope))})`;

const ownId = ({ actor }: CallerScope): string | null => actor.personId ?? null;
