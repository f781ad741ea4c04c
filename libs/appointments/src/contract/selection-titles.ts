import type { CandidacyFact } from '../domain/candidacy.events.js';

/** What the events of a candidacy are called in its history. */
export const candidacyTitles: Readonly<Record<CandidacyFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'CandidateApplied.v1': { zh: '报名', en: 'Applied' },
  'CandidateRecommended.v1': { zh: '单位党组织推荐', en: 'Recommended by the unit’s Party organization' },
  'CandidacyStepTaken.v1': { zh: '相关环节进展', en: 'Settled elsewhere' },
  'ListingDecided.v1': { zh: '确定选任名单', en: 'Decision list' },
  'MedicalCheckRecorded.v1': { zh: '登记体检结论', en: 'Medical check recorded' },
  'CandidacyEnded.v1': { zh: '取消资格或者终止', en: 'Candidacy ended' },
};
