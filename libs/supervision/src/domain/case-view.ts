import type { Aggregate, Decider, LocalDate, Personal, Policy, Rejection } from '#kernel';
import { caseViewEvents, type CaseViewEvent, type KeptFilter, type ViewShare } from './case-view.events.js';

/** `reader` is the person who asks, where the view is shared with them; null for everyone else. */
type Env = Readonly<{ today: LocalDate; ruleVersion?: string; reader: string | null }>;

type KeepCaseView = Readonly<{
  type: 'KeepCaseView';
  viewId: string;
  ownerId: string;
  name: string;
  filter: KeptFilter;
  env: Env;
}>;

/** `env.reaches` says whether the unit lies in one in which the owner holds a role. */
type ShareCaseView = ViewShare & Readonly<{ type: 'ShareCaseView'; env: Env & Readonly<{ reaches: boolean }> }>;

export type CaseViewCommand =
  | KeepCaseView
  | Readonly<{ type: 'RenameCaseView'; name: string; env: Env }>
  | Readonly<{ type: 'ReplaceCaseViewFilter'; filter: KeptFilter; env: Env }>
  | ShareCaseView
  | (ViewShare & Readonly<{ type: 'EndCaseViewShare'; env: Env }>)
  | Readonly<{ type: 'RemoveCaseView'; env: Env }>;

export type CaseViewRejection = Rejection<
  | 'view-exists'
  | 'view-name-missing'
  | 'view-removed'
  | 'view-with-words-stays-own'
  | 'view-share-beyond-own-units'
  | 'view-not-shared-so'
  | 'unknown-view'
>;

type Kept = Readonly<{
  status: 'kept' | 'removed';
  viewId: string;
  ownerId: string;
  name: Personal<string>;
  filter: Personal<KeptFilter>;
  shares: readonly ViewShare[];
}>;

export type CaseViewState = Readonly<{ status: 'none' }> | Kept;

const reject = (rejected: CaseViewRejection['rejected']) => ({ rejected });

const isSame = (one: ViewShare, other: ViewShare): boolean => one.role === other.role && one.orgCode === other.orgCode;

/** Words may name a person, to somebody who may know of none of their cases. */
const mayBeShared = (filter: Personal<KeptFilter>): boolean => filter?.['q'] === undefined;

const decide: Decider<CaseViewCommand, CaseViewState, CaseViewEvent, CaseViewRejection>['decide'] = (
  command,
  state,
) => {
  if (command.type === 'KeepCaseView') return state.status === 'none' ? keep(command) : reject('view-exists');
  if (state.status === 'none') return reject('unknown-view');
  if (state.status === 'removed') return reject('view-removed');
  const { viewId, ownerId, shares } = state;
  const on = command.env.today;
  switch (command.type) {
    case 'RenameCaseView': {
      const name = command.name.trim();
      if (name === '') return reject('view-name-missing');
      return name === state.name
        ? []
        : [{ type: 'CaseViewRenamed.v1', data: { viewId, ownerId, name, renamedOn: on } }];
    }
    case 'ReplaceCaseViewFilter': {
      const { filter } = command;
      if (shares.length > 0 && !mayBeShared(filter)) return reject('view-with-words-stays-own');
      return [{ type: 'CaseViewFilterReplaced.v1', data: { viewId, ownerId, filter, replacedOn: on } }];
    }
    case 'ShareCaseView': {
      const { role, orgCode, env } = command;
      if (!env.reaches) return reject('view-share-beyond-own-units');
      if (!mayBeShared(state.filter)) return reject('view-with-words-stays-own');
      if (shares.some((share) => isSame(share, command))) return [];
      return [{ type: 'CaseViewShared.v1', data: { viewId, role, orgCode, sharedOn: on } }];
    }
    case 'EndCaseViewShare': {
      const { role, orgCode } = command;
      if (!shares.some((share) => isSame(share, command))) return reject('view-not-shared-so');
      return [{ type: 'CaseViewShareEnded.v1', data: { viewId, role, orgCode, endedOn: on } }];
    }
    case 'RemoveCaseView':
      return [{ type: 'CaseViewRemoved.v1', data: { viewId, removedOn: on } }];
    default:
      return command satisfies never;
  }
};

const keep = ({ viewId, ownerId, name: given, filter, env }: KeepCaseView) => {
  const name = given.trim();
  if (name === '') return reject('view-name-missing');
  return [{ type: 'CaseViewKept.v1', data: { viewId, ownerId, name, filter, keptOn: env.today } }] as const;
};

const evolve = (state: CaseViewState, event: CaseViewEvent): CaseViewState => {
  if (event.type === 'CaseViewKept.v1') {
    const { keptOn: _on, ...view } = event.data;
    return { ...view, status: 'kept', shares: [] };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'CaseViewRenamed.v1':
      return { ...state, name: event.data.name };
    case 'CaseViewFilterReplaced.v1':
      return { ...state, filter: event.data.filter };
    case 'CaseViewShared.v1': {
      const { role, orgCode } = event.data;
      return { ...state, shares: [...state.shares, { role, orgCode }] };
    }
    case 'CaseViewShareEnded.v1':
      return { ...state, shares: state.shares.filter((share) => !isSame(share, event.data)) };
    case 'CaseViewRemoved.v1':
      return { ...state, status: 'removed' };
    default:
      return event satisfies never;
  }
};

/** A view is its owner's; those with whom it is shared know of it. Basis: DEFAULT, unsourced. */
const policy: Policy<CaseViewCommand, CaseViewState> = (command, state) => {
  if (command.type === 'KeepCaseView') return { anyOf: [{ person: command.ownerId }] };
  if (state.status === 'none') return undefined;
  const { reader } = command.env;
  const anyOf = [{ person: state.ownerId }];
  return { anyOf, seenBy: [...anyOf, ...(reader === null ? [] : [{ person: reader }])] };
};

/** A named filter of the list of cases, kept for oneself or shared with a role at a unit. It narrows, and shows nothing. */
export const caseView: Aggregate<CaseViewCommand, CaseViewState, CaseViewEvent, CaseViewRejection> = {
  category: 'caseview',
  decider: { initialState: () => ({ status: 'none' }), evolve, decide },
  events: caseViewEvents,
  policy,
  unknown: 'unknown-view',
};
