import { roleCodes } from '#access/contract';
import {
  doneBy,
  forEachTicked,
  forSignedIn,
  shownTo,
  watchers,
  type Asker,
  type Ids,
  type Row,
} from './permission-row.js';

const of = '/api/v1/cases/{flowId}';
const taskId = 'town-review.1.1';
const office = { role: 'townOrgOfficer', org: '370112013' };

/** Those who know of a joint review before it is circulated, besides its drafter: its village, its town, its county. */
export const reviewing: readonly Asker[] = [
  'villageSecretary',
  'townOrgOfficer',
  'townPartyCommittee',
  'countyOrgOfficer',
  'countyOrgLeader',
];

/** A verb on a joint review that waits for the preliminary review of its town. */
export const onReview = (command: string, by: readonly Asker[], body: object): Row =>
  doneBy(command, by, { seen: [...reviewing.filter((asker) => !by.includes(asker)), ...watchers], body });

const verb = (by: readonly Asker[], body: object): Row => onReview('ActOnCase', by, body);
/** Not open now: whoever knows of the case is told so. */
const closed = (body: object): Row => verb(reviewing, body);

const town: readonly Asker[] = ['townOrgOfficer'];
const parties: readonly Asker[] = ['villageSecretary', 'townOrgOfficer'];

/** Routes of procedures. A route is shown to whoever holds a role over the unit. */
export const procedureRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/procedures': forSignedIn(),
  'POST /api/v1/procedures/{name}/route-preview': shownTo(roleCodes, {
    body: ({ villageCode }: Ids) => ({ orgCode: villageCode }),
  }),
  'POST /api/v1/cases/urgings': forEachTicked({ note: '请尽快' }),
  [`GET ${of}/moves`]: shownTo([...reviewing, ...watchers]),
  [`POST ${of}/acceptance`]: closed({ taskId }),
  [`POST ${of}/opinions`]: verb(town, { taskId, result: 'reviewed', opinion: '同意' }),
  [`POST ${of}/opinion-retractions`]: closed({ taskId, reason: '漏看' }),
  [`POST ${of}/returns`]: verb(town, { taskId, to: 'nowhere', reason: '请补充' }),
  [`POST ${of}/transfers`]: verb(town, { taskId, to: office, reason: '转办' }),
  [`POST ${of}/delegations`]: closed({ taskId, to: office, request: '核实' }),
  [`POST ${of}/delegate-reports`]: closed({ taskId, opinion: '属实' }),
  [`POST ${of}/signatories`]: closed({ taskId, place: 'beside', signatory: office, reason: '会签' }),
  [`POST ${of}/signatory-removals`]: closed({ taskId, reason: '无需' }),
  [`POST ${of}/material-requests`]: closed({ taskId, what: '证明' }),
  [`POST ${of}/resubmission`]: closed({ note: '已补充' }),
  [`POST ${of}/withdrawal`]: verb([], { reason: '误报' }),
  [`POST ${of}/copies`]: verb(parties, { to: [office] }),
  [`POST ${of}/copy-reads`]: closed({ copyId: '00000000-0000-4000-8000-00000000c011' }),
  [`POST ${of}/urgings`]: verb(['countyOrgOfficer', 'countyOrgLeader'], { note: '请尽快' }),
  [`POST ${of}/material`]: closed({ note: '已补充' }),
  [`POST ${of}/comments`]: verb(parties, { comment: '请注意' }),
  [`POST ${of}/documents`]: verb(parties, { sha256: 'a'.repeat(64), kind: 'meeting-minutes' }),
  [`POST ${of}/decision`]: closed({ outcome: 'pass', reasons: '同意' }),
  [`POST ${of}/closure`]: closed({}),
  [`POST ${of}/corrections`]: closed({ eventId: '00000000-0000-4000-8000-00000000c012', correction: '更正' }),
  [`POST ${of}/reopening`]: closed({ ground: '新证据' }),
};
