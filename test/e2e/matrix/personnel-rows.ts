import { askers, doneBy, forSignedIn, listFor, shownTo, type Asker, type Ids, type Row } from './permission-row.js';

const files = '/api/v1/personnel-files';
const openings = '/api/v1/personnel-file-accesses';
const secretaries = '/api/v1/secretaries';

const keepers: readonly Asker[] = ['townOrgOfficer', 'countyOrgOfficer'];
const organs: readonly Asker[] = [...keepers, 'townDisciplineOfficer', 'countyDisciplineOfficer'];
const requesters: readonly Asker[] = [...organs, 'archivist', 'countyOrgLeader'];
const approvers: readonly Asker[] = [...keepers, 'townPartyCommittee', 'countyOrgLeader'];
const knowing: readonly Asker[] = [...requesters, 'townPartyCommittee'];

/** On the file of the subject, or an opening of it that the town discipline officer asked for. */
const onFile = (command: string, by: readonly Asker[], body?: object | ((ids: Ids) => object)): Row =>
  doneBy(command, by, {
    seen: knowing.filter((one) => !by.includes(one)),
    ...(body === undefined ? {} : { body }),
  });
/** Who may ask for an opening reads in their own one only: others are told so, each in words of their own. */
const withoutOthers = askers.filter((one) => one === 'townDisciplineOfficer' || !requesters.includes(one));
/** What the route names besides the file is not there: those who may act are answered that, too. */
const besides = (command: string, by: readonly Asker[], body: object): Row => ({
  ...onFile(command, by, body),
  askedBy: askers.filter((one) => !by.includes(one)),
});

const paper = ({ attachmentId = '' }: Ids) => ({
  documentClass: 'appraisal',
  title: '年度考核表',
  dated: '2026-01-10',
  attachmentId,
});
const reason = { reason: '核实' };

/** Routes of personnel files and of the database of secretaries, on the file of the subject. */
export const personnelRows: Readonly<Record<string, Row>> = {
  [`GET ${files}/own`]: forSignedIn(),
  [`POST ${files}/{personId}/opening`]: onFile('OpenFile', keepers),
  [`POST ${files}/{personId}/transfer`]: onFile('TransferFile', keepers, { orgCode: '370112013' }),
  [`POST ${files}/{personId}/documents`]: onFile('AddDocument', keepers, paper),
  [`POST ${files}/{personId}/documents/{documentId}/correction`]: onFile('CorrectDocument', keepers, (ids) => ({
    ...paper(ids),
    ...reason,
  })),
  [`POST ${files}/{personId}/discipline-entries`]: onFile('RecordDisciplineEntry', organs, {
    sanction: 'warning',
    decisionNo: 'X1',
    decidedOn: '2026-01-10',
    inForceFrom: '2026-01-10',
  }),
  [`POST ${files}/{personId}/discipline-entries/{entryId}/revocation`]: besides('RevokeDisciplineEntry', organs, {
    decisionNo: 'X2',
    ...reason,
  }),
  [`POST ${files}/{personId}/recommendations`]: onFile('RecordRecommendation', keepers, {
    recommendedOn: '2026-01-10',
    purpose: '培训',
  }),
  [`POST ${files}/{personId}/accesses`]: onFile('RequestAccess', requesters, { hours: 2, ...reason }),
  [`GET ${files}/{personId}/documents?access={requestId}`]: shownTo(['townDisciplineOfficer'], {
    seen: ['townPartyCommittee'],
    askedBy: withoutOthers,
  }),
  [`GET ${files}/{personId}/documents/{documentId}/content?access={requestId}`]: shownTo(['townDisciplineOfficer'], {
    seen: ['townPartyCommittee'],
    askedBy: withoutOthers,
  }),
  [`GET ${files}/{personId}/reads`]: listFor([
    'countyAuditOfficer',
    'auditAdmin',
    'townDisciplineOfficer',
    'countyDisciplineOfficer',
  ]),
  [`GET ${openings}`]: listFor(['townPartyCommittee'], { askedBy: askers.filter((one) => !requesters.includes(one)) }),
  [`POST ${openings}/{requestId}/approval`]: onFile('ApproveAccess', approvers),
  [`POST ${openings}/{requestId}/refusal`]: onFile('DeclineAccess', approvers, reason),
  [`POST ${openings}/{requestId}/end`]: {
    ...onFile('EndAccess', ['townOrgOfficer']),
    askedBy: askers.filter((one) => one === 'townOrgOfficer' || ![...approvers, 'townDisciplineOfficer'].includes(one)),
  },
  [`GET ${secretaries}`]: listFor([]),
  [`POST ${secretaries}/{personId}/training-hours`]: doneBy('RecordTrainingHours', keepers, {
    body: { year: 2025, hours: 56 },
  }),
  [`POST ${secretaries}/{personId}/pay-class`]: doneBy('RecordPayClass', keepers, {
    body: {
      payClass: '一档',
      validFrom: '2026-01-01',
    },
  }),
};
