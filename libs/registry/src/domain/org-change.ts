import type { Aggregate, Decider, Decision, Rejection } from '#kernel';
import type { Moment } from './moment.js';
import { isCodeOf } from './org-level.js';
import { orgChangeEvents, type OrgChangeEvent } from './org-change.events.js';
import type { ChangePart } from './org-unit.commands.js';
import type { Decree } from './org-unit.events.js';
import type { OrgUnitRejection } from './org-unit.js';
import type { OrgUnitState, RegisteredUnit } from './org-unit.state.js';

/** `env.units` holds the units that the change names, as they stand; `env.withChildren` those that have open ones. */
type Env = Moment & Readonly<{ units: Readonly<Record<string, OrgUnitState>>; withChildren: readonly string[] }>;

/** `successorName` is null where the successor exists; it may be one of the merging units, which then goes on. */
export type ProposeMerger = Readonly<
  { type: 'ProposeMerger'; changeId: string; codes: readonly string[]; successor: string } & {
    successorName: string | null;
    env: Env;
  } & Decree
>;

export type ProposeSplit = Readonly<
  { type: 'ProposeSplit'; changeId: string; code: string; goesOn: boolean } & {
    successors: readonly { code: string; name: string }[];
    env: Env;
  } & Decree
>;

export type OrgChangeCommand =
  | ProposeMerger
  | ProposeSplit
  | Readonly<{ type: 'ConfirmChange'; env: Moment }>
  | Readonly<{ type: 'RefuseChange'; unitCode: string; refusal: string; env: Moment }>
  | Readonly<{ type: 'CompleteChange'; env: Moment }>;

export type OrgChangeRejection =
  | OrgUnitRejection
  | Rejection<'unknown-change' | 'change-exists' | 'unit-repeated' | 'merger-needs-two' | 'split-needs-two'>;

type Proposal = Extract<OrgChangeEvent, { type: 'OrgMergerProposed.v1' | 'OrgSplitProposed.v1' }>;

export type OrgChangeState =
  | Readonly<{ status: 'none' }>
  | Readonly<{
      status: 'proposed' | 'confirmed' | 'applied' | 'refused';
      proposal: Proposal;
      refusal: Readonly<{ unitCode: string; code: string }> | null;
    }>;

type Refusal = Readonly<{ rejected: OrgChangeRejection['rejected'] }>;

const reject = (rejected: Refusal['rejected']): Refusal => ({ rejected });

