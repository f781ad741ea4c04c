import type { Aggregate, Decider, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import { parentLevelOf, type OrgLevel } from './org-level.js';
import { orgUnitEvents, type OrgUnitEvent } from './org-unit.events.js';

/** `env.parentLevel` is the level of the parent as registered, null where it has none or is not registered. */
export type RegisterOrgUnit = Readonly<{
  type: 'RegisterOrgUnit';
  code: string;
  name: string;
  level: OrgLevel;
  parentCode: string | null;
  env: Moment & Readonly<{ parentLevel: OrgLevel | null }>;
}>;

export type OrgUnitRejection = Rejection<'already-registered' | 'unknown-parent' | 'parent-level-mismatch'>;

type OrgUnitState = Readonly<{ registered: boolean }>;

const decider: Decider<RegisterOrgUnit, OrgUnitState, OrgUnitEvent, OrgUnitRejection> = {
  initialState: () => ({ registered: false }),
  evolve: () => ({ registered: true }),
  decide: ({ code, name, level, parentCode, env }, { registered }) => {
    if (registered) return { rejected: 'already-registered' };
    if (parentCode !== null && env.parentLevel === null) return { rejected: 'unknown-parent' };
    const parentLevel = parentCode === null ? null : env.parentLevel;
    if (parentLevel !== (parentLevelOf(level) ?? null)) return { rejected: 'parent-level-mismatch' };
    return [{ type: 'OrgUnitRegistered.v1', data: { code, name, level, parentCode, registeredOn: env.today } }];
  },
};

/** Units are registered by the system itself (import, first start) and by the system administrator above them. */
export const orgUnit: Aggregate<RegisterOrgUnit, OrgUnitState, OrgUnitEvent, OrgUnitRejection> = {
  category: 'orgunit',
  decider,
  events: orgUnitEvents,
  policy: ({ parentCode }) => ({
    anyOf: [{ system: true }, ...(parentCode === null ? [] : [{ role: 'systemAdmin', org: parentCode }])],
  }),
};
