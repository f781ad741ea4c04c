import type { FilingFact } from '../domain/filing.events.js';

/** What the events of a filing are called in its history. */
export const filingTitles: Readonly<Record<FilingFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'FilingPrepared.v1': { zh: '建立备案', en: 'Filing prepared' },
  'FilingSubmitted.v1': { zh: '镇党委报备', en: 'Filing submitted' },
  'FilingExamined.v1': { zh: '县级审核', en: 'Filing examined' },
  'FilingAccepted.v1': { zh: '予以备案', en: 'Filing accepted' },
  'FilingObjected.v1': { zh: '提出异议', en: 'Filing objected to' },
  'FilingCorrected.v1': { zh: '整改或者申请复议', en: 'Filing corrected' },
  'FilingVoided.v1': { zh: '备案作废', en: 'Filing voided' },
  'SecretaryRegistered.v1': { zh: '登记入库', en: 'Secretary entered in the database' },
  'FirstTrainingRecorded.v1': { zh: '登记首次培训', en: 'First training recorded' },
  'SecretaryRecordChanged.v1': { zh: '报告变动', en: 'Change of the record reported' },
};
