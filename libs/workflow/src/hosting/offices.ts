import type { Grantee } from '#kernel';
import type { Acting, Level } from '../flow/procedure.js';

const DEPTHS: Readonly<Record<Level, number>> = { city: 0, county: 1, town: 2, village: 3 };

/** The unit of the path at that level; the lowest one where the path is shorter. */
export const unitAt = (orgPath: readonly string[], level: Level): string =>
  orgPath[DEPTHS[level]] ?? orgPath.at(-1) ?? '';

/** Holders of the roles among these actors, at the units of the path. Posts and registers are looked up elsewhere. */
export const roleHolders = (actors: readonly Acting[], orgPath: readonly string[]): readonly Grantee[] =>
  actors.flatMap((actor) => ('role' in actor ? [{ role: actor.role, org: unitAt(orgPath, actor.at) }] : []));
