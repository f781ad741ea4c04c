import { randomUUID } from 'node:crypto';
import { faultsOfForm, parseRows, peopleTable, type Choice, type RowOf } from '#imports';
import { foldIdentityNumber } from '../domain/identity-number.js';
import { educations, educationTitles, noTraits, type Education, type Traits } from '../domain/person.traits.js';
import type { ImportStep, PlannedRow } from './import-step.js';
import { matchPeople } from './people-matching.js';
import type { KnownPersonTraits } from './register-sight.query.js';
import { refusal, type RowFault } from './row-fault.js';
import type { TableKind } from './table-plan.js';

const choices: readonly Choice<Education>[] = educations.map((value) => ({ value, title: educationTitles[value] }));

const schema = peopleTable(choices);

type Row = RowOf<typeof schema.columns>;

/** The reason that stands beside a name that a table corrects. */
const CORRECTION = '表格导入更正';

/** People with what is registered of them: new ones, and facts that differ from what is there. */
export const peopleKind: TableKind = {
  columns: schema.columns,
  faults: (table) => faultsOfForm(schema, table),
  draft: async (sight, table) => {
    const units = await sight.unitsOf(table.rows.map(({ cells }) => cells['orgCode'] ?? ''));
    const parsed = parseRows(schema, table, { orgUnit: (code) => units.has(code) });
    const identities = new Map(
      parsed.rows.flatMap(({ line, value: { identityNumber } }) =>
        identityNumber === undefined ? [] : [[line, sight.identityDigest(identityNumber)] as const],
      ),
    );
    const given = parsed.rows.flatMap(({ value: { personId } }) => (personId === undefined ? [] : [personId]));
    const registered = await sight.traitsOf(units.keys(), given, identities.values());
    const matches = matchPeople(
      parsed.rows.map(({ line, value }) => ({ line, value: { ...value, identity: identities.get(line) } })),
      registered,
    );
    const rows: PlannedRow[] = [];
    const faults: RowFault[] = [];
    for (const { line, value } of parsed.rows) {
      const known = matches.get(line);
      if (!known) rows.push({ line, ...addition(value) });
      else if (known.name === null) faults.push(refusal(table, line, 'person-erased', 'name'));
      else if (known.orgCode !== value.orgCode) faults.push(refusal(table, line, 'imported-otherwise', 'orgCode'));
      else {
        const change = changeOf(value, known, identities.get(line));
        if (change) rows.push({ line, ...change });
      }
    }
    const unchanged = parsed.rows.length - rows.length - faults.length;
    return { rows, unchanged, faults: [...parsed.faults, ...faults], orgCode: parsed.rows[0]?.value.orgCode };
  },
};

type Planned = Omit<PlannedRow, 'line'>;

const addition = (row: Row): Planned => {
  const { personId = randomUUID(), name, orgCode } = row;
  const register: ImportStep = {
    on: 'person',
    personId,
    words: { type: 'RegisterPerson', personId, name, orgCode },
  };
  const { steps } = factsOf(row, personId, noTraits, true);
  return { column: 'name', change: 'added', columns: [], steps: [register, ...steps] };
};

const changeOf = (row: Row, known: KnownPersonTraits, identity: string | undefined): Planned | undefined => {
  const { personId, name, traits } = known;
  const newNumber = identity !== undefined && identity !== known.identity;
  const { columns, steps } = factsOf(row, personId, traits, newNumber);
  const corrected = row.name.trim() !== name;
  const correct: ImportStep = {
    on: 'person',
    personId,
    words: { type: 'CorrectName', name: row.name, reason: CORRECTION },
  };
  const all = [...(corrected ? ['name'] : []), ...columns];
  if (all.length === 0) return undefined;
  return { column: all[0]!, change: 'changed', columns: all, steps: [...(corrected ? [correct] : []), ...steps] };
};

/** The facts of a row that differ from those that are known: in which columns they stand, and how they are recorded. */
const factsOf = (row: Row, personId: string, known: Traits, withNumber: boolean) => {
  const told: Traits = {
    sex: differing(row.gender, known.sex),
    bornOn: differing(row.bornOn, known.bornOn),
    education: differing(row.education, known.education),
    partyMember: differing(row.partyMember && row.partyMember === 'yes', known.partyMember),
    partySince: differing(row.partySince, known.partySince),
  };
  const columns = Object.entries(told).flatMap(([key, value]) =>
    value === null ? [] : [key === 'sex' ? 'gender' : key],
  );
  const traits: ImportStep = { on: 'person', personId, words: { type: 'RecordTraits', ...told } };
  const steps: ImportStep[] = columns.length > 0 ? [traits] : [];
  if (withNumber && row.identityNumber !== undefined) {
    columns.push('identityNumber');
    const number = foldIdentityNumber(row.identityNumber);
    steps.push({ on: 'person', personId, words: { type: 'RecordIdentityNumber', number } });
  }
  return { columns, steps };
};

const differing = <V>(told: V | undefined, known: V | null): V | null =>
  told === undefined || told === known ? null : told;
