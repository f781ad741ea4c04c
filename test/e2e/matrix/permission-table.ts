import { modestFigures, modestPlan, noGifts } from '../../../apps/standalone/src/demo/stories/plain-figures.js';
import {
  askers,
  doneBy,
  forAnyone,
  forSignedIn,
  listFor,
  shownTo,
  startedBy,
  watchers,
  type Asker,
  type Row,
} from './permission-row.js';
import { fileOpeners, principal, substitute } from './matrix-people.fixture.js';
import { filingRows } from './filing-rows.js';
import { personnelRows } from './personnel-rows.js';
import { procedureRows, reviewing } from './procedure-rows.js';
import { reviewRows } from './review-rows.js';
import { reserveRows } from './reserve-rows.js';
import { rotationRows } from './rotation-rows.js';
import { selectionRows } from './selection-rows.js';
import { registryRows } from './registry-rows.js';
import { signInRows } from './sign-in-rows.js';
import { viewRows } from './view-rows.js';
import { termRows } from './term-rows.js';

/*
 * Every route of the program, and who gets what. A route or command without a row fails the build. To add one: write a
 * line `'METHOD path as in the OpenAPI document': doneBy('CommandClass', [roles], { seen, body })`, or `listFor`,
 * `shownTo`, `startedBy`, `forSignedIn`. Ids in the path are filled from the world by their name; add new ones there. A
 * command that no route gives belongs to `withoutRoute`. A route may have several rows, told apart by their `?query`.
 */

/** The route of a case whose reporter is an ordinary member. Basis: handbook W4. */
const offices: readonly Asker[] = ['villageSecretary', 'townDisciplineOfficer', 'countyDisciplineOfficer'];
const parties: readonly Asker[] = ['subject', ...offices];
/** Those who know of the entry of the subject in the reserve pool, besides. Basis: handbook W1d. */
const pool: readonly Asker[] = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];
/** Of the alerts up to red, while a checked report is awaited. Basis: escalation.ceremonyRegister. */
const recipients: readonly Asker[] = [...offices, 'townPartyCommittee'];
/** Of the alert that a secretary is filed late, before it is red. Basis: escalation.filing. */
const filers: readonly Asker[] = ['townOrgOfficer', 'countyOrgOfficer'];
/** Administrators are registered people at either place, and so have a record wherever they ask. */
const registered: readonly Asker[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];
const agents: readonly Asker[] = ['subject', 'villageClerk', 'townCivilOfficer'];
const keepers: readonly Asker[] = ['securityAdmin'];
const confirmers: readonly Asker[] = ['systemAdmin', 'auditAdmin'];

const except = (list: readonly Asker[], ...gone: readonly Asker[]) => list.filter((asker) => !gone.includes(asker));

const filing = (command: string, by: readonly Asker[], body: object): Row =>
  doneBy(command, by, { seen: [...except(parties, ...by), ...watchers], body, apart: true });

/** Not open now: whoever knows of the case is told so. */
const closed = (command: string, body: object): Row => filing(command, parties, body);

const of = '/api/v1/ceremony-filings';
const discipline: readonly Asker[] = ['townDisciplineOfficer'];
const reporting: readonly Asker[] = ['subject'];

