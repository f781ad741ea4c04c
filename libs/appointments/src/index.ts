import type { Type } from '@nestjs/common';
import type { DomainEvent, EventSchema } from '#kernel';
import type { StoredProjection } from '#read-store';
import { ActOnAppointment } from './act-on-appointment/act-on-appointment.command.js';
import { ActOnCandidacy } from './act-on-candidacy/act-on-candidacy.command.js';
import { ActOnFiling } from './act-on-filing/act-on-filing.command.js';
import { ActOnReview } from './act-on-review/act-on-review.command.js';
import { ApplyForPost } from './apply-for-post/apply-for-post.command.js';
import { appointmentCases } from './appointment-cases/appointment-cases.projection.js';
import { candidacyCases } from './candidacy-cases/candidacy-cases.projection.js';
import { appointmentFacts } from './domain/appointment.events.js';
import { candidacyFacts } from './domain/candidacy.events.js';
import { filingFacts } from './domain/filing.events.js';
import { groundTableEvents } from './domain/ground-table.events.js';
import { reviewFacts } from './domain/joint-review.events.js';
import { reviewBatchEvents } from './domain/review-batch.events.js';
import { recheckDutyFacts } from './domain/recheck-duty.events.js';
import { reviewClaimEvents } from './domain/review-claim.events.js';
import { reviewRegisterEvents } from './domain/review-register.events.js';
import { selectionEvents } from './domain/selection.events.js';
import { filingCases } from './filing-cases/filing-cases.projection.js';
import { countyGrounds } from './ineligibility-grounds/county-grounds.projection.js';
import { CloseBatch, OpenBatch } from './keep-batch/keep-batch.command.js';
import { AddGround, ApproveGround, EndGround } from './keep-grounds/keep-grounds.command.js';
import { DelistDepartment, ListDepartment, NameDeputy, RelieveDeputy } from './keep-register/keep-register.command.js';
import { CloseSelection, PostSelectionNotice } from './keep-selection/keep-selection.command.js';
import { openSelections } from './open-selections/open-selections.projection.js';
import { PlanSelection } from './plan-selection/plan-selection.command.js';
import { OpenAppointment } from './open-appointment/open-appointment.command.js';
import { OpenReview } from './open-review/open-review.command.js';
import { PrepareFiling } from './prepare-filing/prepare-filing.command.js';
import { recheckDuties } from './recheck-duties/recheck-duties.projection.js';
import { reviewBatches } from './review-batches/review-batches.projection.js';
import { reviewCases } from './review-cases/review-cases.projection.js';
import { reviewDepartments } from './review-departments/review-departments.projection.js';

export * from './appointments.module.js';
export * from './rechecks.module.js';
export * from './review-passes.module.js';
export { WhenReviewIsCirculatedThenNumberLetter } from './when-review-is-circulated-then-number-letter/number-letter.reaction.js';
export * from './when-appointment-goes-on-then-follow/follow-appointment.reaction.js';
export * from './when-candidacy-goes-on-then-follow/follow-candidacy.reaction.js';
export * from './when-seat-or-review-changes-then-keep-recheck/keep-recheck.reaction.js';
export { secretaryAppointment } from './domain/appointment.js';
export { candidacy } from './domain/candidacy.js';
export { secretaryFiling } from './domain/filing.js';
export { groundTable } from './domain/ground-table.js';
export { jointReview } from './domain/joint-review.js';
export { recheckDuty } from './domain/recheck-duty.js';
export { reviewBatch } from './domain/review-batch.js';
export { reviewClaim } from './domain/review-claim.js';
export { reviewRegister } from './domain/review-register.js';
export { openSelection } from './domain/selection.js';
export { appointmentReadings } from './domain/readings.js';

export const appointmentProjections = [
  reviewCases,
  reviewDepartments,
  countyGrounds,
  reviewBatches,
  filingCases,
  appointmentCases,
  openSelections,
  candidacyCases,
  recheckDuties,
] as unknown as readonly StoredProjection[];

export const appointmentEvents = [
  reviewFacts,
  groundTableEvents,
  reviewRegisterEvents,
  reviewBatchEvents,
  reviewClaimEvents,
  filingFacts,
  appointmentFacts,
  selectionEvents,
  candidacyFacts,
  recheckDutyFacts,
] as unknown as readonly EventSchema<DomainEvent>[];

/** Every command that this context can be given. */
export const appointmentCommands: readonly Type[] = [
  ActOnAppointment,
  ActOnCandidacy,
  ActOnFiling,
  ActOnReview,
  AddGround,
  ApproveGround,
  ApplyForPost,
  CloseBatch,
  CloseSelection,
  DelistDepartment,
  EndGround,
  ListDepartment,
  NameDeputy,
  OpenAppointment,
  OpenBatch,
  OpenReview,
  PlanSelection,
  PostSelectionNotice,
  PrepareFiling,
  RelieveDeputy,
] as unknown as readonly Type[];
