import type { PostTermFact } from '../domain/post-term.events.js';
import type { VillageBodyFact } from '../domain/village-body.events.js';

type Titles<E extends { type: string }> = Readonly<Record<E['type'], Readonly<{ zh: string; en: string }>>>;

/** What the events of a term are called in its history. */
export const postTermTitles: Titles<PostTermFact> = {
  'PostStarted.v1': { zh: '任职', en: 'Post started' },
  'PostEnded.v1': { zh: '离任', en: 'Post ended' },
  'EntryDocumentRecorded.v1': { zh: '登记任职文件', en: 'Document of the entry recorded' },
  'ExitDocumentRecorded.v1': { zh: '登记离任文件', en: 'Document of the exit recorded' },
  'TermEndPlanned.v1': { zh: '确定任期届满日期', en: 'End of the term planned' },
  'TermEndApproached.v1': { zh: '任期即将届满', en: 'End of the term near' },
  'TermUnitDissolved.v1': { zh: '任职单位已撤并', en: 'Unit of the term dissolved' },
  'TermSuccessorAssigned.v1': { zh: '确定承接村', en: 'Successor village named' },
  'PostTermCorrected.v1': { zh: '更正任职登记', en: 'Term corrected' },
};

/** What the events of a village's bodies are called in their history. */
export const villageBodyTitles: Titles<VillageBodyFact> = {
  'SeatTaken.v1': { zh: '进入班子', en: 'Seat taken' },
  'SeatMoved.v1': { zh: '更正任职日期', en: 'Start of the seat corrected' },
  'SeatLeft.v1': { zh: '退出班子', en: 'Seat left' },
  'SeatWithdrawn.v1': { zh: '撤销未完成的登记', en: 'Seat given back' },
  'StructureWarningRecorded.v1': { zh: '班子结构提示', en: 'Warning on the structure' },
  'StructureWarningLifted.v1': { zh: '班子结构提示解除', en: 'Warning lifted' },
  'VillageBodyReviewed.v1': { zh: '到期复核村级班子结构', en: 'Village bodies reviewed as a day came' },
  'PastStructureWarningRecorded.v1': { zh: '历史任职结构提示', en: 'Warning on the structure of the past' },
  'VacancyOpened.v1': { zh: '职务空缺', en: 'Vacancy opened' },
  'VacancyFilled.v1': { zh: '空缺补齐', en: 'Vacancy filled' },
  'VacancyLapsed.v1': { zh: '因单位撤并不再补任', en: 'Vacancy lapsed with the village' },
  'VillageBodyDissolved.v1': { zh: '村已撤并', en: 'Village dissolved' },
  'ActingHolderRecorded.v1': { zh: '登记代理人员', en: 'Acting holder recorded' },
};
