import type { LocalDate, Projection } from '#kernel';
import type { OrgLevel } from '../domain/org-level.js';
import { orgUnitEvents, type OrgUnitEvent } from '../domain/org-unit.events.js';
import type { OrgUnitStatus } from '../domain/org-unit.state.js';
import { aboveOf, type OrgUnitVersion } from '../domain/org-unit-version.js';

/**
 * A unit as it is now, and every version that it had. `above_code` is the unit through which one climbs, `names` and
 * `parents` all that it ever had, and `changed_position` where the log last changed it, null while it is as it began.
 * `established` units began on the day of a decree; the others were loaded, and there before anybody wrote them down.
 */
export type OrgUnitRow = {
  code: string;
  name: string;
  level: OrgLevel;
  parent_code: string | null;
  above_code: string | null;
  status: OrgUnitStatus;
  established: boolean;
  opened_on: LocalDate;
  closed_on: LocalDate | null;
  predecessors: readonly string[];
  successors: readonly string[];
  names: string;
  parents: readonly string[];
  versions: readonly OrgUnitVersion[];
  changed_position: string | null;
};

declare module '#read-store' {
  interface ReadTables {
    org_units: Omit<OrgUnitRow, 'changed_position'> & { key: string; changed_position: number | null };
  }
}

export const orgUnits: Projection<OrgUnitEvent, OrgUnitRow> = {
  name: 'org-units-3',
  events: orgUnitEvents,
  columns: {
    code: { type: 'text' },
    name: { type: 'text', index: 'trigram' },
    level: { type: 'text', index: 'btree' },
    parent_code: { type: 'text', index: 'btree' },
    above_code: { type: 'text', index: 'btree' },
    status: { type: 'text' },
    established: { type: 'boolean' },
    opened_on: { type: 'date' },
    closed_on: { type: 'date' },
    predecessors: { type: 'text[]' },
    successors: { type: 'text[]' },
    names: { type: 'text', index: 'trigram' },
    parents: { type: 'text[]', index: 'gin' },
    versions: { type: 'jsonb' },
    changed_position: { type: 'bigint', index: 'btree' },
  },
  keyOf: ({ type, data }) => (type === 'OrgUnitHeld.v1' || type === 'OrgUnitReleased.v1' ? undefined : data.code),
  apply: (row, event, { position }) => {
    switch (event.type) {
      case 'OrgUnitRegistered.v1': {
        const { registeredOn: from, ...unit } = event.data;
        return opened({ ...unit, from, predecessors: [], established: false });
      }
      case 'OrgUnitEstablished.v1': {
        const { on: from, ...unit } = event.data;
        return opened({ ...unit, from, established: true });
      }
      case 'OrgUnitHeld.v1':
      case 'OrgUnitReleased.v1':
        return row;
      default:
        return row && { ...changed(row, event), changed_position: String(position) };
    }
  },
};

type Opened = Pick<OrgUnitRow, 'code' | 'name' | 'level' | 'predecessors' | 'established'> & {
  parentCode: string | null;
  from: LocalDate;
};

const opened = ({ code, name, level, predecessors, established, parentCode, from }: Opened): OrgUnitRow => ({
  code,
  name,
  level,
  parent_code: parentCode,
  above_code: parentCode,
  status: 'open',
  established,
  opened_on: from,
  closed_on: null,
  predecessors,
  successors: [],
  names: name,
  parents: parentCode === null ? [] : [parentCode],
  versions: [{ from, name, parentCode, successor: null, status: 'open' }],
  changed_position: null,
});

type Change = Exclude<
  OrgUnitEvent,
  { type: 'OrgUnitRegistered.v1' | 'OrgUnitEstablished.v1' | 'OrgUnitHeld.v1' | 'OrgUnitReleased.v1' }
>;

const changed = (row: OrgUnitRow, event: Change): OrgUnitRow => {
  const { on } = event.data;
  switch (event.type) {
    case 'OrgUnitRenamed.v1': {
      const { name } = event.data;
      return {
        ...withVersion(row, on, { name }),
        name,
        names: [...new Set([...row.names.split('\n'), name])].join('\n'),
      };
    }
    case 'OrgUnitMoved.v1': {
      const { parentCode } = event.data;
      return { ...withVersion(row, on, { parentCode }), parents: [...new Set([...row.parents, parentCode])] };
    }
    case 'OrgUnitMerged.v1': {
      const { successor } = event.data;
      return { ...withVersion(row, on, { successor, status: 'merged' }), closed_on: on, successors: [successor] };
    }
    case 'OrgUnitEnlarged.v1': {
      const { predecessors } = event.data;
      return { ...row, predecessors: [...new Set([...row.predecessors, ...predecessors])] };
    }
    case 'OrgUnitSplit.v1': {
      const { successors, goesOn } = event.data;
      const all = { ...row, successors: [...new Set([...row.successors, ...successors])] };
      return goesOn ? all : { ...withVersion(all, on, { status: 'split' }), closed_on: on };
    }
    case 'OrgUnitClosed.v1':
      return { ...withVersion(row, on, { status: 'closed' }), closed_on: on };
    default:
      return event satisfies never;
  }
};

/** Adds the version that begins on the day; one of the same day gives way, but not what a loaded unit was before it. */
const withVersion = (row: OrgUnitRow, from: LocalDate, values: Partial<OrgUnitVersion>): OrgUnitRow => {
  const now = { ...row.versions.at(-1)!, ...values, from };
  const earlier = row.versions.filter((version, place) => version.from < from || (place === 0 && !row.established));
  return {
    ...row,
    versions: [...earlier, now],
    status: now.status,
    parent_code: now.parentCode,
    above_code: aboveOf(now),
  };
};
