import type { Grantee } from '#kernel';
import type { Acting, Level } from '../flow/procedure.js';
import type { Recipient, Recipients, Stage } from '../ladder.js';
import type { Step } from '../parameters.js';

const DEPTHS: Readonly<Record<Level, number>> = { city: 0, county: 1, town: 2, village: 3 };

/** The unit of the path at that level; the lowest one where the path is shorter. */
export const unitAt = (orgPath: readonly string[], level: Level): string =>
  orgPath[DEPTHS[level]] ?? orgPath.at(-1) ?? '';

/** Holders of the roles among these actors, at the units of the path. Posts and registers are looked up elsewhere. */
export const roleHolders = (actors: readonly Acting[], orgPath: readonly string[]): readonly Grantee[] =>
  actors.flatMap((actor) => ('role' in actor ? [{ role: actor.role, org: unitAt(orgPath, actor.at) }] : []));

/** Holders of a role where it sits: offices of a town bear its level in their name, all others are of the county. */
export const officeAt = (orgPath: readonly string[], role: string) => ({
  role,
  org: unitAt(orgPath, role.startsWith('town') ? 'town' : 'county'),
});

export const officesAt = (orgPath: readonly string[], ...roles: readonly string[]) =>
  roles.map((role) => officeAt(orgPath, role));

/** Whom a stage of the ladder reaches: nobody where the escalation does not name it. `find` tells who an office is. */
export const reachedBy = <Office extends string>(
  escalation: Readonly<Partial<Record<Stage, Step<Office>>>>,
  stage: Stage,
  find: (office: Office) => readonly Recipient[],
): Recipients => {
  const { to, copyTo } = escalation[stage] ?? { to: [], copyTo: [] };
  return { to: to.flatMap(find), copyTo: copyTo.flatMap(find) };
};

/** The same where every office is held at a town or county of the path. */
export const officesReachedBy = <Office extends string>(
  escalation: Readonly<Partial<Record<Stage, Step<Office>>>>,
  stage: Stage,
  orgPath: readonly string[],
): Recipients => reachedBy(escalation, stage, (office) => officesAt(orgPath, office));
