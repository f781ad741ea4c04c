import { doneBy, listFor, shownTo, startedBy, watchers, type Asker, type Ids, type Row } from './permission-row.js';

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
  doneBy('ActOnAdjustment', by, { seen: [...adjusting.filter((asker) => !by.includes(asker)), ...watchers], body });
/** Not open now: whoever knows of the case is told so. */
const closed = (body: object): Row => act(adjusting, body);

const paper = { documentNo: 'X1', reasons: '理由' };
const on = '2026-03-02';

const rotations = '/api/v1/rotations';
/** Those who know of a rotation review that the town Party committee looks at, besides whoever opened it. */
const rotating: readonly Asker[] = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];
const rotate = (by: readonly Asker[], body?: object): Row =>
  doneBy('ActOnRotation', by, {
    seen: [...rotating.filter((asker) => !by.includes(asker)), ...watchers],
    ...(body ? { body } : {}),
  });

const handover = '/api/v1/handovers/{handoverId}';
/** There is none here: the program opens handovers itself, and nobody is told of what is not there. */
const handOver = (body: object = {}): Row => doneBy('ActOnHandover', [], { body });

const handoverRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/departures': listFor([]),
  'GET /api/v1/handovers': listFor([]),
  [`GET ${handover}/items`]: shownTo([]),
  [`POST ${handover}/receiver`]: handOver({ receiverId: '00000000-0000-4000-8000-00000000c014' }),
  [`POST ${handover}/list`]: handOver({ items: [] }),
  [`POST ${handover}/item-checks`]: handOver({ itemId: 'i1', state: 'accepted' }),
  [`POST ${handover}/inventory`]: handOver(),
  [`POST ${handover}/signatures`]: handOver({ as: 'witness' }),
  [`POST ${handover}/refusals`]: handOver({ by: 'outgoing', complainedOn: on, complaint: '拒不交接' }),
  [`POST ${handover}/order`]: handOver({ documentNo: 'X1', until: '2099-01-01' }),
  [`POST ${handover}/enforcement`]: handOver({ note: '已接管' }),
  [`POST ${handover}/extension`]: handOver({ days: 3, reasons: '理由' }),
  [`POST ${handover}/closure`]: handOver({ holders: ['unit'] }),
};

/** Routes of rotations, on one that the town Party committee looks at. */
const moveRows: Readonly<Record<string, Row>> = {
  [`GET ${rotations}`]: listFor(rotating),
  [`GET ${rotations}/due`]: listFor(['townOrgOfficer', 'countyOrgOfficer', 'countyOrgLeader']),
  [`POST ${rotations}`]: startedBy('OpenRotation', ['townOrgOfficer', 'countyOrgOfficer'], {
    body: ({ relativeId, villageCode }: Ids) => ({
      moves: [{ personId: relativeId, villageCode, post: 'accountant' }],
      reason: '任职年限',
    }),
  }),
  [`POST ${rotations}/{rotationId}/decision`]: rotate(rotating, {
    ...paper,
    outcome: 'keep',
    effectiveOn: on,
    documentOn: on,
  }),
  [`POST ${rotations}/{rotationId}/retry`]: rotate(['townPartyCommittee', 'countyOrgOfficer']),
};

/** Routes of adjustments, on one that two of the town verify. */
export const rotationRows: Readonly<Record<string, Row>> = {
  ...moveRows,
  ...handoverRows,
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
