import type { Projection } from '#kernel';
import type { OrgLevel } from '../domain/org-level.js';
import { orgUnitEvents, type OrgUnitEvent } from '../domain/org-unit.events.js';

export type OrgUnitRow = { code: string; name: string; level: OrgLevel; parent_code: string | null };

export const orgUnits: Projection<OrgUnitEvent, OrgUnitRow> = {
  name: 'org-units-1',
  events: orgUnitEvents,
  columns: {
    code: { type: 'text' },
    name: { type: 'text', index: 'trigram' },
    level: { type: 'text', index: 'btree' },
    parent_code: { type: 'text', index: 'btree' },
  },
  keyOf: ({ data }) => data.code,
  apply: (_row, { data: { code, name, level, parentCode } }) => ({ code, name, level, parent_code: parentCode }),
};
