import { orgLevels, type OrgLevel } from './org-level.js';
import type { OrgUnitStatus } from './org-unit.state.js';

/** A unit as a list names it. */
export type ListedUnit = Readonly<{ code: string; name: string; level: OrgLevel; parentCode: string | null }>;

/** A unit as it is registered. `compared` holds for those at or below the topmost units of the list. */
export type ComparedUnit = ListedUnit & Readonly<{ status: OrgUnitStatus; compared: boolean }>;

/** What a list says otherwise than the register. `oldName` and `oldParentCode` are those of the register. */
export type DifferenceRow = Readonly<{
  row: number;
  kind: 'added' | 'gone' | 'renamed' | 'moved';
  code: string;
  name: string;
  level: OrgLevel;
  parentCode: string | null;
  oldName: string | null;
  oldParentCode: string | null;
}>;

/** The units of the list that have nothing above them in it. */
export const topmostOf = (listed: readonly ListedUnit[]): readonly ListedUnit[] => {
  const codes = new Set(listed.map(({ code }) => code));
  return listed.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode));
};

/**
 * Numbered from 1, in an order in which they can be accepted one after the other: what is new from the top down, then
 * new names and places, and what is gone from the bottom up. Gone is an open unit that the list leaves out though it lies
 * at or below one of the topmost listed ones.
 */
export const compareUnits = (
  listed: readonly ListedUnit[],
  registered: readonly ComparedUnit[],
): readonly DifferenceRow[] => {
  const known = new Map(registered.map((unit) => [unit.code, unit]));
  const named = new Set(listed.map(({ code }) => code));
  const open = listed.flatMap((unit) => {
    const old = known.get(unit.code);
    return old?.status === 'open' ? [{ unit, old }] : [];
  });
  const added = listed.filter(({ code }) => known.get(code)?.status !== 'open');
  const renamed = open.filter(({ unit, old }) => unit.name !== old.name);
  const moved = open.filter(({ unit, old }) => unit.parentCode !== old.parentCode);
  const gone = registered.filter(({ code, status, compared }) => status === 'open' && compared && !named.has(code));
  const rows = [
    ...added.toSorted(fromTheTop).map((unit) => ({ kind: 'added' as const, unit, old: null })),
    ...renamed.map(({ unit, old }) => ({ kind: 'renamed' as const, unit, old })),
    ...moved
      .toSorted((a, b) => fromTheTop(a.unit, b.unit))
      .map(({ unit, old }) => ({ kind: 'moved' as const, unit, old })),
    ...gone.toSorted((a, b) => fromTheTop(b, a)).map((unit) => ({ kind: 'gone' as const, unit, old: unit })),
  ];
  return rows.map(({ kind, unit: { code, name, level, parentCode }, old }, index) => ({
    row: index + 1,
    kind,
    code,
    name,
    level,
    parentCode,
    oldName: old?.name ?? null,
    oldParentCode: old?.parentCode ?? null,
  }));
};

const fromTheTop = (a: ListedUnit, b: ListedUnit): number =>
  orgLevels.indexOf(a.level) - orgLevels.indexOf(b.level) || a.code.localeCompare(b.code);
