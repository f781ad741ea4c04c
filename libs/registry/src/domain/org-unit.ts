import type { Aggregate, Decider, Decision, Rejection, Requirement } from '#kernel';
import { isCodeOf, parentLevelOf } from './org-level.js';
import type {
  OrgChangeStep,
  OrgUnitChange,
  OrgUnitCommand,
  ParentFacts,
  RegisterOrgUnit,
} from './org-unit.commands.js';
import { orgUnitEvents, type Decree, type OrgUnitEvent } from './org-unit.events.js';
import { evolveUnit, noUnit, type OrgUnitState, type RegisteredUnit } from './org-unit.state.js';

export type OrgUnitRejection = Rejection<
  | 'already-registered'
  | 'unknown-parent'
  | 'parent-level-mismatch'
  | 'parent-closed'
  | 'parent-not-yet-open'
  | 'code-level-mismatch'
  | 'unknown-unit'
  | 'unit-ended'
  | 'has-open-children'
  | 'not-same-parent'
  | 'change-under-way'
  | 'effect-in-future'
  | 'date-before-last-change'
>;

type OrgUnitDecision = Decision<OrgUnitEvent, OrgUnitRejection>;
type Establish = Extract<OrgUnitChange, { type: 'EstablishOrgUnit' }>;

const reject = (rejected: OrgUnitRejection['rejected']) => ({ rejected });

const decider: Decider<OrgUnitCommand, OrgUnitState, OrgUnitEvent, OrgUnitRejection> = {
  initialState: () => noUnit,
  evolve: evolveUnit,
  decide: (command, state) => {
    switch (command.type) {
      case 'RegisterOrgUnit':
        return register(command, state);
      case 'EstablishOrgUnit':
        return establish(command, state);
      case 'HoldOrgUnit':
      case 'ReleaseOrgUnit':
      case 'ApplyOrgChange':
        return takeStep(command, state);
      default:
        return state.status === 'none' ? reject('unknown-unit') : change(command, state);
    }
  },
};

const register = ({ code, name, level, parentCode, env }: RegisterOrgUnit, state: OrgUnitState): OrgUnitDecision => {
  if (state.status !== 'none') return reject('already-registered');
  if (parentCode !== null && env.parentLevel === null) return reject('unknown-parent');
  const parentLevel = parentCode === null ? null : env.parentLevel;
  if (parentLevel !== (parentLevelOf(level) ?? null)) return reject('parent-level-mismatch');
  return [{ type: 'OrgUnitRegistered.v1', data: { code, name, level, parentCode, registeredOn: env.today } }];
};

const establish = (command: Establish, state: OrgUnitState): OrgUnitDecision => {
  const { code, name, level, parentCode, on, env } = command;
  if (state.status !== 'none') return reject('already-registered');
  if (state.heldBy !== null) return reject('change-under-way');
  if (!isCodeOf(level, code)) return reject('code-level-mismatch');
  if (on > env.today) return reject('effect-in-future');
  const fault = parentFault(env.parent, level, on);
  if (fault) return fault;
  const data = { code, name, level, parentCode, predecessors: [], changeId: null, ...decreeOf(command) };
  return [{ type: 'OrgUnitEstablished.v1', data }];
};

/** Basis: handbook 1.1, the four levels; a unit lies under one of the level above that is open on the day. */
const parentFault = (parent: ParentFacts, level: RegisteredUnit['level'], on: string): OrgUnitRejection | undefined => {
  if (!parent) return reject('unknown-parent');
  if (parent.level !== parentLevelOf(level)) return reject('parent-level-mismatch');
  if (!parent.open) return reject('parent-closed');
  return on < parent.openedOn ? reject('parent-not-yet-open') : undefined;
};

const change = (command: Exclude<OrgUnitChange, Establish>, unit: RegisteredUnit): OrgUnitDecision => {
  const { code } = unit;
  if (unit.heldBy !== null) return reject('change-under-way');
  const fault = dateFault(unit, command.on, command.env.today);
  if (fault) return fault;
  const decree = decreeOf(command);
  switch (command.type) {
    case 'RenameOrgUnit': {
      const { name } = command;
      if (name === unit.name) return [];
      return [{ type: 'OrgUnitRenamed.v1', data: { code, oldName: unit.name, name, ...decree } }];
    }
    case 'MoveOrgUnit': {
      const { parentCode, env } = command;
      if (parentCode === unit.parentCode) return [];
      const misplaced = parentFault(env.parent, unit.level, command.on);
      if (misplaced) return misplaced;
      return [{ type: 'OrgUnitMoved.v1', data: { code, oldParentCode: unit.parentCode, parentCode, ...decree } }];
    }
    case 'CloseOrgUnit':
      if (command.env.hasOpenChildren) return reject('has-open-children');
      return [{ type: 'OrgUnitClosed.v1', data: { code, ...decree } }];
    default:
      return command satisfies never;
  }
};

