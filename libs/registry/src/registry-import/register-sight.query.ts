import type { ReadStore } from '#read-store';
import type { ReserveStage } from '../domain/reserve-entry.state.js';
import type { Traits } from '../domain/person.traits.js';
import type { IdentityDigests } from './identity-digests.query.js';
import type { KnownPerson } from './people-matching.js';
import { withinUnits } from '../scoping/within-units.js';

export type KnownPersonTraits = KnownPerson & Readonly<{ traits: Traits }>;

/** An entry of a reserve pool that has not ended. */
export type KnownReserveEntry = Readonly<{ subject_person: string; org_code: string; stage: ReserveStage }>;

const PER_QUERY = 10_000;

/** The units at or below which rows may lie; `everywhere` for the system's own imports. */
export type ImportScope = readonly string[] | 'everywhere';

/** Asks for many keys, some thousand at a time. */
const inChunks = async <T>(
  keys: Iterable<string>,
  find: (chunk: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const distinct = [...new Set(keys)];
  const found: T[] = [];
  for (let from = 0; from < distinct.length; from += PER_QUERY)
    found.push(...(await find(distinct.slice(from, from + PER_QUERY))));
  return found;
};

/** What an import may see of the register: units of its scope, and the people and terms of those units. */
export class RegisterSight {
  constructor(
    private readonly store: ReadStore,
    private readonly scope: ImportScope,
    private readonly identities: IdentityDigests,
  ) {}

  /** Registered units, by their codes. */
  async unitsOf(codes: Iterable<string>) {
    const rows = await inChunks(codes, (chunk) => {
      const found = this.store.db.selectFrom('org_units').select(['code', 'name', 'level', 'parent_code']);
      const within = this.scope === 'everywhere' ? found : found.where(withinUnits('org_units.key', this.scope));
      return within.where('key', 'in', chunk).execute();
    });
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Registered people of the units, in the order of their ids. The name of an erased person is null. */
  peopleIn(orgCodes: Iterable<string>) {
    return inChunks(orgCodes, (chunk) => this.people().where('org_code', 'in', chunk).orderBy('key').execute());
  }

  peopleOf(personIds: Iterable<string>) {
    return inChunks(personIds, (chunk) => this.people().where('key', 'in', chunk).execute());
  }

  identityDigest(number: string): string {
    return this.identities.digestOf(number);
  }

  /** People of the units, of the ids and of the identity numbers, each once, with what is registered of them. */
  async traitsOf(
    orgCodes: Iterable<string>,
    personIds: Iterable<string>,
    identities: Iterable<string>,
  ): Promise<readonly KnownPersonTraits[]> {
    const wide = () =>
      this.people().select(['identity_digest', 'sex', 'born_on', 'education', 'party_member', 'party_since']);
    const rows = [
      ...(await inChunks(orgCodes, (chunk) => wide().where('org_code', 'in', chunk).orderBy('key').execute())),
      ...(await inChunks(personIds, (chunk) => wide().where('key', 'in', chunk).execute())),
      ...(await inChunks(identities, (chunk) => wide().where('identity_digest', 'in', chunk).execute())),
    ];
    const found = rows.map((row): [string, KnownPersonTraits] => [
      row.person_id,
      {
        personId: row.person_id,
        identity: row.identity_digest,
        name: row.name,
        orgCode: row.org_code,
        bornOn: row.born_on,
        traits: {
          sex: row.sex,
          bornOn: row.born_on,
          education: row.education,
          partyMember: row.party_member,
          partySince: row.party_since,
        },
      },
    ]);
    return [...new Map(found).values()];
  }

  /** Terms, ended ones included, of the people. */
  termsOf(personIds: Iterable<string>) {
    return inChunks(personIds, (chunk) =>
      this.store.db
        .selectFrom('terms')
        .select([
          'term_id',
          'person_id',
          'org_code',
          'post',
          'started_on',
          'basis',
          'document_no',
          'document_on',
          'ended_on',
          'end_reason',
        ])
        .where('person_id', 'in', chunk)
        .execute(),
    );
  }

  /** Units in which a command has recorded a term, or a table whose rows need what commands need. */
  async unitsKept(orgCodes: Iterable<string>): Promise<ReadonlySet<string>> {
    const found = await inChunks(orgCodes, (chunk) =>
      this.store.db
        .selectFrom('terms')
        .leftJoin('table_imports', 'table_imports.key', 'terms.import_id')
        .select('terms.org_code')
        .distinct()
        .where('terms.org_code', 'in', chunk)
        .where((eb) => eb.or([eb('terms.import_id', 'is', null), eb('table_imports.first_load', '=', false)]))
        .execute(),
    );
    return new Set(found.map(({ org_code }) => org_code));
  }

  /** Entries of the people in reserve pools, those that have ended left out. */
  reserveEntriesOf(personIds: Iterable<string>): Promise<readonly KnownReserveEntry[]> {
    return inChunks(personIds, async (chunk) => {
      const found = this.store.db.selectFrom('reserve_entries').select(['subject_person', 'org_code', 'stage']);
      const open = await found.where('status', '=', 'open').where('subject_person', 'in', chunk).execute();
      return open.map((entry) => ({ ...entry, stage: entry.stage as ReserveStage }));
    });
  }

  private people() {
    const found = this.store.db.selectFrom('people').select(['person_id', 'name', 'org_code']);
    return this.scope === 'everywhere' ? found : found.where(withinUnits('people.org_code', this.scope));
  }
}
