import type { LocalDate, Personal, Projection } from '#kernel';
import { PEOPLE } from '../contract/person-directory.contract.js';
import { readIdentityNumber, tailOf } from '../domain/identity-number.js';
import { personEvents, type PersonEvent } from '../domain/person.events.js';
import type { Presence } from '../domain/person.state.js';
import { noTraits, withTraits, type Education, type Sex, type Traits } from '../domain/person.traits.js';
import { readingOf, searchKeys } from './search-keys.js';

/**
 * `identity_digest` finds an identity number, `identity_tail` is what is shown of it; the number itself is not kept. What
 * `pinyin` and `search_keys` hold follows from the readings of the package: another version of it is another projection.
 */
export type PersonRow = {
  person_id: string;
  name: Personal<string>;
  org_code: string;
  registered_on: LocalDate;
  sex: Personal<Sex>;
  born_on: Personal<LocalDate>;
  education: Personal<Education>;
  party_member: Personal<boolean>;
  party_since: Personal<LocalDate>;
  identity_digest: Personal<string>;
  identity_tail: Personal<string>;
  presence: Presence;
  pinyin: Personal<string>;
  search_keys: readonly string[];
};

declare module '#read-store' {
  interface ReadTables {
    people: PersonRow & { key: string };
  }
}

export const people: Projection<PersonEvent, PersonRow> = {
  name: PEOPLE,
  events: personEvents,
  columns: {
    person_id: { type: 'text' },
    name: { type: 'text' },
    org_code: { type: 'text', index: 'btree' },
    registered_on: { type: 'date' },
    sex: { type: 'text' },
    born_on: { type: 'date' },
    education: { type: 'text' },
    party_member: { type: 'boolean' },
    party_since: { type: 'date' },
    identity_digest: { type: 'text', index: 'btree' },
    identity_tail: { type: 'text' },
    presence: { type: 'text' },
    pinyin: { type: 'text' },
    search_keys: { type: 'text[]', index: 'gin' },
  },
  keyOf: ({ data }) => data.personId,
  apply: (row, event) => {
    if (event.type === 'PersonRegistered.v1') return registered(event.data);
    return row && { ...row, ...changeOf(event, row) };
  },
};

type Registered = Extract<PersonEvent, { type: 'PersonRegistered.v1' }>;

const registered = ({ personId, name, orgCode, registeredOn }: Registered['data']): PersonRow => ({
  person_id: personId,
  ...named(name),
  org_code: orgCode,
  registered_on: registeredOn,
  ...columnsOf(noTraits),
  identity_digest: null,
  identity_tail: null,
  presence: 'present',
});

const changeOf = (event: Exclude<PersonEvent, Registered>, row: PersonRow): Partial<PersonRow> => {
  switch (event.type) {
    case 'PersonTraitsRecorded.v1':
      return columnsOf(withTraits(traitsOf(row), event.data));
    case 'IdentityNumberRecorded.v1': {
      const { number, digest } = event.data;
      const said = number === null ? undefined : readIdentityNumber(number);
      return {
        identity_digest: digest,
        identity_tail: number && tailOf(number),
        sex: row.sex ?? said?.sex ?? null,
        born_on: row.born_on ?? said?.bornOn ?? null,
      };
    }
    case 'PersonNameCorrected.v1':
      return named(event.data.name);
    case 'PersonDeceased.v1':
      return { presence: 'deceased' };
    case 'PersonLeft.v1':
      return { presence: 'left' };
    case 'PersonMarkWithdrawn.v1':
      return { presence: 'present' };
    default:
      return event satisfies never;
  }
};

const named = (name: Personal<string>) => ({
  name,
  pinyin: name === null ? null : readingOf(name),
  search_keys: name === null ? [] : searchKeys(name),
});

const columnsOf = ({ sex, bornOn, education, partyMember, partySince }: Traits) => ({
  sex,
  born_on: bornOn,
  education,
  party_member: partyMember,
  party_since: partySince,
});

const traitsOf = ({ sex, born_on, education, party_member, party_since }: PersonRow): Traits => ({
  sex,
  bornOn: born_on,
  education,
  partyMember: party_member,
  partySince: party_since,
});
