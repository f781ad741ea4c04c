import type { StuckDutyFact } from '../domain/stuck-duty.events.js';
import type { Title } from './case-owners.js';

/** What the events of a stuck duty are called in its history. */
export const stuckDutyTitles: Readonly<Record<StuckDutyFact['type'], Title>> = {
  'StuckDutyFound.v1': { zh: '事项无人可办', en: 'Nobody may act on the duty' },
  'StuckDutyLifted.v1': { zh: '事项已有人可办', en: 'The duty is no longer stuck' },
};
