import { askers, doneBy, listFor, startedBy, type Asker, type Row } from './permission-row.js';

const entries = '/api/v1/reserve-entries';
const keepers: readonly Asker[] = ['townOrgOfficer', 'countyOrgOfficer'];

const deciders: readonly Asker[] = ['townPartyCommittee', 'countyOrgOfficer'];
const nominators: readonly Asker[] = ['villageSecretary', 'townOrgOfficer'];
const knowing: readonly Asker[] = [...nominators, ...deciders, 'countyOrgLeader'];

/** On the entry of the subject, a member of the pool: a step that is over is rejected, but to those only who may take it. */
const onEntry = (command: string, by: readonly Asker[], body?: object): Row =>
  doneBy(command, by, {
    seen: knowing.filter((one) => !by.includes(one)),
    ...(body === undefined ? {} : { body }),
    askedBy: askers.filter((one) => one !== 'subject'),
  });

/** Routes of the reserve pool. Basis: handbook W1d. */
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
  [`POST ${entries}`]: doneBy('NominateCandidate', nominators, {
    body: ({ personId, villageCode }) => ({ personId, villageCode, reason: '表现突出' }),
  }),
  [`POST ${entries}/{entryId}/town-review`]: onEntry('ReviewCandidate', ['townOrgOfficer', 'townPartyCommittee'], {
    agrees: true,
    opinion: '同意',
  }),
  [`POST ${entries}/{entryId}/admission`]: onEntry('AdmitMember', deciders),
  [`POST ${entries}/{entryId}/mentor`]: onEntry('AssignMentor', keepers, {
    mentorId: '00000000-0000-4000-8000-00000000c002',
  }),
  [`POST ${entries}/{entryId}/trainings`]: onEntry('RecordReserveTraining', keepers, {
    subject: '党课',
    trainedOn: '2026-03-01',
  }),
  [`POST ${entries}/{entryId}/maturity`]: onEntry('MarkMature', keepers),
  [`POST ${entries}/{entryId}/reviews`]: onEntry('ReviewMember', keepers, { opinion: '合格' }),
  [`POST ${entries}/{entryId}/assignment`]: onEntry('AssignReserveEntry', deciders, { villageCode: '370112013205' }),
  [`POST ${entries}/{entryId}/removal`]: onEntry('RemoveMember', deciders, { reason: '个人原因' }),
  [`POST ${entries}/{entryId}/appointment`]: onEntry('AppointMember', deciders, { post: 'vcMember', documentNo: 'X1' }),
};