/** What is over is not changed, and the history of a unit is told forwards, up to today. */
const dateFault = ({ status, changedOn }: RegisteredUnit, on: string, today: string): OrgUnitRejection | undefined => {
  if (status !== 'open') return reject('unit-ended');
  if (on > today) return reject('effect-in-future');
  return on < changedOn ? reject('date-before-last-change') : undefined;
};

const takeStep = (step: OrgChangeStep, state: OrgUnitState): OrgUnitDecision => {
  const { code, changeId } = step;
  switch (step.type) {
    case 'HoldOrgUnit': {
      if (state.heldBy !== null && state.heldBy !== changeId) return reject('change-under-way');
      const fault = step.part === 'established' ? newcomerFault(state) : memberFault(step, state);
      if (fault) return fault;
      return state.heldBy === changeId ? [] : [{ type: 'OrgUnitHeld.v1', data: { code, changeId } }];
    }
    case 'ReleaseOrgUnit':
      return state.heldBy === changeId ? [{ type: 'OrgUnitReleased.v1', data: { code, changeId } }] : [];
    case 'ApplyOrgChange':
      return state.heldBy === changeId ? [applied(step)] : reject('change-under-way');
    default:
      return step satisfies never;
  }
};

const newcomerFault = ({ status }: OrgUnitState): OrgUnitRejection | undefined =>
  status === 'none' ? undefined : reject('already-registered');

const memberFault = (
  { ends, parentCode, on, env }: Extract<OrgChangeStep, { type: 'HoldOrgUnit' }>,
  state: OrgUnitState,
): OrgUnitRejection | undefined => {
  if (state.status === 'none') return reject('unknown-unit');
  if (state.parentCode !== parentCode) return reject('not-same-parent');
  const fault = dateFault(state, on, env.today);
  if (fault) return fault;
  return ends && env.hasOpenChildren ? reject('has-open-children') : undefined;
};

const applied = (step: Extract<OrgChangeStep, { type: 'ApplyOrgChange' }>): OrgUnitEvent => {
  const { code, changeId, part } = step;
  const decree = decreeOf(step);
  switch (part.as) {
    case 'established': {
      const { name, level, parentCode, predecessors } = part;
      return {
        type: 'OrgUnitEstablished.v1',
        data: { code, name, level, parentCode, predecessors, changeId, ...decree },
      };
    }
    case 'enlarged':
      return { type: 'OrgUnitEnlarged.v1', data: { code, predecessors: part.predecessors, changeId, ...decree } };
    case 'merged':
      return { type: 'OrgUnitMerged.v1', data: { code, successor: part.successor, changeId, ...decree } };
    case 'split': {
      const { successors, goesOn } = part;
      return { type: 'OrgUnitSplit.v1', data: { code, successors, goesOn, changeId, ...decree } };
    }
    default:
      return part satisfies never;
  }
};

const decreeOf = ({ on, documentNo, reason }: Decree): Decree => ({ on, documentNo, reason });

const administeredAt = (org: string | null): Requirement => ({
  anyOf: [{ system: true }, ...(org === null ? [] : [{ role: 'systemAdmin', org }])],
});

/**
 * Units are changed by the system administrator above them (the city by its own), and by the system itself (import,
 * first start). A move concerns two places, and is for whoever administers both. Basis: handbook 1.2 (DEFAULT).
 */
const policy = (command: OrgUnitCommand, state: OrgUnitState): Requirement | undefined => {
  switch (command.type) {
    case 'RegisterOrgUnit':
    case 'EstablishOrgUnit':
      return administeredAt(command.parentCode);
    case 'HoldOrgUnit':
    case 'ReleaseOrgUnit':
    case 'ApplyOrgChange':
      return { anyOf: [{ system: true }] };
    case 'MoveOrgUnit':
      return administeredAt(command.env.over);
    default:
      return state.status === 'none' ? undefined : administeredAt(state.parentCode ?? state.code);
  }
};

export const orgUnit: Aggregate<OrgUnitCommand, OrgUnitState, OrgUnitEvent, OrgUnitRejection> = {
  category: 'orgunit',
  decider,
  events: orgUnitEvents,
  policy,
};
