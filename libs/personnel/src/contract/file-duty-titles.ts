import type { FileDutyFact } from '../domain/file-duty.events.js';

/** What the events of a file duty are called in its history. */
export const fileDutyTitles: Readonly<Record<FileDutyFact['type'], Readonly<{ zh: string; en: string }>>> = {
  'FileDutyOpened.v1': { zh: '应建立或更新档案', en: 'File to be built or updated' },
  'FileDutySettled.v1': { zh: '档案已建立或更新', en: 'File built or updated' },
};
