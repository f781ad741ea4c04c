import type { LocalDate } from '#kernel';
import type { Moment } from './moment.js';
import type { OrgLevel } from './org-level.js';
import type { Decree } from './org-unit.events.js';

/** `env.parentLevel` is the level of the parent as registered, null where it has none or is not registered. */
export type RegisterOrgUnit = Readonly<{
  type: 'RegisterOrgUnit';
  code: string;
  name: string;
  level: OrgLevel;
  parentCode: string | null;
  env: Moment & Readonly<{ parentLevel: OrgLevel | null }>;
}>;

/** The unit under which another is put; null where it is not registered. */
export type ParentFacts = Readonly<{ level: OrgLevel; open: boolean; openedOn: LocalDate }> | null;

type Change<Type extends string, Words, Facts = object> = Readonly<
  { type: Type } & Words & Decree & { env: Moment & Readonly<Facts> }
>;

/** `env.over` is the lowest unit above both the old and the new place. */
export type OrgUnitChange =
  | Change<
      'EstablishOrgUnit',
      { code: string; name: string; level: OrgLevel; parentCode: string },
      { parent: ParentFacts }
    >
  | Change<'RenameOrgUnit', { name: string }>
  | Change<'MoveOrgUnit', { parentCode: string }, { parent: ParentFacts; over: string }>
  | Change<'CloseOrgUnit', object, { hasOpenChildren: boolean }>;

/** What becomes of a unit in a merger or split. */
export type ChangePart =
  | Readonly<{
      as: 'established';
      name: string;
      level: OrgLevel;
      parentCode: string | null;
      predecessors: readonly string[];
    }>
  | Readonly<{ as: 'enlarged'; predecessors: readonly string[] }>
  | Readonly<{ as: 'merged'; successor: string }>
  | Readonly<{ as: 'split'; successors: readonly string[]; goesOn: boolean }>;

/** The steps of a merger or split: all its units are held first, and each changes only while it is held. */
export type OrgChangeStep =
  | Readonly<{
      type: 'HoldOrgUnit';
      code: string;
      changeId: string;
      part: ChangePart['as'];
      ends: boolean;
      parentCode: string | null;
      on: LocalDate;
      env: Moment & Readonly<{ hasOpenChildren: boolean }>;
    }>
  | Readonly<{ type: 'ReleaseOrgUnit'; code: string; changeId: string; env: Moment }>
  | Change<'ApplyOrgChange', { code: string; changeId: string; part: ChangePart }>;

export type OrgUnitCommand = RegisterOrgUnit | OrgUnitChange | OrgChangeStep;
