import { parseRows, personRefOf, postsTable, type Choice, type RowOf } from '#imports';
import { postCodes, postKind, RegistryImport, type Basis, type PostRow } from '#registry';
import type { ImportKind } from './import-kind.js';
import { sortRows } from './import-plan.js';
import { refusal } from './refusal-text.js';
import { peopleIn, peopleOf, termsOf, unitsOf } from './registry-lookup.js';

const bases: readonly Choice<Basis>[] = [
  { value: 'election', title: { zh: '选举', en: 'Election' } },
  { value: 'appointment', title: { zh: '任命', en: 'Appointment' } },
  { value: 'contract', title: { zh: '聘用', en: 'Contract' } },
];

const schema = postsTable(
  postCodes.map((value) => ({ value, title: { zh: postKind(value).zh, en: postKind(value).en } })),
  bases,
);

/** Posts held. A row that the law does not allow is refused by the register's own rules before anything is written. */
export const postsImport: ImportKind = {
  columns: schema.columns,
  plan: async ({ app, stores: { reads } }, { table }) => {
    const cells = table.rows.map((row) => ({ personRef: '', orgCode: '', ...row.cells }));
    const refs = cells.map(personRefOf);
    const ids = refs.flatMap((ref) => ('personId' in ref ? [ref.personId] : []));
    const units = await unitsOf(
      reads,
      cells.map(({ orgCode }) => orgCode),
    );
    const found = [...(await peopleIn(reads, units.keys())), ...(await peopleOf(reads, ids))];
    const people = directoryOf(found);
    const personId = (row: Readonly<{ personRef: string; orgCode: string }>): string | undefined => {
      const ref = personRefOf(row);
      const those = 'personId' in ref ? people.get(ref.personId) : people.get(nameKey(ref));
      return those?.size === 1 ? [...those][0] : undefined;
    };
    const parsed = parseRows(schema, table, {
      orgUnit: (code) => units.has(code),
      person: (personRef, { orgCode = '' }) => personId({ personRef, orgCode }) !== undefined,
    });
    const rows = parsed.rows.map(({ line, value }) => ({ line, value: postRow(value, personId(value)!) }));
    const terms = await termsOf(
      reads,
      rows.map(({ value }) => value.personId),
    );
    const held = new Map(
      terms.map((term) => [termKey(term.person_id, term.org_code, term.post, term.started_on), term]),
    );
    const registry = app.get(RegistryImport);
    const unlawful = await registry.posts(
      rows.map(({ value }) => value),
      { rehearse: true },
    );
    const codes = new Map(unlawful.refused.map(({ index, code }) => [rows[index]!.line, code]));
    const { fresh, known, faults } = sortRows({ rows, faults: parsed.faults }, ({ line, value }) => {
      const term = held.get(termKey(value.personId, value.orgCode, value.post, value.startedOn));
      if (term) {
        const same = term.basis === value.basis && term.document_no === value.documentNo;
        return same ? 'known' : refusal(line, 'imported-otherwise', 'post');
      }
      const code = codes.get(line);
      return code === undefined ? 'fresh' : refusal(line, code, 'post');
    });
    const write = async (onProgress: (done: number) => void) => {
      const options = { onProgress: ({ done }: { done: number }) => onProgress(done) };
      const { refused } = await registry.posts(
        fresh.map(({ value }) => value),
        options,
      );
      return refused.map(({ index, code }) => refusal(fresh[index]!.line, code));
    };
    return { total: table.rows.length, faults, known, fresh: fresh.length, write };
  },
};

type Found = Readonly<{ person_id: string; name: string | null; org_code: string }>;

/** Ids by id, and by name and unit. */
const directoryOf = (found: readonly Found[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const directory = new Map<string, Set<string>>();
  const add = (key: string, id: string) => directory.set(key, (directory.get(key) ?? new Set()).add(id));
  for (const { person_id: id, name, org_code: orgCode } of found) {
    add(id, id);
    if (name !== null) add(nameKey({ name, orgCode }), id);
  }
  return directory;
};

const nameKey = ({ name, orgCode }: Readonly<{ name: string; orgCode: string }>) => `${orgCode} ${name}`;
const termKey = (...parts: readonly string[]) => parts.join(' ');

const postRow = (row: RowOf<typeof schema.columns>, personId: string): PostRow => ({
  personId,
  orgCode: row.orgCode,
  post: row.post,
  basis: row.basis,
  startedOn: row.startedOn,
  publicPower: null,
  documentNo: row.documentNo ?? null,
});
