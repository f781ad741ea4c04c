import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

/** Whence candidates come. Basis: handbook W1e (P14). */
export const backgrounds = [
  'public-institution',
  'veteran',
  'returnee',
  'village-cadre',
  'entrepreneur',
  'doctor',
  'graduate',
  'other',
] as const;

export type Background = (typeof backgrounds)[number];

/** What other cases settle, or have begun. */
export const candidacySteps = [
  'review-opened',
  'review',
  'appointment',
  'notice',
  'appointed',
  'confirmed',
  'trial-ended',
  'appointment-dropped',
] as const;

export type CandidacyStep = (typeof candidacySteps)[number];

/** Why a candidacy ends before the appointment. Basis: handbook W1e (false material cancels). */
export const endGrounds = ['false-material', 'review-not-passed', 'given-up', 'selection-closed', 'other'] as const;

export type EndGround = (typeof endGrounds)[number];

/**
 * What a candidacy knows beside its route. `unitPath` ends with the unit whose Party organization takes the application.
 * Of the medical check only the result and the number of its paper are kept, and no diagnosis. `reference` of a step is the
 * id of the case that settled it.
 */
export type CandidacyFact =
  | DomainEvent<
      'CandidateApplied.v1',
      About<{
        selectionId: string;
        villageCode: string;
        unitPath: readonly string[];
        background: Background;
        team: readonly string[];
      }>
    >
  | DomainEvent<'CandidateRecommended.v1', Of & { on: LocalDate }>
  | DomainEvent<
      'CandidacyStepTaken.v1',
      Of & { step: CandidacyStep; reference: string; doneOn: LocalDate; on: LocalDate }
    >
  | DomainEvent<'ListingDecided.v1', About<{ listed: boolean; documentNo: string; documentOn: LocalDate }>>
  | DomainEvent<'MedicalCheckRecorded.v1', About<{ fit: boolean; paperNo: Personal<string>; checkedOn: LocalDate }>>
  | DomainEvent<
      'CandidacyEnded.v1',
      About<{ ground: EndGround; basisNo: Personal<string>; reasons: Personal<string> }>
    >;

export type CandidacyEvent = HostedEvent<CandidacyFact>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

export const candidacyFacts = eventSchema<CandidacyFact>({
  current: [
    'CandidateApplied.v1',
    'CandidateRecommended.v1',
    'CandidacyStepTaken.v1',
    'ListingDecided.v1',
    'MedicalCheckRecorded.v1',
    'CandidacyEnded.v1',
  ],
  personal: { 'MedicalCheckRecorded.v1': words('paperNo'), 'CandidacyEnded.v1': words('basisNo', 'reasons') },
});
