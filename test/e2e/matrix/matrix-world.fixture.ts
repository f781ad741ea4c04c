import { deriveId } from '#event-store';
import { addDays, shanghaiInstant, type LocalDate } from '#kernel';
import { units } from '../../fixtures/county.fixture.js';
import { temporaryFolder, withoutLimits } from '../../fixtures/installation.fixture.js';
import { attachPapers } from '../../fixtures/papers.fixture.js';
import { filings, weddingOf } from '../../fixtures/sample-cases.fixture.js';
import { SourceProcess } from '../../fixtures/source-process.fixture.js';
import { Visitors } from '../../fixtures/visitors.fixture.js';
import {
  beginning,
  LAST_DAY,
  loginOf,
  OPENER,
  principal,
  PROPOSED,
  RELATIVE,
  ROTATED,
  STUCK,
  SUBJECT,
  substitute,
  type Place,
} from './matrix-people.fixture.js';
import { fileDocument, openSelection, sentTable, signInThings, unitChanges } from './matrix-things.fixture.js';
import type { Asker, Ids } from './permission-row.js';

const PASSWORD = 'correct horse battery';

/** A provider that nobody is ever sent to. */
const withProvider = {
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'cunzhi',
  OIDC_CLIENT_SECRET: 'a secret of nothing',
  OIDC_REDIRECT_URL: 'http://127.0.0.1:9/back',
};

/** Everybody has the same password. */
const passwords = { get: () => PASSWORD } as unknown as ReadonlyMap<string, string>;

const subject = loginOf('subject', 'here');
const keeper = loginOf('securityAdmin', 'here');

/**
 * The running program on a virtual clock, with one account for every role here and elsewhere, one reporter with a wedding
 * report that waits since a week, and one account without a role.
 */
