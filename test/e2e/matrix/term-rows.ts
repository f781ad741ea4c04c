import { doneBy, forSignedIn, listFor, shownTo, type Asker, type Row } from './permission-row.js';

const registrars: readonly Asker[] = ['townOrgOfficer', 'countyOrgOfficer'];
const watchers: readonly Asker[] = [
  'supervisionOffice',
  'countyAuditOfficer',
  'countyDisciplineOfficer',
  'townDisciplineOfficer',
  'countyOrgOfficer',
  'countyOrgLeader',
  'townOrgOfficer',
  'townPartyCommittee',
];

/** Routes of terms, bodies of villages and tables. Basis: handbook W1c. */
export const termRows: Readonly<Record<string, Row>> = {
  'POST /api/v1/post-terms': doneBy('StartPost', registrars, {
    body: ({ id, villageCode }) => ({
      personId: id,
      orgCode: villageCode,
      post: 'villagerRep',
      basis: 'election',
      startedOn: '2090-01-01',
    }),
  }),
  'POST /api/v1/post-terms/{termId}/end': doneBy('EndPost', registrars, {
    body: { endedOn: '2090-01-01', reason: 'term-end' },
  }),
  'POST /api/v1/post-terms/{termId}/correction': doneBy('CorrectPostTerm', registrars, {
    body: { startedOn: '2025-03-10', reason: '笔误' },
  }),
  'POST /api/v1/post-terms/{termId}/successor': doneBy('AssignTermSuccessor', registrars, {
    body: ({ villageCode }) => ({ villageCode }),
  }),
  'POST /api/v1/vacancies/{vacancyId}/acting-holders': doneBy('RecordActingHolder', registrars, {
    body: ({ id }) => ({ personId: id, from: '2026-03-01', until: '2026-04-01' }),
  }),
  'POST /api/v1/village-bodies/{orgCode}/review': doneBy('ReviewVillageBody', registrars),
  'GET /api/v1/vacancies': listFor([]),
  'GET /api/v1/dissolved-units/people': listFor([]),
  'GET /api/v1/structure-warnings': listFor(watchers),
  'GET /api/v1/registry/rates?unit={villageCode}': shownTo(watchers),

  'GET /api/v1/imports/{table}/template': forSignedIn(),
  'GET /api/v1/imports/{importId}': shownTo(['townOrgOfficer'], { personal: true }),
  'POST /api/v1/imports/{table}': shownTo(registrars, { others: 'not-permitted', wherever: true }),
};
