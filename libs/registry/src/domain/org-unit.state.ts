import type { LocalDate } from '#kernel';
import type { OrgLevel } from './org-level.js';
import type { OrgUnitEvent } from './org-unit.events.js';

export type OrgUnitStatus = 'open' | 'merged' | 'split' | 'closed';

/** `changedOn` is the day of the last change; `heldBy` the merger or split for which the unit is held. */
export type RegisteredUnit = Readonly<{
  status: OrgUnitStatus;
  code: string;
  name: string;
  level: OrgLevel;
  parentCode: string | null;
  openedOn: LocalDate;
  changedOn: LocalDate;
  heldBy: string | null;
}>;

export type OrgUnitState = Readonly<{ status: 'none'; heldBy: string | null }> | RegisteredUnit;

export const noUnit: OrgUnitState = { status: 'none', heldBy: null };

export const evolveUnit = (state: OrgUnitState, event: OrgUnitEvent): OrgUnitState => {
  switch (event.type) {
    case 'OrgUnitRegistered.v1': {
      const { code, name, level, parentCode, registeredOn: on } = event.data;
      return { status: 'open', code, name, level, parentCode, openedOn: on, changedOn: on, heldBy: null };
    }
    case 'OrgUnitEstablished.v1': {
      const { code, name, level, parentCode, on } = event.data;
      return { status: 'open', code, name, level, parentCode, openedOn: on, changedOn: on, heldBy: null };
    }
    case 'OrgUnitHeld.v1':
      return { ...state, heldBy: event.data.changeId };
    case 'OrgUnitReleased.v1':
      return { ...state, heldBy: null };
    default:
      return state.status === 'none' ? state : { ...state, changedOn: event.data.on, ...changeOf(event) };
  }
};

type Change = Exclude<
  OrgUnitEvent,
  { type: 'OrgUnitRegistered.v1' | 'OrgUnitEstablished.v1' | 'OrgUnitHeld.v1' | 'OrgUnitReleased.v1' }
>;

const changeOf = (event: Change): Partial<RegisteredUnit> => {
  switch (event.type) {
    case 'OrgUnitRenamed.v1':
      return { name: event.data.name };
    case 'OrgUnitMoved.v1':
      return { parentCode: event.data.parentCode };
    case 'OrgUnitMerged.v1':
      return { status: 'merged', heldBy: null };
    case 'OrgUnitEnlarged.v1':
      return { heldBy: null };
    case 'OrgUnitSplit.v1':
      return { status: event.data.goesOn ? 'open' : 'split', heldBy: null };
    case 'OrgUnitClosed.v1':
      return { status: 'closed' };
    default:
      return event satisfies never;
  }
};