export const openMatrixWorld = async () => {
  const folder = await temporaryFolder();
  const env = {
    CLOCK: 'virtual',
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATA_DIR: folder.path,
    MATRIX_PASSWORD: PASSWORD,
    ...withoutLimits,
    ...withProvider,
  };
  const program = SourceProcess.start('test/e2e/matrix/matrix.process.ts', env);
  const address = await program.message<string>();
  const visitors = new Visitors(address, passwords);
  let targets = 0;

  const newCase = async (login = subject, personId = SUBJECT): Promise<string> => {
    const id = await visitors.act(login, filings, weddingOf(personId, '2026-04-30'));
    return visitors.act(login, `${filings}/${id}/submission`, { committed: true });
  };
  const newAccount = (whose: object = {}) => {
    const credential = { loginName: `target-${++targets}`, password: PASSWORD };
    return visitors.act(keeper, '/accounts', { ...credential, orgCode: units.village, ...whose });
  };
  const moveTo = async (date: LocalDate, time: string): Promise<void> => {
    const body = { instant: shanghaiInstant(date, time) };
    const { status } = await visitors.as(loginOf('systemAdmin', 'here'), '/clock', { body });
    if (status !== 200) throw new Error(`the clock was not moved: ${status}`);
  };

  const [caseId, accountId] = [await newCase(), await newAccount()];
  await visitors.act(subject, `${filings}/${caseId}/council-notice`, { help: ['host'] });
  const [principalId, substituteId] = await Promise.all(
    ([principal, substitute] as const).map((asker) => visitors.personId(loginOf(asker, 'here'))),
  );
  const substitutionId = await visitors.act(loginOf(principal, 'here'), '/substitutions', {
    substituteId,
    from: '2026-03-02',
    until: LAST_DAY,
    reason: '出差',
  });
  await visitors.act(loginOf(substitute, 'here'), `/substitutions/${substitutionId}/agreement`);
  const identityNumber = '370112199003070019';
  await visitors.act(loginOf('townOrgOfficer', 'here'), `/people/${SUBJECT}/identity-number`, { identityNumber });
  await visitors.act(loginOf(principal, 'here'), '/interests', { aboutPersonId: STUCK, reason: '合伙经营' });
  await newCase('stuck', STUCK);
  const interestId = await visitors.act(loginOf(principal, 'here'), '/interests', {
    aboutPersonId: RELATIVE,
    reason: '合伙经营',
  });
  const [file, entries] = [`/personnel-files/${SUBJECT}`, '/reserve-entries'];
  await visitors.act(loginOf('townOrgOfficer', 'here'), `${file}/opening`);
  const requestId = await visitors.act(loginOf('townDisciplineOfficer', 'here'), `${file}/accesses`, {
    hours: 360,
    reason: '核实',
  });
  await visitors.act(loginOf('townOrgOfficer', 'here'), `/personnel-file-accesses/${requestId}/approval`);
  const things: Ids = {
    sha256: await attachPapers(visitors, subject, caseId, 'invitation'),
    ...(await fileDocument(address, visitors, requestId)),
    ...(await unitChanges(visitors)),
    ...(await sentTable(visitors)),
    ...(await signInThings(visitors, PASSWORD, await newAccount())),
  };
  const entryId = await visitors.act(loginOf(principal, 'here'), entries, {
    personId: SUBJECT,
    villageCode: units.village,
    reason: '表现突出',
  });
  const administrator = { role: 'auditAdmin', orgCode: units.town };
  await visitors.act(keeper, `/accounts/${await newAccount({ personId: PROPOSED })}/grants`, administrator);
  const review = { agrees: true, opinion: '同意' };
  await visitors.act(loginOf('townOrgOfficer', 'here'), `${entries}/${entryId}/town-review`, review);
  await visitors.act(loginOf('townPartyCommittee', 'here'), `${entries}/${entryId}/admission`);
  const { body: proposed } = await visitors.as<{ recoveryId: string }>(
    'keeper',
    `/accounts/${await newAccount()}/recoveries`,
    { body: {} },
  );
  await moveTo('2026-03-12', '09:00');
  type Alerts = Readonly<{ items: readonly { alertId: string; stage: string }[] }>;
  const { items } = await visitors.read<Alerts>(loginOf('townDisciplineOfficer', 'here'), '/alerts?size=100');
  const batchId = await visitors.act(loginOf('townOrgOfficer', 'here'), '/joint-review-batches', {
    townCode: units.town,
    occasion: 'election',
    election: '2026',
    urgent: false,
  });
  await visitors.act(loginOf('countyOrgOfficer', 'here'), '/review-departments', {
    countyCode: units.county,
    department: 'audit',
    title: '区审计局',
    mandatory: false,
    liaisonId: '00000000-0000-4000-8000-00000000c014',
    headId: '00000000-0000-4000-8000-00000000c015',
    reviewerIds: [],
  });
  await visitors.act(loginOf('countyOrgLeader', 'here'), '/ineligibility-grounds', {
    countyCode: units.county,
    code: 'S91',
    tier: 'soft',
    zh: '侵占集体资源未退还',
    en: 'collective resources not given back',
    basis: '历城委〔2026〕3号决定',
    evidence: '决定文号',
    effectiveFrom: '2027-01-01',
  });
  const reviewId = await visitors.act(OPENER, '/joint-reviews', {
    candidateId: RELATIVE,
    villageCode: units.village,
    occasion: 'election',
    post: 'vcMember',
    batchId,
  });
  await visitors.act(OPENER, `/joint-reviews/${reviewId}/village-check`, { note: '符合' });
  const viewId = await visitors.act(OPENER, '/case-views', { name: '本村事项', filter: { org: units.village } });
  await visitors.act(OPENER, `/case-views/${viewId}/shares`, { role: 'villageSecretary', orgCode: units.village });
  const adjustmentId = await visitors.act('stuck', '/adjustments', {
    cadreId: STUCK,
    villageCode: units.village,
    post: 'vcMember',
    trigger: 'resignation',
    ground: '年事已高',
  });
  await visitors.act(loginOf('countyDisciplineOfficer', 'here'), '/investigations', {
    personId: RELATIVE,
    unitCode: units.village,
    filedOn: '2026-03-02',
    documentNo: '历监立〔2026〕1号',
  });
  const rotationId = await visitors.act(OPENER, '/rotations', {
    moves: [{ personId: ROTATED, villageCode: units.village, post: 'accountant' }],
    reason: '任职满五年',
  });
  const ids: Ids = {
    ...things,
    ...(await openSelection(visitors)),
    caseId,
    filingId: caseId,
    accountId,
    alertId: items.find(({ stage }) => stage === 'yellow')!.alertId,
    id: SUBJECT,
    relativeId: RELATIVE,
    substitutionId,
    personId: SUBJECT,
    entryId,
    requestId,
    recoveryId: proposed.recoveryId,
    interestId,
    termId: deriveId('term', SUBJECT, units.village, 'vcMember', '2025-03-10'),
    vacancyId: `${units.village}~none`,
    orgCode: units.village,
    flowId: reviewId,
    reviewId,
    adjustmentId,
    rotationId,
    handoverId: '00000000-0000-4000-8000-00000000c016',
    secretaryFilingId: beginning.filing,
    appointmentId: beginning.appointment,
    batchId,
    viewId,
    number: '济历城港沟婚丧备〔2026〕1号',
    name: 'joint-review',
    table: 'people',
    row: '1',
    code: units.village,
    secondCode: units.secondVillage,
    townCode: units.town,
    villageCode: units.village,
    year: '2026',
    formName: 'ceremony-report',
  };

  return {
    address,
    actingFor: { 'acting-for': principalId! },
    ids,
    /** The ids for a row that must meet no other: a case and an account of its own. */
    idsApart: async (): Promise<Ids> => {
      const filingId = await newCase();
      return { ...ids, filingId, caseId: filingId, accountId: await newAccount() };
    },
    tokenOf: async (asker: Asker, place: Place) => (await visitors.session(loginOf(asker, place))).accessToken,
    /** Midnight after the last day of every grant. */
    letGrantsEnd: () => moveTo(addDays(LAST_DAY, 1), '00:00'),
    output: () => program.output,
    close: async () => {
      await program.stop();
      await folder.remove();
    },
  };
};

export type MatrixWorld = Awaited<ReturnType<typeof openMatrixWorld>>;