export const permissionTable: Readonly<Record<string, Row>> = {
  'GET /api/health/live': forAnyone(),
  'GET /api/health/ready': forAnyone(),
  'GET /api/v1/clock': forSignedIn(),
  'POST /api/v1/clock': startedBy('', ['systemAdmin'], { wherever: true, body: { instant: '2020-01-01T00:00:00Z' } }),

  ...signInRows,
  'GET /api/v1/me': forSignedIn(),
  'GET /api/v1/me/record': shownTo(['subject', ...fileOpeners], {
    personal: true,
    askedBy: askers.filter((asker) => !registered.includes(asker)),
  }),
  'PUT /api/v1/me/password': forSignedIn({ body: { presentPassword: 'x' } }),
  'POST /api/v1/accounts': startedBy('OpenAccount', keepers, {
    body: ({ villageCode }) => ({ loginName: 'a b', password: 'correct horse battery', orgCode: villageCode }),
  }),
  'GET /api/v1/accounts?unit={villageCode}': listFor(keepers),
  'GET /api/v1/accounts/{accountId}': shownTo(keepers),
  'POST /api/v1/accounts/{accountId}/grants': doneBy('GrantRole', keepers, {
    body: ({ villageCode }) => ({ role: 'villager', orgCode: villageCode }),
  }),
  'POST /api/v1/accounts/{accountId}/administrator-confirmations': doneBy('ConfirmAdministrator', confirmers, {
    seen: keepers,
    body: ({ villageCode }) => ({ role: 'auditAdmin', orgCode: villageCode }),
  }),
  'POST /api/v1/accounts/{accountId}/revocations': doneBy('RevokeRole', keepers, {
    body: ({ villageCode }) => ({ role: 'archivist', orgCode: villageCode }),
  }),
  'POST /api/v1/accounts/{accountId}/closure': doneBy('CloseAccount', keepers, { apart: true }),
  'GET /api/v1/administrator-proposals': listFor(confirmers),
  'GET /api/v1/substitutions': listFor([principal, substitute], { personal: true }),
  'POST /api/v1/substitutions': forSignedIn({
    command: 'AppointSubstituteCommand',
    personal: true,
    body: ({ id }) => ({ substituteId: id, from: '2026-01-05', until: '2026-01-01', reason: '出差' }),
  }),
  'POST /api/v1/substitutions/{substitutionId}/agreement': doneBy('AgreeToSubstitution', [substitute], {
    seen: [principal],
    personal: true,
  }),
  'POST /api/v1/substitutions/{substitutionId}/refusal': doneBy('DeclineSubstitution', [substitute], {
    seen: [principal],
    personal: true,
  }),
  'POST /api/v1/substitutions/{substitutionId}/revocation': doneBy(
    'RevokeSubstitution',
    [principal, substitute, 'securityAdmin'],
    { askedBy: askers.filter((asker) => ![principal, substitute, 'securityAdmin'].includes(asker)) },
  ),
  'GET /api/v1/security-log': shownTo(['auditAdmin'], { wherever: true }),

  'POST /api/v1/attachments': forSignedIn(),
  ...registryRows,
  ...personnelRows,
  ...procedureRows,
  ...reviewRows,
  ...rotationRows,
  ...filingRows,
  ...selectionRows,
  ...reserveRows,
  ...termRows,
  'GET /api/v1/parameters': forSignedIn(),
  'GET /api/v1/calendar/{year}': forSignedIn(),
  'POST /api/v1/deadline-preview': forSignedIn({
    body: { anchor: '2026-03-02', amount: 3, unit: 'workingDay', direction: 'after' },
  }),

  'GET /api/v1/inbox': listFor([
    'villageSecretary',
    'townOrgOfficer',
    'townDisciplineOfficer',
    'townPartyCommittee',
    'countyOrgOfficer',
  ]),
  'GET /api/v1/cases?org={villageCode}': listFor([...parties, ...pool, ...reviewing, ...watchers]),
  'GET /api/v1/cases/{caseId}': shownTo([...parties, ...watchers]),
  'GET /api/v1/cases/{caseId}/history': shownTo([...parties, ...watchers]),
  'GET /api/v1/cases/{caseId}/documents': shownTo([...parties, ...watchers]),
  'GET /api/v1/cases/{caseId}/documents/{sha256}': shownTo(parties),
  'GET /api/v1/cases/{caseId}/forms': shownTo([...parties, ...watchers]),
  'GET /api/v1/cases/{caseId}/forms/{formName}': shownTo([...parties, ...watchers]),
  'GET /api/v1/cases/{caseId}/deadlines': shownTo([...parties, ...watchers]),
  ...viewRows,
  'GET /api/v1/document-numbers': listFor([...discipline, ...watchers]),
  'POST /api/v1/document-numbers/voiding': doneBy('VoidNumber', discipline, {
    seen: watchers,
    body: ({ number }) => ({ number, reason: '误印' }),
  }),
  'GET /api/v1/deadlines?org={villageCode}': listFor([...parties, ...pool, ...reviewing, ...watchers]),
  'GET /api/v1/stuck-duties': listFor(watchers),
  'GET /api/v1/alerts': listFor([...recipients, ...filers, ...watchers]),
  'GET /api/v1/alerts?box=unit': listFor(watchers),
  'GET /api/v1/alerts/stream': listFor([...recipients, ...filers, ...watchers]),
  'POST /api/v1/alerts/{alertId}/acknowledge': doneBy(
    'AcknowledgeAlert',
    except(recipients, 'countyDisciplineOfficer'),
    { seen: watchers },
  ),

  [`POST ${of}`]: startedBy('DraftReport', agents, {
    body: ({ id }) => ({
      reporterId: id,
      kind: 'parent-funeral',
      channel: 'online',
      principal: '本人',
      venue: '村大礼堂',
      ceremonyOn: '2026-01-01',
      plan: modestPlan,
    }),
  }),
  [`POST ${of}/funeral-notices`]: startedBy('NotifyFuneral', agents, {
    body: ({ id }) => ({
      reporterId: id,
      kind: 'own-wedding',
      channel: 'phone',
      principal: '其父',
      venue: '本村',
      deathOn: '2026-03-01',
      notifiedOn: '2026-03-02',
      expectedEndOn: '2026-03-05',
    }),
  }),
  [`POST ${of}/{filingId}/submission`]: filing('SubmitReport', reporting, { committed: true }),
  [`POST ${of}/{filingId}/check`]: filing('CheckReport', ['villageSecretary'], { opinion: '属实' }),
  [`POST ${of}/{filingId}/return`]: filing('ReturnReport', ['villageSecretary'], { reason: '请补充' }),
  [`POST ${of}/{filingId}/resubmission`]: closed('ResubmitReport', { committed: true, note: '已补充' }),
  [`POST ${of}/{filingId}/registration`]: closed('RegisterReport', {}),
  [`POST ${of}/{filingId}/reminders`]: filing('GiveIntegrityReminder', discipline, {
    talkedOn: '2026-03-02',
    note: '已提醒',
  }),
  [`POST ${of}/{filingId}/changes`]: filing('ChangeReport', reporting, { venue: '镇礼堂', reason: '场地变更' }),
  [`POST ${of}/{filingId}/council-notice`]: filing('NotifyCouncil', reporting, { help: ['host'] }),
  'GET /api/v1/council-notices': listFor(['councilMember']),
  [`POST ${of}/{filingId}/cancellation`]: filing('CancelReport', reporting, { reason: '不办了' }),
  [`POST ${of}/{filingId}/post-report`]: filing('SubmitPostReport', reporting, {
    figures: modestFigures,
    gifts: noGifts,
    committed: true,
  }),
  [`POST ${of}/{filingId}/post-report-corrections`]: filing('CorrectPostReport', reporting, {
    figures: modestFigures,
    gifts: noGifts,
    reason: '更正',
  }),
  [`POST ${of}/{filingId}/verification`]: closed('VerifyPostReport', {
    method: 'on-site',
    agrees: true,
    note: '一致',
  }),
  [`POST ${of}/{filingId}/statements`]: filing('RecordStatement', [...reporting, ...discipline], { text: '说明' }),
  [`POST ${of}/{filingId}/breach`]: closed('FindBreach', { grounds: ['tables'], reason: '超标' }),
  [`POST ${of}/{filingId}/clue-transfer`]: filing('TransferClue', discipline, { clueNumber: 'X1', reason: '移送' }),
  [`POST ${of}/{filingId}/complaints`]: filing('LinkComplaint', [...discipline, 'countyDisciplineOfficer'], {
    complaintNumber: 'J1',
    receivedOn: '2026-03-02',
    summary: '反映',
  }),
};

/** Commands that the program gives itself: nobody gives them by HTTP. */
export const withoutRoute: readonly string[] = [
  'AdvanceCase',
  'RecomputeDeadlines',
  'RelocateCase',
  'AdvanceFileDuty',
  'RecomputeFileDuty',
  'RelocateFileDuty',
  'AcknowledgeFileDutyAlert',
];
