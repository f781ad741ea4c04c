import { sql, type RawBuilder } from 'kysely';
import type { Recusal } from '#access/contract';
import type { Caller } from './caller.policy.js';

/** What rules of separation are judged by: every person of the chain, their near relatives, what they have an interest in. */
export type Apart = Recusal & Readonly<{ acting: readonly string[] }>;

/** SQL rows of the duties of the lines `l` that the caller may do: admitted as a grantee, stopped by no separation. */
export const myDuties = (caller: Caller, apart: Apart): RawBuilder<unknown> => sql`
  jsonb_array_elements(l.duties) with ordinality duties(duty, place)
    where not exists (
      select from jsonb_array_elements(duty->'separation') rule where rule->'persons' ?| ${apart.acting}::text[]
        or rule->'kinOf' ?| ${apart.relatives}::text[] or rule->'interestIn' ?| ${apart.interests}::text[]
    ) and exists (
      select from jsonb_array_elements(duty->'anyOf') grantee
      where grantee->>'person' = any(${caller.persons}::text[]) or exists (
        select from unnest(${caller.roles}::text[], ${caller.units}::text[]) held(role, unit)
        where held.role = grantee->>'role' and (held.unit = grantee->>'org'
          or array_position(l.org_path, held.unit) <= array_position(l.org_path, grantee->>'org'))
      )
    )`;

/** SQL condition on the lines `l`: something waits for the caller. */
export const waitsFor = (caller: Caller, apart: Apart): RawBuilder<boolean> =>
  sql`(l.duty_keys && ${caller.keys}::text[] and exists (select from ${myDuties(caller, apart)}))`;
