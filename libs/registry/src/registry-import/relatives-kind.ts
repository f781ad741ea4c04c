import { faultsOfForm, parseRows, personRefOf, relativesTable, type Choice } from '#imports';
import type { KinshipEndReason } from '../domain/kinship.events.js';
import { relations, relationTitle } from '../domain/relation.js';
import type { ImportStep, PlannedRow } from './import-step.js';
import { peopleByRef } from './people-by-ref.js';
import type { TableKind } from './table-plan.js';

const reasons: readonly Choice<KinshipEndReason>[] = [
  { value: 'divorce', title: { zh: '离婚', en: 'Divorce' } },
  { value: 'adoption-ended', title: { zh: '收养解除', en: 'Adoption ended' } },
  { value: 'recorded-in-error', title: { zh: '登记有误', en: 'Recorded in error' } },
];

const schema = relativesTable(
  relations.map((value) => ({ value, title: relationTitle(value) })),
  reasons,
);

/** Pairs of relatives, recorded or ended. A pair that is recorded already does nothing. */
export const relativesKind: TableKind = {
  columns: schema.columns,
  faults: (table) => faultsOfForm(schema, table),
  draft: async (sight, table) => {
    const cells = table.rows.map((row) => ({
      personRef: '',
      orgCode: '',
      relativeRef: '',
      relativeOrgCode: '',
      ...row.cells,
    }));
    const units = await sight.unitsOf(cells.flatMap(({ orgCode, relativeOrgCode }) => [orgCode, relativeOrgCode]));
    const refs = cells.flatMap((row) => [personRefOf(row), relativeRefOf(row)]);
    const personId = await peopleByRef(sight, units.keys(), refs);
    const parsed = parseRows(schema, table, {
      orgUnit: (code) => units.has(code),
      person: (personRef, { orgCode = '' }) => personId(personRefOf({ personRef, orgCode })) !== undefined,
      relative: (relativeRef, { relativeOrgCode = '' }) =>
        personId(relativeRefOf({ relativeRef, relativeOrgCode })) !== undefined,
    });
    const rows = parsed.rows.map(({ line, value }): PlannedRow => {
      const { relation, endReason, orgCode, relativeOrgCode } = value;
      const pair = { personId: personId(personRefOf(value))!, relativeId: personId(relativeRefOf(value))! };
      const words =
        endReason === undefined
          ? ({ type: 'RecordKinship', ...pair, relation } as const)
          : ({ type: 'EndKinship', ...pair, reason: endReason } as const);
      const step: ImportStep = { on: 'kinship', units: [orgCode, relativeOrgCode], words };
      const change = endReason === undefined ? 'added' : 'ended';
      return { line, column: endReason === undefined ? 'relation' : 'endReason', change, columns: [], steps: [step] };
    });
    return { rows, unchanged: 0, faults: parsed.faults, orgCode: parsed.rows[0]?.value.orgCode };
  },
};

const relativeRefOf = (row: Readonly<{ relativeRef: string; relativeOrgCode: string }>) =>
  personRefOf({ personRef: row.relativeRef, orgCode: row.relativeOrgCode });
