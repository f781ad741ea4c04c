import type { LocalDate, Personal, Projection } from '#kernel';
import { personEvents, type PersonEvent } from '../domain/person.events.js';

export type PersonRow = { person_id: string; name: Personal<string>; org_code: string; registered_on: LocalDate };

export const people: Projection<PersonEvent, PersonRow> = {
  name: 'people-1',
  events: personEvents,
  columns: {
    person_id: { type: 'text' },
    name: { type: 'text' },
    org_code: { type: 'text', index: 'btree' },
    registered_on: { type: 'date' },
  },
  keyOf: ({ data }) => data.personId,
  apply: (_row, { data: { personId, name, orgCode, registeredOn } }) => ({
    person_id: personId,
    name,
    org_code: orgCode,
    registered_on: registeredOn,
  }),
};
