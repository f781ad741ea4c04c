import type { OrgUnitEvent } from '../domain/org-unit.events.js';

export type OrgUnitTitle = Readonly<{ zh: string; en: string }>;

type Shown = Exclude<OrgUnitEvent['type'], 'OrgUnitHeld.v1' | 'OrgUnitReleased.v1'>;

/** What the changes of a unit are called in its history. */
export const orgUnitTitles: Readonly<Record<Shown, OrgUnitTitle>> = {
  'OrgUnitRegistered.v1': { zh: '登记', en: 'Registered' },
  'OrgUnitEstablished.v1': { zh: '设立', en: 'Established' },
  'OrgUnitRenamed.v1': { zh: '更名', en: 'Renamed' },
  'OrgUnitMoved.v1': { zh: '划转', en: 'Moved under another unit' },
  'OrgUnitMerged.v1': { zh: '并入其他单位', en: 'Merged into another unit' },
  'OrgUnitEnlarged.v1': { zh: '接收并入单位', en: 'Enlarged by a merger' },
  'OrgUnitSplit.v1': { zh: '分设', en: 'Split' },
  'OrgUnitClosed.v1': { zh: '撤销', en: 'Closed' },
};
