import { units } from '../../fixtures/county.fixture.js';
import { Papers, pdf } from '../../fixtures/papers.fixture.js';
import type { Visitors } from '../../fixtures/visitors.fixture.js';
import { FILER, loginOf, RELATIVE, ROTATED, SUBJECT } from './matrix-people.fixture.js';
import type { Ids } from './permission-row.js';

const officer = loginOf('townOrgOfficer', 'here');
const administrator = loginOf('systemAdmin', 'here');

/** A paper in the file of the subject, which is open to the discipline officer. */
export const fileDocument = async (address: string, visitors: Visitors, requestId: string): Promise<Ids> => {
  const file = `/personnel-files/${SUBJECT}/documents`;
  const { body: paper } = await new Papers(address, visitors).upload(officer, SUBJECT, pdf('年度考核表'));
  const words = { documentClass: 'appraisal', title: '年度考核表', dated: '2026-01-04', attachmentId: paper.id };
  await visitors.act(officer, file, words);
  const path = `${file}?access=${requestId}`;
  type Listed = Readonly<{ documents: readonly Readonly<{ documentId: string }>[] }>;
  const { body } = await visitors.as<Listed>(loginOf('townDisciplineOfficer', 'here'), path);
  return { documentId: body.documents[0]!.documentId, attachmentId: paper.id };
};

/** A list that differs from the register, and a unit that was split. */
export const unitChanges = async (visitors: Visitors): Promise<Ids> => {
  const listed = [{ code: units.village, name: '芦南新村', level: 'village', parentCode: units.town }];
  const differenceId = await visitors.act(administrator, '/org-units/differences', { source: '名单', units: listed });
  const changeId = await visitors.act(loginOf('systemAdmin', 'elsewhere'), `/org-units/${units.otherVillage}/split`, {
    on: '2026-03-02',
    reason: '批复',
    successors: [{ code: `${units.otherTown}299`, name: '北道新村' }],
    goesOn: true,
  });
  return { differenceId, changeId };
};

/** A selection that is noticed, and an application to the town that waits for its Party committee. */
export const openSelection = async (visitors: Visitors): Promise<Ids> => {
  const selectionId = await visitors.act(loginOf('countyOrgOfficer', 'here'), '/open-selections', {
    countyCode: units.county,
    villages: [units.village],
    conditions: '中共党员',
    team: [ROTATED, SUBJECT],
  });
  const path = `/open-selections/${selectionId}`;
  const notice = { noticeNo: '历城组〔2026〕5号', postedOn: '2026-03-12' };
  await visitors.act(loginOf('countyOrgLeader', 'here'), `${path}/notice`, notice);
  const application = {
    candidateId: RELATIVE,
    villageCode: units.village,
    unitCode: units.town,
    background: 'returnee',
  };
  return { selectionId, candidacyId: await visitors.act(FILER, `${path}/candidacies`, application) };
};

/** A table that the town's officer has sent. */
export const sentTable = async (visitors: Visitors): Promise<Ids> => {
  const table = `姓名,性别,单位编码\n郑新,男,${units.secondVillage}\n`;
  const { status, body } = await visitors.upload<Ids>(officer, '/imports/people', table);
  if (status !== 200) throw new Error(`the table was answered with ${status} ${JSON.stringify(body)}`);
  return { importId: body['importId']! };
};

/** A second session of the subject, and an identity at the provider that one keeper has proposed. */
export const signInThings = async (visitors: Visitors, password: string, accountId: string): Promise<Ids> => {
  const credentials = { loginName: loginOf('subject', 'here'), password };
  const { body } = await visitors.send<Ids>('/sessions', { body: credentials });
  const headers = { authorization: `Bearer ${body['accessToken']}` };
  type Sessions = readonly Readonly<{ sessionId: string; current: boolean }>[];
  const { body: sessions } = await visitors.send<Sessions>('/me/sessions', { headers });
  const proposal = { body: { subject: 'somebody-at-the-provider' } };
  const { body: bound } = await visitors.as<Ids>('keeper', `/accounts/${accountId}/provider-bindings`, proposal);
  return { sessionId: sessions.find(({ current }) => current)!.sessionId, bindingId: bound['bindingId']! };
};
