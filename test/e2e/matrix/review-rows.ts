import { doneBy, forSignedIn, listFor, shownTo, startedBy, type Asker, type Ids, type Row } from './permission-row.js';
import { onReview, reviewing } from './procedure-rows.js';

const reviews = '/api/v1/joint-reviews';
const of = `${reviews}/{reviewId}`;
const batches = '/api/v1/joint-review-batches';
const county: readonly Asker[] = ['countyOrgOfficer'];
const leader: readonly Asker[] = ['countyOrgLeader'];
const town: readonly Asker[] = ['townOrgOfficer'];
const hash = 'b'.repeat(64);

const act = (by: readonly Asker[], body: object): Row => onReview('ActOnReview', by, body);

const department = ({ orgCode, id }: Ids) => ({
  countyCode: orgCode!.slice(0, 6),
  department: 'taxation',
  title: '区税务局',
  mandatory: false,
  liaisonId: id,
  headId: id,
  reviewerIds: [],
});

const ground = ({ orgCode }: Ids) => ({
  countyCode: orgCode!.slice(0, 6),
  code: 'S90',
  tier: 'soft',
  zh: '某情形',
  en: 'some ground',
  basis: '',
  evidence: '文号',
  effectiveFrom: '2027-01-01',
});

/** Routes of joint reviews, on one that waits for the preliminary review of its town. */
export const reviewRows: Readonly<Record<string, Row>> = {
  [`POST ${reviews}`]: startedBy('OpenReview', ['villageSecretary', 'townOrgOfficer'], {
    body: ({ relativeId, villageCode, batchId }: Ids) => ({
      candidateId: relativeId,
      villageCode,
      occasion: 'election',
      post: 'vcMember',
      batchId,
    }),
  }),
  [`GET ${reviews}/matrix?batch={batchId}`]: listFor(reviewing),
  [`GET ${reviews}/due`]: listFor(['villageSecretary', 'townOrgOfficer', 'countyOrgOfficer', 'countyOrgLeader']),
  [`GET ${of}`]: shownTo(reviewing),
  [`POST ${of}/village-check`]: act(reviewing, { note: '符合' }),
  [`POST ${of}/town-review`]: act(town, { checks: [], note: '同意' }),
  [`POST ${of}/panels`]: act(county, {
    heldOn: '2026-03-02',
    minutes: hash,
    findings: [{ office: 'dept:court', finding: 'dismissed' }],
    note: '研判',
  }),
  [`POST ${of}/adverse-notice`]: act(county, { noticeNo: 'X1' }),
  [`POST ${of}/statement`]: act(town, { statedOn: '2026-03-02', statement: '申辩' }),
  [`POST ${of}/deferral`]: act(reviewing, { until: '2027-01-01', reasons: '待核实' }),
  [`POST ${of}/feedback`]: act(county, { letterNo: 'X2' }),
  [`POST ${of}/adverse-facts`]: act([], { ground: 'H4', basisNo: 'X3' }),
  [`POST ${of}/revocation`]: act(leader, { reasons: '新情况' }),
  [`POST ${of}/re-review`]: act(town, { departments: ['dept:court'], evidence: hash, reasons: '新证据' }),

  [`GET ${batches}`]: listFor(reviewing.filter((asker) => asker !== 'villageSecretary')),
  [`POST ${batches}`]: startedBy('OpenBatch', town, {
    body: ({ townCode }: Ids) => ({ townCode, occasion: 'election', election: '2026', urgent: false }),
  }),
  [`POST ${batches}/{batchId}/closure`]: doneBy('CloseBatch', town, {
    seen: ['townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'],
  }),

  'GET /api/v1/review-departments': listFor([...county, ...leader]),
  'POST /api/v1/review-departments': startedBy('ListDepartment', county, { body: department }),
  'POST /api/v1/review-departments/delisting': startedBy('DelistDepartment', county, {
    body: ({ orgCode }: Ids) => ({ countyCode: orgCode!.slice(0, 6), department: 'none' }),
  }),
  'POST /api/v1/review-departments/deputies': startedBy('NameDeputy', county, {
    body: ({ orgCode, id }: Ids) => ({
      countyCode: orgCode!.slice(0, 6),
      department: 'none',
      deputyId: id,
      from: '2027-01-01',
    }),
  }),
  'POST /api/v1/review-departments/deputy-reliefs': startedBy('RelieveDeputy', county, {
    body: ({ orgCode }: Ids) => ({ countyCode: orgCode!.slice(0, 6), department: 'none', until: '2027-01-01' }),
  }),
  'GET /api/v1/ineligibility-grounds?county=370112': forSignedIn(),
  'POST /api/v1/ineligibility-grounds': startedBy('AddGround', leader, { body: ground }),
  'GET /api/v1/ineligibility-grounds/awaiting-approval': listFor([...leader, 'countyDisciplineOfficer']),
  'POST /api/v1/ineligibility-grounds/approval': startedBy('ApproveGround', ['countyDisciplineOfficer'], {
    body: ({ orgCode }: Ids) => ({ countyCode: orgCode!.slice(0, 6), code: 'S90' }),
  }),
  'POST /api/v1/ineligibility-grounds/end': startedBy('EndGround', leader, {
    body: ({ orgCode }: Ids) => ({ countyCode: orgCode!.slice(0, 6), code: 'H1', endsOn: '2027-01-01', basis: '依据' }),
  }),
};
