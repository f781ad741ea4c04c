import type { LocalDate } from '#kernel';
import type { Clocks } from './deadline.state.js';
import type { DeadlineEvent } from './deadline.events.js';
import type { CaseRelocated } from './relocation.events.js';

type Located = Readonly<{ caseId: string; orgPath: readonly string[]; clocks: Clocks }>;

/**
 * Puts a case under the offices of the new path, with the alerts that were raised for offices no longer on it. Quiet
 * where the case lies there already, and where the unit has no path.
 */
export const relocateCase = (
  { caseId, orgPath: oldPath, clocks }: Located,
  orgPath: readonly string[],
  relocatedOn: LocalDate,
): readonly (CaseRelocated | DeadlineEvent)[] => {
  if (orgPath.length === 0 || orgPath.join('/') === oldPath.join('/')) return [];
  const units = successionOf(oldPath, orgPath);
  const redirected = Object.entries(clocks.alerts).flatMap(([alertId, { recipients }]): DeadlineEvent[] => {
    const concerned = units.filter(({ oldOrg }) => recipients.some((to) => 'org' in to && to.org === oldOrg));
    return concerned.length === 0 ? [] : [{ type: 'AlertRedirected.v1', data: { alertId, units: concerned } }];
  });
  return [{ type: 'CaseRelocated.v1', data: { caseId, oldPath, orgPath, relocatedOn } }, ...redirected];
};

/** Which unit of the new path stands in the place of each that is no longer on it: the one of the same depth. */
const successionOf = (oldPath: readonly string[], path: readonly string[]) =>
  oldPath.flatMap((oldOrg, depth) =>
    path.includes(oldOrg) ? [] : [{ oldOrg, newOrg: path[Math.min(depth, path.length - 1)]! }],
  );
