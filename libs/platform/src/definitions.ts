import type { INestApplicationContext, Type } from '@nestjs/common';
import {
  accessCommands,
  accessEvents,
  accessProjections,
  accessReadings,
  WhenPersonDiesThenCloseAccounts,
} from '#access';
import {
  appointmentCommands,
  appointmentEvents,
  appointmentProjections,
  appointmentReadings,
  WhenReviewIsCirculatedThenNumberLetter,
  WhenAppointmentGoesOnThenFollow,
  WhenSeatOrReviewChangesThenKeepRecheck,
  WhenCandidacyGoesOnThenFollow,
} from '#appointments';
import { ceremonyCases, ceremonyCommands, ceremonyEvents, ceremonyReadings, DestroyForgottenDetail } from '#ceremonies';
import type { Reaction } from '#jobs';
import type { DomainEvent, EventSchema } from '#kernel';
import {
  personnelCommands,
  personnelEvents,
  personnelProjections,
  personnelReadings,
  WhenFileGrowsThenSettleDuty,
  WhenSecretaryStartsThenOpenFileDuty,
} from '#personnel';
import { procedureCommands } from '#procedures';
import type { StoredProjection } from '#read-store';
import {
  ApplyTableImport,
  postTermCommands,
  postTermProjections,
  registryCommands,
  registryEvents,
  registryProjections,
  registryReadings,
  WhenOrgChangeIsProposedThenApply,
  reserveCommands,
  reserveEvents,
  reserveProjections,
  WhenReserveChangesThenPoolFollows,
  WhenKinshipChangesThenReviewBodies,
  WhenPersonChangesThenReviewBodies,
  WhenPostTermChangesThenSeatsFollow,
  WhenUnitIsDissolvedThenPeopleFollow,
} from '#registry';
import {
  rotationCommands,
  rotationEvents,
  rotationProjections,
  rotationReadings,
  WhenDepartureIsDecidedThenCarryOut,
  WhenInvestigationChangesThenNote,
  WhenVacancyIsFilledThenLinkSuccessor,
  WhenYearsInPostChangeThenKeepDuty,
} from '#rotations';
import { calendarYearEvents, calendarYears, numberingEvents, parameterEvents, parameters } from '#rulebook';
import {
  agenda,
  alerts,
  casePartsOf,
  caseReturns,
  caseViewEvents,
  caseViews,
  ChangeCaseView,
  ChooseDefaultView,
  defaultViewEvents,
  defaultViews,
  deadlines,
  documentNumbers,
  KeepCaseView,
  stuckDuties,
  stuckDutyFacts,
  supervisionReadings,
  VoidNumber,
  WhenCalendarChangesThenRecompute,
  WhenUnitMovesThenRelocateCases,
} from '#supervision';
import { flowEvents, type ParameterReading } from '#workflow';
import { keyVaultEvents } from './key-vault.events.js';
import { securityReadings } from './security-retention.js';

const models: readonly StoredProjection[] = [
  ...accessProjections,
  ...registryProjections,
  ...reserveProjections,
  ...postTermProjections,
  calendarYears,
  parameters,
  ceremonyCases,
  deadlines,
  alerts,
  agenda,
  caseReturns,
  caseViews as unknown as StoredProjection,
  defaultViews as unknown as StoredProjection,
  documentNumbers as unknown as StoredProjection,
  stuckDuties,
  ...personnelProjections,
  ...appointmentProjections,
  ...rotationProjections,
];

const caseLines = models.filter(({ columns }) => 'seen_keys' in columns);

/** Every read model of the program. */
export const projections: readonly StoredProjection[] = [...models, casePartsOf(caseLines)];

const schemas: readonly EventSchema<DomainEvent>[] = [
  ...accessEvents,
  ...registryEvents,
  ...reserveEvents,
  calendarYearEvents,
  parameterEvents,
  numberingEvents,
  ceremonyEvents,
  ...personnelEvents,
  flowEvents,
  stuckDutyFacts,
  caseViewEvents,
  defaultViewEvents,
  ...appointmentEvents,
  ...rotationEvents,
  keyVaultEvents,
] as unknown as readonly EventSchema<DomainEvent>[];

/** Every event type that some schema reads. Throws where two schemas declare the same type. */
export const knownTypes = (): ReadonlySet<string> => {
  const types = new Set<string>();
  for (const schema of schemas)
    for (const type of schema.stored) {
      if (types.has(type)) throw new Error(`event type ${type} is declared twice`);
      types.add(type);
    }
  return types;
};

/** Every way in which the program reads its rules: what a parameter has to be good for. */
export const parameterReadings: readonly ParameterReading[] = [
  ...registryReadings,
  ...ceremonyReadings,
  ...personnelReadings,
  ...appointmentReadings,
  ...rotationReadings,
  ...supervisionReadings,
  ...securityReadings,
  ...accessReadings,
];

/** Every reaction of the program. */
export const reactionsOf = (app: INestApplicationContext): readonly Reaction[] => [
  app.get(DestroyForgottenDetail),
  app.get(WhenOrgChangeIsProposedThenApply),
  app.get(WhenReserveChangesThenPoolFollows),
  app.get(WhenUnitIsDissolvedThenPeopleFollow),
  app.get(WhenCalendarChangesThenRecompute),
  app.get(WhenUnitMovesThenRelocateCases),
  app.get(WhenSecretaryStartsThenOpenFileDuty),
  app.get(WhenFileGrowsThenSettleDuty),
  app.get(WhenAppointmentGoesOnThenFollow),
  app.get(WhenCandidacyGoesOnThenFollow),
  app.get(ApplyTableImport),
  app.get(WhenKinshipChangesThenReviewBodies),
  app.get(WhenPersonChangesThenReviewBodies),
  app.get(WhenPersonDiesThenCloseAccounts),
  app.get(WhenPostTermChangesThenSeatsFollow),
  app.get(WhenReviewIsCirculatedThenNumberLetter),
  app.get(WhenInvestigationChangesThenNote),
  app.get(WhenDepartureIsDecidedThenCarryOut),
  app.get(WhenVacancyIsFilledThenLinkSuccessor),
  app.get(WhenYearsInPostChangeThenKeepDuty),
  app.get(WhenSeatOrReviewChangesThenKeepRecheck),
];

/** Every command of the program. */
export const commands = [
  ...accessCommands,
  ...registryCommands,
  ...reserveCommands,
  ...postTermCommands,
  ...ceremonyCommands,
  ...personnelCommands,
  ...procedureCommands,
  ...appointmentCommands,
  KeepCaseView,
  ChangeCaseView,
  ChooseDefaultView,
  VoidNumber,
  ...rotationCommands,
] as unknown as readonly Type[];
