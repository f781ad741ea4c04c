import { faultsOfForm, parseRows, personRefOf, reserveTable, type RowOf } from '#imports';
import { isMember } from '../domain/reserve-entry.state.js';
import type { ImportStep, PlannedRow } from './import-step.js';
import { peopleByRef } from './people-by-ref.js';
import type { KnownReserveEntry } from './register-sight.query.js';
import type { TableKind } from './table-plan.js';

type Row = RowOf<typeof reserveTable.columns>;

/** Members of reserve pools whom a paper admitted before, and candidates who are nominated. */
export const reserveKind: TableKind = {
  columns: reserveTable.columns,
  faults: (table) => faultsOfForm(reserveTable, table),
  draft: async (sight, table) => {
    const units = await sight.unitsOf(table.rows.map(({ cells }) => cells['orgCode'] ?? ''));
    const cells = table.rows.map((row) => ({ personRef: '', orgCode: '', ...row.cells }));
    const personId = await peopleByRef(sight, units.keys(), cells.map(personRefOf));
    const parsed = parseRows(reserveTable, table, {
      orgUnit: (code) => units.get(code)?.level === 'village',
      person: (personRef, { orgCode = '' }) => personId(personRefOf({ personRef, orgCode })) !== undefined,
    });
    const lines = parsed.rows.map(({ line, value }) => ({ line, value, person: personId(personRefOf(value))! }));
    const entries = await sight.reserveEntriesOf(lines.map(({ person }) => person));
    const known = new Map(entries.map((entry) => [entry.subject_person, entry]));
    const fresh = lines.filter(({ value, person }) => !isThere(value, known.get(person)));
    const rows = fresh.map(({ line, value, person }) => ({ line, ...planned(value, person) }));
    const unchanged = lines.length - rows.length;
    return { rows, unchanged, faults: parsed.faults, orgCode: parsed.rows[0]?.value.orgCode };
  },
};

/** A member is not adopted again, a candidate or member not nominated again. */
const isThere = ({ orgCode, admittedOn }: Row, entry: KnownReserveEntry | undefined): boolean =>
  entry?.org_code === orgCode && (admittedOn === undefined || isMember(entry));

const planned = (row: Row, personId: string): Omit<PlannedRow, 'line'> => {
  const { orgCode: villageCode, reason = '', admittedOn, documentNo } = row;
  const words: Extract<ImportStep, { on: 'reserve' }>['words'] =
    admittedOn === undefined || documentNo === undefined
      ? { type: 'NominateCandidate', personId, villageCode, reason }
      : { type: 'AdoptMember', personId, villageCode, admittedOn, documentNo };
  return { column: 'personRef', change: 'added', columns: [], steps: [{ on: 'reserve', words }] };
};
