import type { Type } from '@nestjs/common';
import type { DomainEvent, EventSchema } from '#kernel';
import type { StoredProjection } from '#read-store';
import { ActOnAdjustment } from './act-on-adjustment/act-on-adjustment.command.js';
import { adjustmentCases } from './adjustment-cases/adjustment-cases.projection.js';
import { adjustmentFacts } from './domain/adjustment.events.js';
import { investigationEvents } from './domain/investigation.events.js';
import { FileInvestigation, StepInvestigation } from './keep-investigation/keep-investigation.command.js';
import { OpenAdjustment } from './open-adjustment/open-adjustment.command.js';

export * from './rotations.module.js';
export { adjustment } from './domain/adjustment.js';
export { investigation } from './domain/investigation.js';
export * from './when-investigation-changes-then-note/when-investigation-changes-then-note.reaction.js';

export const rotationProjections = [adjustmentCases] as unknown as readonly StoredProjection[];

export const rotationEvents = [adjustmentFacts, investigationEvents] as unknown as readonly EventSchema<DomainEvent>[];

/** Every command that this context can be given. */
export const rotationCommands: readonly Type[] = [
  ActOnAdjustment,
  FileInvestigation,
  OpenAdjustment,
  StepInvestigation,
] as unknown as readonly Type[];
