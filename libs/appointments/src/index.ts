import type { Type } from '@nestjs/common';
import type { DomainEvent, EventSchema } from '#kernel';
import type { StoredProjection } from '#read-store';
import { ActOnReview } from './act-on-review/act-on-review.command.js';
import { groundTableEvents } from './domain/ground-table.events.js';
import { reviewFacts } from './domain/joint-review.events.js';
import { reviewBatchEvents } from './domain/review-batch.events.js';
import { reviewClaimEvents } from './domain/review-claim.events.js';
import { reviewRegisterEvents } from './domain/review-register.events.js';
import { countyGrounds } from './ineligibility-grounds/county-grounds.projection.js';
import { CloseBatch, OpenBatch } from './keep-batch/keep-batch.command.js';
import { AddGround, EndGround } from './keep-grounds/keep-grounds.command.js';
import { DelistDepartment, ListDepartment } from './keep-register/keep-register.command.js';
import { OpenReview } from './open-review/open-review.command.js';
import { reviewBatches } from './review-batches/review-batches.projection.js';
import { reviewCases } from './review-cases/review-cases.projection.js';
import { reviewDepartments } from './review-departments/review-departments.projection.js';

export * from './appointments.module.js';
export { WhenReviewIsCirculatedThenNumberLetter } from './when-review-is-circulated-then-number-letter/number-letter.reaction.js';
export { groundTable } from './domain/ground-table.js';
export { jointReview } from './domain/joint-review.js';
export { reviewBatch } from './domain/review-batch.js';
export { reviewClaim } from './domain/review-claim.js';
export { reviewRegister } from './domain/review-register.js';

export const appointmentProjections = [
  reviewCases,
  reviewDepartments,
  countyGrounds,
  reviewBatches,
] as unknown as readonly StoredProjection[];

export const appointmentEvents = [
  reviewFacts,
  groundTableEvents,
  reviewRegisterEvents,
  reviewBatchEvents,
  reviewClaimEvents,
] as unknown as readonly EventSchema<DomainEvent>[];

/** Every command that this context can be given. */
export const appointmentCommands: readonly Type[] = [
  ActOnReview,
  AddGround,
  CloseBatch,
  DelistDepartment,
  EndGround,
  ListDepartment,
  OpenBatch,
  OpenReview,
] as unknown as readonly Type[];
