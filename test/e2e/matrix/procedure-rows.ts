import { doneBy, forSignedIn, shownTo, type Asker, type Row } from './permission-row.js';

const of = '/api/v1/cases/{flowId}';
const taskId = 'town-review.1.1';
const office = { role: 'townOrgOfficer', org: '370112013' };

/** A verb on a case that runs under a procedure. */
const verb = (body: object): Row => doneBy('ActOnCase', [], { body });

/** Routes of procedures. A route is shown to whoever holds a role over the unit, or below it. */
export const procedureRows = (officers: readonly Asker[]): Readonly<Record<string, Row>> => ({
  'GET /api/v1/procedures': forSignedIn(),
  'POST /api/v1/procedures/{name}/route-preview': shownTo(officers, {
    body: ({ villageCode }: Readonly<Record<string, string>>) => ({ orgCode: villageCode }),
  }),
  [`GET ${of}/moves`]: shownTo([]),
  [`POST ${of}/acceptance`]: verb({ taskId }),
  [`POST ${of}/opinions`]: verb({ taskId, result: 'agree', opinion: '同意' }),
  [`POST ${of}/opinion-retractions`]: verb({ taskId, reason: '漏看' }),
  [`POST ${of}/returns`]: verb({ taskId, to: 'draft', reason: '请补充' }),
  [`POST ${of}/transfers`]: verb({ taskId, to: office, reason: '转办' }),
  [`POST ${of}/delegations`]: verb({ taskId, to: office, request: '核实' }),
  [`POST ${of}/delegate-reports`]: verb({ taskId, opinion: '属实' }),
  [`POST ${of}/signatories`]: verb({ taskId, place: 'beside', signatory: office, reason: '会签' }),
  [`POST ${of}/signatory-removals`]: verb({ taskId, reason: '无需' }),
  [`POST ${of}/material-requests`]: verb({ taskId, what: '证明' }),
  [`POST ${of}/resubmission`]: verb({ note: '已补充' }),
  [`POST ${of}/withdrawal`]: verb({ reason: '不办了' }),
  [`POST ${of}/copies`]: verb({ to: [office] }),
  [`POST ${of}/copy-reads`]: verb({ copyId: '00000000-0000-4000-8000-00000000c011' }),
  [`POST ${of}/urgings`]: verb({ note: '请尽快' }),
  [`POST ${of}/material`]: verb({ note: '已补充' }),
  [`POST ${of}/comments`]: verb({ comment: '请注意' }),
  [`POST ${of}/documents`]: verb({ sha256: 'a'.repeat(64), kind: 'meeting-minutes' }),
  [`POST ${of}/decision`]: verb({ outcome: 'pass', reasons: '同意' }),
  [`POST ${of}/closure`]: verb({}),
  [`POST ${of}/corrections`]: verb({ eventId: '00000000-0000-4000-8000-00000000c012', correction: '更正' }),
  [`POST ${of}/reopening`]: verb({ ground: '新证据' }),
});
