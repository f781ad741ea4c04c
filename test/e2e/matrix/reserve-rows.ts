import { doneBy, listFor, startedBy, type Asker, type Row } from './permission-row.js';

const entries = '/api/v1/reserve-entries';
const keepers: readonly Asker[] = ['townOrgOfficer', 'countyOrgOfficer'];

/** Nobody gets anything done on an entry or person that is not there: `entryId` and `personId` name none. */
const unknown = (command: string, body?: object): Row => doneBy(command, [], body === undefined ? {} : { body });

/** Routes of the reserve pool, in a county whose pools are empty. Basis: handbook W1d. */
export const reserveRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/reserve-pool?unit={villageCode}': listFor([
    'villageSecretary',
    'townOrgOfficer',
    'townPartyCommittee',
    'countyOrgOfficer',
    'countyOrgLeader',
    'supervisionOffice',
  ]),
  'POST /api/v1/reserve-pool/{villageCode}/checks': startedBy('CheckPool', keepers),
  [`POST ${entries}`]: doneBy('NominateCandidate', [], {
    body: ({ personId, villageCode }) => ({ personId, villageCode, reason: '表现突出' }),
  }),
  [`POST ${entries}/{entryId}/town-review`]: unknown('ReviewCandidate', { agrees: true, opinion: '同意' }),
  [`POST ${entries}/{entryId}/admission`]: unknown('AdmitMember'),
  [`POST ${entries}/{entryId}/mentor`]: unknown('AssignMentor', { mentorId: '00000000-0000-4000-8000-00000000c002' }),
  [`POST ${entries}/{entryId}/trainings`]: unknown('RecordReserveTraining', {
    subject: '党课',
    trainedOn: '2026-03-01',
  }),
  [`POST ${entries}/{entryId}/maturity`]: unknown('MarkMature'),
  [`POST ${entries}/{entryId}/reviews`]: unknown('ReviewMember', { opinion: '合格' }),
  [`POST ${entries}/{entryId}/removal`]: unknown('RemoveMember', { reason: '个人原因' }),
  [`POST ${entries}/{entryId}/appointment`]: unknown('AppointMember', { post: 'vcMember', documentNo: 'X1' }),
};
