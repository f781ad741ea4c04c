import type { RecheckDutyFact } from '../domain/recheck-duty.events.js';

/** What the events of a duty of re-check are called in its history. */
export const recheckDutyTitles: Readonly<Record<RecheckDutyFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'RecheckDutyOpened.v1': { zh: '届中复查期限开始计算', en: 'Time until the re-check counted' },
  'RecheckDutyMoved.v1': { zh: '届中复查起算日变更', en: 'Time until the re-check counted from another day' },
  'RecheckReviewLinked.v1': { zh: '联审已发起', en: 'Joint review under way' },
  'RecheckReviewUnlinked.v1': { zh: '联审未作结论即终止', en: 'Joint review ended without a result' },
  'RecheckDutySettled.v1': { zh: '届中复查事项办结', en: 'Re-check settled' },
};
