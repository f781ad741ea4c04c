import {
  doneBy,
  forEachTicked,
  listFor,
  shownTo,
  startedBy,
  watchers,
  type Asker,
  type Ids,
  type Row,
} from './permission-row.js';

const filings = '/api/v1/secretary-filings';
const of = `${filings}/{secretaryFilingId}`;
/** Those who know of a filing that waits for the town Party committee: its town and its county. */
const knowing: readonly Asker[] = ['townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'];
const appointments = '/api/v1/secretary-appointments';
const appointment = `${appointments}/{appointmentId}`;
const town: readonly Asker[] = ['townOrgOfficer'];
const county: readonly Asker[] = ['countyOrgOfficer'];
const conforming = ['structure', 'eligibility', 'procedure', 'material'].map((check) => ({ check, conforms: true }));

const act = (by: readonly Asker[], body: object = {}): Row =>
  doneBy('ActOnFiling', by, { seen: [...knowing.filter((asker) => !by.includes(asker)), ...watchers], body });
/** Not open now: whoever knows of the case is told so. */
const closed = (body: object = {}): Row => act(knowing, body);

/** A command on an appointment that waits for its joint review. */
const onAppointment = (by: readonly Asker[], body: object = {}): Row =>
  doneBy('ActOnAppointment', by, { seen: [...knowing.filter((asker) => !by.includes(asker)), ...watchers], body });
const paper = { documentNo: 'X5', documentOn: '2026-03-02' };

/** Routes of the county filing of secretaries, and of their appointment. */
export const filingRows: Readonly<Record<string, Row>> = {
  [`GET ${filings}`]: listFor(knowing),
  [`POST ${filings}`]: startedBy('PrepareFiling', town, {
    body: ({ relativeId, villageCode }: Ids) => ({ secretaryId: relativeId, villageCode, countsFrom: '2026-03-02' }),
  }),
  [`POST ${filings}/acceptances`]: forEachTicked(),
  [`GET ${of}`]: shownTo(knowing),
  [`POST ${of}/examination`]: closed({ checks: conforming, note: '已审核' }),
  [`POST ${of}/acceptance`]: closed(),
  [`POST ${of}/objection`]: closed({ checks: ['procedure'], ground: '缺表决记录' }),
  [`POST ${of}/correction`]: act(town, { kind: 'corrected', note: '已补' }),
  [`POST ${of}/voiding`]: act(town, { reason: '不再任用' }),
  [`POST ${of}/registration`]: act(county),
  [`POST ${of}/first-training`]: act(town, { completedOn: '2026-03-02', certificateNo: 'P-7' }),
  [`POST ${of}/changes`]: act(town, { change: 'sanction', changedOn: '2026-03-02', documentNo: 'X4' }),

  [`GET ${appointments}`]: listFor(knowing),
  [`POST ${appointments}`]: startedBy('OpenAppointment', town, {
    body: ({ relativeId, villageCode }: Ids) => ({
      secretaryId: relativeId,
      villageCode,
      post: 'vcMember',
      entry: 'election',
      onTrial: false,
    }),
  }),
  [`GET ${appointment}`]: shownTo(knowing),
  [`POST ${appointment}/notice`]: onAppointment(knowing, { postedOn: '2026-03-02', place: '公开栏' }),
  [`POST ${appointment}/notice-closure`]: onAppointment(knowing, { objections: 0, upheld: false, note: '无异议' }),
  [`POST ${appointment}/appointment`]: onAppointment(knowing, { startedOn: '2026-03-02', ...paper }),
  [`POST ${appointment}/declining`]: onAppointment(knowing, { reasons: '不予任职' }),
  [`POST ${appointment}/term-request`]: onAppointment(town),
  [`POST ${appointment}/new-decision`]: onAppointment(['townPartyCommittee'], { startedOn: '2026-03-02', ...paper }),
  [`POST ${appointment}/revocation`]: onAppointment(['townPartyCommittee'], { reasons: '该村书记职数已满', ...paper }),
  [`POST ${appointment}/trial-hearing`]: onAppointment(town, { heardOn: '2026-03-02', statement: '陈述' }),
  [`POST ${appointment}/trial-end`]: onAppointment(['townPartyCommittee'], {
    outcome: 'confirmed',
    endedOn: '2026-03-02',
    reasons: '合格',
    ...paper,
  }),
};
