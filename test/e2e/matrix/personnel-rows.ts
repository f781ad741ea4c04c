import { doneBy, forSignedIn, listFor, shownTo, type Row } from './permission-row.js';

const files = '/api/v1/personnel-files';
const openings = '/api/v1/personnel-file-accesses';
const secretaries = '/api/v1/secretaries';

/** Nobody gets anything done on a person whom the register does not know: `personId` names one. */
const unknown = (command: string, body?: object): Row => doneBy(command, [], body === undefined ? {} : { body });

const paper = { documentClass: 'appraisal', title: '年度考核表', dated: '2026-01-10', attachmentId: 'a'.repeat(64) };
const reason = { reason: '核实' };

/** Routes of personnel files and of the database of secretaries, in a county that has no file yet. */
export const personnelRows: Readonly<Record<string, Row>> = {
  [`GET ${files}/own`]: forSignedIn(),
  [`POST ${files}/{personId}/opening`]: unknown('OpenFile'),
  [`POST ${files}/{personId}/transfer`]: unknown('TransferFile', { orgCode: '370112013' }),
  [`POST ${files}/{personId}/documents`]: unknown('AddDocument', paper),
  [`POST ${files}/{personId}/documents/{documentId}/correction`]: unknown('CorrectDocument', { ...paper, ...reason }),
  [`POST ${files}/{personId}/discipline-entries`]: unknown('RecordDisciplineEntry', {
    sanction: 'warning',
    decisionNo: 'X1',
    decidedOn: '2026-01-10',
    inForceFrom: '2026-01-10',
  }),
  [`POST ${files}/{personId}/discipline-entries/{entryId}/revocation`]: unknown('RevokeDisciplineEntry', {
    decisionNo: 'X2',
    ...reason,
  }),
  [`POST ${files}/{personId}/recommendations`]: unknown('RecordRecommendation', {
    recommendedOn: '2026-01-10',
    purpose: '培训',
  }),
  [`POST ${files}/{personId}/accesses`]: unknown('RequestAccess', { hours: 2, ...reason }),
  [`GET ${files}/{personId}/documents?access=00000000-0000-4000-8000-00000000c005`]: shownTo([]),
  [`GET ${files}/{personId}/documents/{documentId}/content?access=00000000-0000-4000-8000-00000000c005`]: shownTo([]),
  [`GET ${files}/{personId}/reads`]: listFor([]),
  [`GET ${openings}`]: listFor([]),
  [`POST ${openings}/{requestId}/approval`]: unknown('ApproveAccess'),
  [`POST ${openings}/{requestId}/refusal`]: unknown('DeclineAccess', reason),
  [`POST ${openings}/{requestId}/end`]: unknown('EndAccess'),
  [`GET ${secretaries}`]: listFor([]),
  [`POST ${secretaries}/{personId}/training-hours`]: unknown('RecordTrainingHours', { year: 2025, hours: 56 }),
  [`POST ${secretaries}/{personId}/pay-class`]: unknown('RecordPayClass', {
    payClass: '一档',
    validFrom: '2026-01-01',
  }),
};
