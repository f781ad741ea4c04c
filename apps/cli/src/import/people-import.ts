import { randomUUID } from 'node:crypto';
import { parseRows, peopleTable } from '#imports';
import { RegistryImport } from '#registry';
import type { ImportKind } from './import-kind.js';
import { sortRows } from './import-plan.js';
import { matchPeople, type KnownPerson } from './people-matching.js';
import { refusal } from './refusal-text.js';
import { peopleIn, peopleOf, unitsOf } from './registry-lookup.js';

/** People. Whoever is registered already is not registered a second time; the others get random ids unless given one. */
export const peopleImport: ImportKind = {
  columns: peopleTable.columns,
  plan: async ({ app, stores: { reads } }, { table }) => {
    const orgCodes = table.rows.map(({ cells }) => cells['orgCode'] ?? '');
    const units = await unitsOf(reads, orgCodes);
    const parsed = parseRows(peopleTable, table, { orgUnit: (code) => units.has(code) });
    const given = parsed.rows.flatMap(({ value: { personId } }) => (personId === undefined ? [] : [personId]));
    const found = [...(await peopleIn(reads, orgCodes)), ...(await peopleOf(reads, given))];
    const registered = new Map(found.map((row) => [row.person_id, knownPerson(row)]));
    const matches = matchPeople(parsed.rows, [...registered.values()]);
    const { fresh, known, faults } = sortRows(parsed, ({ line }) => {
      const match = matches.get(line)!;
      return match === 'otherwise' ? refusal(line, 'imported-otherwise', 'personId') : match;
    });
    const write = async (onProgress: (done: number) => void) => {
      const rows = fresh.map(({ value: { personId = randomUUID(), name, orgCode } }) => ({ personId, name, orgCode }));
      const { refused } = await app.get(RegistryImport).people(rows, { onProgress: ({ done }) => onProgress(done) });
      return refused.map(({ index, code }) => refusal(fresh[index]!.line, code));
    };
    return { total: table.rows.length, faults, known, fresh: fresh.length, write, note };
  },
};

const knownPerson = (row: { person_id: string; name: string | null; org_code: string }): KnownPerson => ({
  personId: row.person_id,
  name: row.name,
  orgCode: row.org_code,
});

const note = {
  zh: '登记姓名和所在单位；性别、出生年月、联系电话只作核对，不登记。',
  en: 'Names and units are registered; gender, month of birth and phone are checked and not kept.',
};
