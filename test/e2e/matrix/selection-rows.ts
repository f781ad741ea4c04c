import { units } from '../../fixtures/county.fixture.js';
import {
  doneBy,
  forSignedIn,
  listFor,
  shownTo,
  startedBy,
  watchers,
  type Asker,
  type Ids,
  type Row,
} from './permission-row.js';

const selections = '/api/v1/open-selections';
const selection = `${selections}/{selectionId}`;
const candidacy = `${selections}/candidacies/{candidacyId}`;

const officer: readonly Asker[] = ['countyOrgOfficer'];
const leader: readonly Asker[] = ['countyOrgLeader'];
/** Those who know of an application that waits for the Party committee of a town, besides who took it. */
const knowing: readonly Asker[] = ['townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];

const act = (by: readonly Asker[], body: object = {}): Row =>
  doneBy('ActOnCandidacy', by, { seen: [...knowing.filter((asker) => !by.includes(asker)), ...watchers], body });
/** Not open now: whoever knows of the case is told so. */
const closed = (body: object): Row => act(knowing, body);

const paper = { documentNo: 'X1', documentOn: '2026-03-02', reasons: '理由' };

/** Routes of open selections, on one that is noticed, and on an application that waits for the unit's Party organization. */
export const selectionRows: Readonly<Record<string, Row>> = {
  [`GET ${selections}`]: forSignedIn(),
  [`POST ${selections}`]: startedBy('PlanSelection', officer, {
    body: ({ villageCode }: Ids) => ({
      countyCode: units.county,
      villages: [villageCode],
      conditions: '中共党员',
      team: [],
    }),
  }),
  [`GET ${selection}`]: forSignedIn(),
  [`POST ${selection}/notice`]: startedBy('PostSelectionNotice', leader, {
    body: { noticeNo: 'X1', postedOn: '2026-03-02' },
  }),
  [`POST ${selection}/closure`]: startedBy('CloseSelection', [...officer, ...leader], { body: { reason: '结束' } }),
  [`GET ${selection}/candidacies`]: listFor(knowing),
  [`POST ${selection}/candidacies`]: startedBy('ApplyForPost', ['villageClerk'], {
    body: ({ relativeId, villageCode }: Ids) => ({
      candidateId: relativeId,
      villageCode,
      unitCode: villageCode,
      background: 'returnee',
    }),
  }),
  [`GET ${candidacy}`]: shownTo(knowing),
  [`POST ${candidacy}/listing`]: closed({ outcome: 'list', ...paper }),
  [`POST ${candidacy}/medical-check`]: act(officer, { fit: true, paperNo: 'X1', checkedOn: '2026-03-02' }),
  [`POST ${candidacy}/appointment`]: act(['townOrgOfficer']),
  [`POST ${candidacy}/ending`]: act(leader, { ground: 'other', basisNo: 'X1', reasons: '理由' }),
};
