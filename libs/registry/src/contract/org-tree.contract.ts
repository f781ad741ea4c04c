import type { OrgLevel } from '../domain/org-level.js';

export type OrgUnit = Readonly<{ code: string; name: string; level: OrgLevel; parentCode: string | null }>;

/** The organization tree. An unknown unit has no path and is covered by nothing but itself. */
export abstract class OrgTree {
  abstract find(code: string): Promise<OrgUnit | undefined>;
  /** The codes from the top of the tree down to the unit itself; empty where it is not registered. */
  abstract path(code: string): Promise<readonly string[]>;
  /** The units above it, from the top down, without the unit itself. */
  abstract ancestors(code: string): Promise<readonly OrgUnit[]>;
  /** True where `code` is `ancestor` itself or lies below it. */
  abstract covers(ancestor: string, code: string): Promise<boolean>;
}
