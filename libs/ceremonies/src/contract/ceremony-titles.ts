import type { CeremonyFact } from '../domain/ceremony.events.js';

/** What the events of a ceremony case are called in its history. */
export const ceremonyTitles: Readonly<Record<CeremonyFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'ReportDrafted.v2': { zh: '起草事前报告', en: 'Report drafted' },
  'ReportSubmitted.v1': { zh: '提交事前报告', en: 'Report submitted' },
  'ReportChecked.v2': { zh: '审核通过', en: 'Report checked' },
  'ReportRegistered.v2': { zh: '登记备案', en: 'Report registered' },
  'ReportReturned.v2': { zh: '退回补正', en: 'Report returned for correction' },
  'ReportResubmitted.v1': { zh: '补正后重新提交', en: 'Report submitted again' },
  'IntegrityReminderGiven.v1': { zh: '廉政提醒谈话', en: 'Integrity reminder given' },
  'ReportChanged.v3': { zh: '变更报告事项', en: 'Report changed' },
  'DraftLapsed.v1': { zh: '草稿逾期失效', en: 'Draft lapsed' },
  'ReportCancelled.v1': { zh: '取消报告', en: 'Report cancelled' },
  'CouncilNotified.v1': { zh: '告知红白理事会', en: 'Wedding-and-funeral council notified' },
  'CeremonyHeldMarked.v1': { zh: '操办日期已过', en: 'Event held' },
  'FuneralNotified.v2': { zh: '丧事口头报告', en: 'Funeral notified' },
  'PostReportSubmitted.v1': { zh: '提交事后报告', en: 'Post-event report submitted' },
  'PostReportCorrected.v2': { zh: '更正事后报告', en: 'Post-event report corrected' },
  'PostReportVerified.v2': { zh: '核实事后报告', en: 'Post-event report verified' },
  'StatementRecorded.v1': { zh: '记录本人陈述', en: 'Statement recorded' },
  'BreachFound.v2': { zh: '认定违规情形', en: 'Breach found' },
  'DisciplineClueTransferred.v1': { zh: '移送问题线索', en: 'Clue transferred to discipline' },
  'ComplaintLinked.v1': { zh: '关联举报', en: 'Complaint linked' },
  'CeremonyClosed.v1': { zh: '办结', en: 'Case closed' },
  'CeremonyDetailForgotten.v1': { zh: '详细信息到期清除', en: 'Detail forgotten' },
};
