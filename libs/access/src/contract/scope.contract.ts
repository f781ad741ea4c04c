import type { Actor, LocalDate } from '#kernel';
import type { Role } from '../domain/roles.js';

/** A role held at a unit, and so over every unit below it, up to and including `until`. */
export type RoleGrant = Readonly<{ role: Role; orgCode: string; from: LocalDate; until: LocalDate | null }>;

/**
 * Who asks, the roles that they hold today, and the person in whose name personal rights hold: the caller, or the one for
 * whom they act; null where there is none. The authorizer judges by the same three.
 */
export type CallerScope = Readonly<{ actor: Actor; grants: readonly RoleGrant[]; asPerson: string | null }>;

/** What the caller of a query may see. A read slice narrows its SQL by it; without a grant there is nothing to see. */
export abstract class ScopeFilter {
  /** The scope of the account that acts now. Throws outside a command scope. */
  abstract current(): Promise<CallerScope>;
}

/** The units at which the caller holds one of `wanted` (any role where it is left out), each once. */
export const unitsOf = ({ grants }: CallerScope, wanted?: readonly Role[]): readonly string[] => [
  ...new Set(grants.filter(({ role }) => wanted?.includes(role) ?? true).map(({ orgCode }) => orgCode)),
];
