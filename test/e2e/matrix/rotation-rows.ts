import { doneBy, listFor, startedBy, type Asker, type Ids, type Row } from './permission-row.js';

const adjustments = '/api/v1/adjustments';
const of = `${adjustments}/{adjustmentId}`;

/** Those who know of an adjustment that two of the town verify, besides whoever raised it. Basis: handbook W2. */
const adjusting: readonly Asker[] = [
  'townOrgOfficer',
  'townDisciplineOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];
const town: readonly Asker[] = ['townOrgOfficer'];
const committee: readonly Asker[] = ['townPartyCommittee'];

const act = (by: readonly Asker[], body: object): Row =>
  doneBy('ActOnAdjustment', by, { seen: adjusting.filter((asker) => !by.includes(asker)), body });
/** Not open now: whoever knows of the case is told so. */
const closed = (body: object): Row => act(adjusting, body);

const paper = { documentNo: 'X1', reasons: '理由' };
const on = '2026-03-02';

/** Routes of adjustments, on one that two of the town verify. */
export const rotationRows: Readonly<Record<string, Row>> = {
  [`GET ${adjustments}`]: listFor(adjusting),
  [`POST ${adjustments}`]: startedBy('OpenAdjustment', ['townOrgOfficer', 'countyOrgOfficer'], {
    body: ({ relativeId, villageCode }: Ids) => ({
      cadreId: relativeId,
      villageCode,
      post: 'vcMember',
      trigger: 'index',
      ground: '列末位',
    }),
  }),
  [`POST ${of}/suspensions`]: act(committee, { ...paper, from: on }),
  [`POST ${of}/suspension-end`]: act(committee, { documentNo: 'X1' }),
  [`POST ${of}/concerns`]: closed({ noticeNo: 'X1', concern: '滞后' }),
  [`POST ${of}/answers`]: act(town, { answeredOn: on, answer: '说明' }),
  [`POST ${of}/admonitions`]: closed({ ...paper, servedOn: on, months: 2 }),
  [`POST ${of}/self-corrections`]: act(town, { receivedOn: on, plan: '整改' }),
  [`POST ${of}/rechecks`]: closed({ ...paper, lifted: true }),
  [`POST ${of}/proposal`]: closed({ kind: 'removal', reasons: '理由' }),
  [`POST ${of}/unfounded`]: closed(paper),
  [`POST ${of}/tolerance-opinions`]: act(['townDisciplineOfficer'], {
    office: 'discipline',
    opinion: 'reduce',
    reasons: '理由',
  }),
  [`POST ${of}/decision`]: closed({ ...paper, outcome: 'kept', endsOn: on, documentOn: on }),
  [`POST ${of}/post-filing`]: act(town, { filingNo: 'X1' }),
  [`POST ${of}/announcement`]: act(town, { announcedOn: on, place: '村委会' }),

  'POST /api/v1/investigations': startedBy('FileInvestigation', ['countyDisciplineOfficer'], {
    body: ({ relativeId, villageCode }: Ids) => ({
      personId: relativeId,
      unitCode: villageCode,
      filedOn: on,
      documentNo: 'X1',
    }),
  }),
  'POST /api/v1/investigations/steps': doneBy('StepInvestigation', ['countyDisciplineOfficer'], {
    body: ({ relativeId }: Ids) => ({ personId: relativeId, step: 'end', on: '2099-01-01', documentNo: 'X1' }),
  }),
};