const decider: Decider<OrgChangeCommand, OrgChangeState, OrgChangeEvent, OrgChangeRejection> = {
  initialState: () => ({ status: 'none' }),
  evolve: (state, event): OrgChangeState => {
    switch (event.type) {
      case 'OrgMergerProposed.v1':
      case 'OrgSplitProposed.v1':
        return { status: 'proposed', proposal: event, refusal: null };
      case 'OrgChangeConfirmed.v1':
        return state.status === 'none' ? state : { ...state, status: 'confirmed' };
      case 'OrgChangeRefused.v1': {
        const { unitCode, refusal: code } = event.data;
        return state.status === 'none' ? state : { ...state, status: 'refused', refusal: { unitCode, code } };
      }
      case 'OrgChangeApplied.v1':
        return state.status === 'none' ? state : { ...state, status: 'applied' };
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    if (command.type === 'ProposeMerger' || command.type === 'ProposeSplit') {
      if (state.status !== 'none') return reject('change-exists');
      return command.type === 'ProposeMerger' ? proposeMerger(command) : proposeSplit(command);
    }
    return state.status === 'none' ? reject('unknown-change') : goOn(command, state);
  },
};

type Going = Exclude<OrgChangeState, { status: 'none' }>;

const goOn = (
  command: Exclude<OrgChangeCommand, ProposeMerger | ProposeSplit>,
  { status, proposal }: Going,
): Decision<OrgChangeEvent, OrgChangeRejection> => {
  const { changeId } = proposal.data;
  switch (command.type) {
    case 'ConfirmChange':
      return status === 'proposed' ? [{ type: 'OrgChangeConfirmed.v1', data: { changeId } }] : [];
    case 'RefuseChange': {
      const { unitCode, refusal } = command;
      return status === 'proposed' ? [{ type: 'OrgChangeRefused.v1', data: { changeId, unitCode, refusal } }] : [];
    }
    case 'CompleteChange':
      return status === 'confirmed' ? [{ type: 'OrgChangeApplied.v1', data: { changeId } }] : [];
    default:
      return command satisfies never;
  }
};

const proposeMerger = (command: ProposeMerger): Decision<OrgChangeEvent, OrgChangeRejection> => {
  const { changeId, codes, successor, successorName, env, on, documentNo, reason } = command;
  const ending = codes.filter((code) => code !== successor);
  if (new Set(codes).size !== codes.length) return reject('unit-repeated');
  const isNew = successorName !== null;
  if (ending.length < (isNew ? 2 : 1)) return reject('merger-needs-two');
  const members = membersOf(isNew ? ending : [...ending, successor], command);
  if ('rejected' in members) return members;
  const { level, parentCode } = members;
  if (isNew) {
    const fault = newcomerFault(env, successor, level);
    if (fault) return fault;
  }
  if (ending.some((code) => env.withChildren.includes(code))) return reject('has-open-children');
  const decree = { on, documentNo, reason };
  return [
    {
      type: 'OrgMergerProposed.v1',
      data: { changeId, level, parentCode, ending, successor, successorName, ...decree },
    },
  ];
};

const proposeSplit = (command: ProposeSplit): Decision<OrgChangeEvent, OrgChangeRejection> => {
  const { changeId, code, successors, goesOn, env, on, documentNo, reason } = command;
  const codes = [code, ...successors.map((successor) => successor.code)];
  if (new Set(codes).size !== codes.length) return reject('unit-repeated');
  if (successors.length < (goesOn ? 1 : 2)) return reject('split-needs-two');
  const members = membersOf([code], command);
  if ('rejected' in members) return members;
  const { level, parentCode } = members;
  for (const successor of successors) {
    const fault = newcomerFault(env, successor.code, level);
    if (fault) return fault;
  }
  if (!goesOn && env.withChildren.includes(code)) return reject('has-open-children');
  const decree = { on, documentNo, reason };
  return [{ type: 'OrgSplitProposed.v1', data: { changeId, level, parentCode, code, successors, goesOn, ...decree } }];
};

/** Level and parent that all units of the change share: villages of two towns are not merged. */
const membersOf = (
  codes: readonly string[],
  { env, on }: Pick<ProposeMerger, 'env' | 'on'>,
): Pick<RegisteredUnit, 'level' | 'parentCode'> | Refusal => {
  const units: RegisteredUnit[] = [];
  for (const code of codes) {
    const unit = env.units[code];
    if (!unit || unit.status === 'none') return reject('unknown-unit');
    if (unit.status !== 'open') return reject('unit-ended');
    if (unit.heldBy !== null) return reject('change-under-way');
    if (on < unit.changedOn) return reject('date-before-last-change');
    units.push(unit);
  }
  if (on > env.today) return reject('effect-in-future');
  const [{ level, parentCode }] = units as [RegisteredUnit];
  const same = units.every((unit) => unit.level === level && unit.parentCode === parentCode);
  return same ? { level, parentCode } : reject('not-same-parent');
};

const newcomerFault = ({ units }: Env, code: string, level: RegisteredUnit['level']): Refusal | undefined => {
  const known = units[code];
  if (known && known.status !== 'none') return reject('already-registered');
  if (known && known.heldBy !== null) return reject('change-under-way');
  return isCodeOf(level, code) ? undefined : reject('code-level-mismatch');
};

/** What the change makes of each unit, those first that come to be or go on, so that a successor is always there. */
export const partsOf = ({ type, data }: Proposal): readonly Readonly<{ code: string; part: ChangePart }>[] => {
  const { level, parentCode } = data;
  if (type === 'OrgMergerProposed.v1') {
    const { ending, successor, successorName: name } = data;
    const survivor: ChangePart =
      name === null
        ? { as: 'enlarged', predecessors: ending }
        : { as: 'established', name, level, parentCode, predecessors: ending };
    const merged = ending.map((code) => ({ code, part: { as: 'merged', successor } as const }));
    return [{ code: successor, part: survivor }, ...merged];
  }
  const { code, successors, goesOn } = data;
  const parts = successors.map((successor) => ({
    code: successor.code,
    part: { as: 'established', name: successor.name, level, parentCode, predecessors: [code] } as const,
  }));
  return [...parts, { code, part: { as: 'split', successors: successors.map((unit) => unit.code), goesOn } }];
};

/** The administrator above the units proposes; the rest happens by itself. Basis: handbook 1.2 (DEFAULT). */
export const orgChange: Aggregate<OrgChangeCommand, OrgChangeState, OrgChangeEvent, OrgChangeRejection> = {
  category: 'orgchange',
  decider,
  events: orgChangeEvents,
  policy: (command) => {
    if (command.type !== 'ProposeMerger' && command.type !== 'ProposeSplit') return { anyOf: [{ system: true }] };
    const named = command.type === 'ProposeMerger' ? command.codes[0] : command.code;
    const unit = named === undefined ? undefined : command.env.units[named];
    const org = !unit || unit.status === 'none' ? undefined : (unit.parentCode ?? unit.code);
    return { anyOf: [{ system: true }, ...(org === undefined ? [] : [{ role: 'systemAdmin', org }])] };
  },
};
