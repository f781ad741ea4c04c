import type { LocalDate } from '#kernel';
import type { OrgUnitStatus } from './org-unit.state.js';

/** What a unit was from a day on, up to the next version. `successor` is the unit that it was merged into. */
export type OrgUnitVersion = Readonly<{
  from: LocalDate;
  name: string;
  parentCode: string | null;
  successor: string | null;
  status: OrgUnitStatus;
}>;

/** The version of the day: the last that began by then. Before its first day a unit is taken as it began. */
export const versionOn = (versions: readonly OrgUnitVersion[], day: LocalDate): OrgUnitVersion =>
  versions.findLast(({ from }) => from <= day) ?? versions[0]!;

/** The unit through which one climbs: a unit that was merged away lies below its successor, and so below its superiors. */
export const aboveOf = ({ successor, parentCode }: Pick<OrgUnitVersion, 'successor' | 'parentCode'>): string | null =>
  successor ?? parentCode;
