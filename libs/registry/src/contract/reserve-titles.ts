import type { ReserveEntryFact } from '../domain/reserve-entry.events.js';
import type { ReservePoolFact } from '../domain/reserve-pool.events.js';

type Title = Readonly<{ zh: string; en: string }>;

/** What the events of a reserve entry are called in its history. */
export const reserveEntryTitles: Readonly<Record<ReserveEntryFact['type'], Title>> = {
  'ReserveCandidateNominated.v1': { zh: '推荐后备人选', en: 'Candidate nominated' },
  'ReserveMemberAdopted.v1': { zh: '原有后备人才转入', en: 'Member adopted' },
  'ReserveCandidateReviewed.v1': { zh: '镇级审核', en: 'Candidate reviewed by the town' },
  'ReserveMemberAdmitted.v1': { zh: '入库', en: 'Member admitted' },
  'ReserveMentorAssigned.v1': { zh: '确定帮带人', en: 'Mentor assigned' },
  'ReserveTrainingRecorded.v1': { zh: '登记培训', en: 'Training recorded' },
  'ReserveMaturityMarked.v1': { zh: '标记成熟', en: 'Member marked as mature' },
  'ReserveMemberReviewed.v1': { zh: '年度复核', en: 'Yearly review' },
  'ReserveFindingRecorded.v1': { zh: '发现不符合条件情形', en: 'Finding recorded' },
  'ReserveFindingLifted.v1': { zh: '不符合条件情形消除', en: 'Finding lifted' },
  'ReserveVillageDissolved.v1': { zh: '所在村已撤并', en: 'Village dissolved' },
  'ReserveEntryMoved.v1': { zh: '转入承接村后备人才库', en: 'Moved to the pool of another village' },
  'ReserveMemberRemoved.v1': { zh: '出库', en: 'Taken out' },
  'ReserveMemberAppointed.v1': { zh: '任用', en: 'Member appointed' },
};

/** What the events of a village's pool are called in its history. */
export const reservePoolTitles: Readonly<Record<ReservePoolFact['type'], Title>> = {
  'ReserveMemberCounted.v1': { zh: '库内人数增加', en: 'Member counted' },
  'ReserveMemberDropped.v1': { zh: '库内人数减少', en: 'Member dropped' },
  'ReserveGapOpened.v1': { zh: '后备人数不足', en: 'Too few members' },
  'ReservePoolDissolved.v1': { zh: '村已撤并', en: 'Village dissolved' },
  'ReserveGapClosed.v1': { zh: '后备人数补足', en: 'Enough members again' },
};
