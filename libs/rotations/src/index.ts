import type { Type } from '@nestjs/common';
import type { DomainEvent, EventSchema } from '#kernel';
import type { StoredProjection } from '#read-store';
import { ActOnAdjustment } from './act-on-adjustment/act-on-adjustment.command.js';
import { ActOnHandover } from './act-on-handover/act-on-handover.command.js';
import { ActOnRotation } from './act-on-rotation/act-on-rotation.command.js';
import { adjustmentCases } from './adjustment-cases/adjustment-cases.projection.js';
import { departures } from './departures/departures.projection.js';
import { adjustmentFacts } from './domain/adjustment.events.js';
import { departureEvents } from './domain/departure.events.js';
import { handoverFacts } from './domain/handover.events.js';
import { investigationEvents } from './domain/investigation.events.js';
import { rotationClaimEvents } from './domain/rotation-claim.events.js';
import { rotationDutyFacts } from './domain/rotation-duty.events.js';
import { rotationFacts } from './domain/rotation.events.js';
import { handoverCases } from './handover-cases/handover-cases.projection.js';
import { FileInvestigation, StepInvestigation } from './keep-investigation/keep-investigation.command.js';
import { OpenAdjustment } from './open-adjustment/open-adjustment.command.js';
import { OpenRotation } from './open-rotation/open-rotation.command.js';
import { rotationCases } from './rotation-cases/rotation-cases.projection.js';
import { rotationDuties } from './rotation-duties/rotation-duties.projection.js';

export * from './investigations.module.js';
export * from './rotations.module.js';
export { adjustment } from './domain/adjustment.js';
export { departure } from './domain/departure.js';
export { handover } from './domain/handover.js';
export { investigation } from './domain/investigation.js';
export { rotation } from './domain/rotation.js';
export { rotationClaim } from './domain/rotation-claim.js';
export { rotationDuty } from './domain/rotation-duty.js';
export { rotationReadings } from './domain/readings.js';
export * from './when-departure-is-decided-then-carry-out/when-departure-is-decided-then-carry-out.reaction.js';
export * from './when-investigation-changes-then-note/when-investigation-changes-then-note.reaction.js';
export * from './when-vacancy-is-filled-then-link-successor/when-vacancy-is-filled-then-link-successor.reaction.js';
export * from './when-years-in-post-change-then-keep-duty/when-years-in-post-change-then-keep-duty.reaction.js';

export const rotationProjections = [
  adjustmentCases,
  rotationCases,
  rotationDuties,
  handoverCases,
  departures,
] as unknown as readonly StoredProjection[];

export const rotationEvents = [
  adjustmentFacts,
  rotationFacts,
  rotationClaimEvents,
  rotationDutyFacts,
  handoverFacts,
  departureEvents,
  investigationEvents,
] as unknown as readonly EventSchema<DomainEvent>[];

/** Every command that this context can be given. */
export const rotationCommands: readonly Type[] = [
  ActOnAdjustment,
  ActOnHandover,
  ActOnRotation,
  FileInvestigation,
  OpenAdjustment,
  OpenRotation,
  StepInvestigation,
] as unknown as readonly Type[];
