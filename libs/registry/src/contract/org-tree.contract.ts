import type { LocalDate } from '#kernel';
import type { OrgLevel } from '../domain/org-level.js';
import type { OrgUnitStatus } from '../domain/org-unit.state.js';

/** A unit that is not open has ended: it was merged into another, split up or closed. Its code is never used again. */
export type OrgUnit = Readonly<{
  code: string;
  name: string;
  level: OrgLevel;
  parentCode: string | null;
  status: OrgUnitStatus;
}>;

/**
 * The organization tree as it is, and as it was on a day. An unknown unit has no path and is covered by nothing but
 * itself. A unit that was merged away lies below its successor: whoever is responsible for that one is responsible for it.
 */
export abstract class OrgTree {
  abstract find(code: string): Promise<OrgUnit | undefined>;
  /** The codes from the top of the tree down to the unit itself; empty where it is not registered. */
  abstract path(code: string): Promise<readonly string[]>;
  /** The path as it was on the day. Before its first day a unit is taken as it began. */
  abstract pathOn(code: string, day: LocalDate): Promise<readonly string[]>;
  /**
   * The unit as it was on the day; undefined where there was none of this code yet. A loaded unit was always there, as it
   * began; an established one from its day on.
   */
  abstract findOn(code: string, day: LocalDate): Promise<OrgUnit | undefined>;
  /** The units above it, from the top down, without the unit itself; as they were on the day where one is given. */
  abstract ancestors(code: string, day?: LocalDate): Promise<readonly OrgUnit[]>;
  /** True where `code` is `ancestor` itself or lies below it. */
  abstract covers(ancestor: string, code: string): Promise<boolean>;
  /** Waits until the tree of this process has read the log up to `position`; false where that took too long. */
  abstract readUpTo(position: bigint, timeoutMs: number): Promise<boolean>;
}
