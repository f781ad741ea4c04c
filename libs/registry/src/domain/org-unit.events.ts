import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';
import type { OrgLevel } from './org-level.js';

export type OrgUnitEvent = DomainEvent<
  'OrgUnitRegistered.v1',
  { code: string; name: string; level: OrgLevel; parentCode: string | null; registeredOn: LocalDate }
>;

export const orgUnitEvents = eventSchema<OrgUnitEvent>({ current: ['OrgUnitRegistered.v1'] });
