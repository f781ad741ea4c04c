import { sql, type RawBuilder } from 'kysely';
import { unitsOf, type CallerScope } from '#access/contract';
import type { LocalDate } from '#kernel';
import { REGISTRARS } from '../domain/registrars.js';
import { withinUnits } from './within-units.js';

/**
 * SQL condition on the rows `p` of people: the caller is the person, or holds a role at or above the unit where the person
 * is registered, or holds a post today.
 */
export const isSeenPerson = (scope: CallerScope, today: LocalDate): RawBuilder<boolean> => {
  const units = unitsOf(scope);
  return sql<boolean>`(p.key = ${ownId(scope)} or ${withinUnits('p.org_code', units)} or exists (
    select from terms t where t.person_id = p.key and t.started_on <= ${today}::date
      and (t.ended_on is null or t.ended_on > ${today}::date) and ${withinUnits('t.org_code', units)}))`;
};

/** SQL condition on the rows `p` of people: the caller is the person, or keeps the register where they are registered. */
export const isKeptPerson = (scope: CallerScope): RawBuilder<boolean> =>
  sql<boolean>`(p.key = ${ownId(scope)} or ${withinUnits('p.org_code', unitsOf(scope, REGISTRARS))})`;

const ownId = ({ actor }: CallerScope): string | null => actor.personId ?? null;
