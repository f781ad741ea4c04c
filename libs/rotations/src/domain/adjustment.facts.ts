import type { LocalDate } from '#kernel';
import { countingTasks, type Flow } from '#workflow';
import type { AdjustmentEvent, PostLeft, ToleranceOffice, ToleranceOpinion } from './adjustment.events.js';
import { PROPOSAL, VERIFICATION } from './adjustment.procedure.js';
import type { AdjustmentKind, Trigger } from './adjustment.triggers.js';
import type { Lock } from './investigation.js';

export type AdjustmentFacts = Readonly<{
  opened: (PostLeft & Readonly<{ trigger: Trigger; filing: 'pre' | 'post' }>) | null;
  /** Whether an investigation holds the case. */
  held: boolean;
  suspendedFrom: LocalDate | null;
  concerns: number;
  hearing: 'none' | 'awaited' | 'answered' | 'lapsed';
  /** The day on which the last notice of concern was issued. */
  concernedOn: LocalDate | null;
  /** The day on which the cadre was last heard, or their time to answer ended. */
  heardOn: LocalDate | null;
  admonitions: number;
  /** While an admonition runs: the first day on which it may be rechecked. */
  recheckFrom: LocalDate | null;
  /** The day on which the last admonition was served. */
  servedOn: LocalDate | null;
  planReceived: boolean;
  proposed: AdjustmentKind | null;
  tolerance: Readonly<Partial<Record<ToleranceOffice, ToleranceOpinion>>>;
  proposedOn: LocalDate | null;
  decided: AdjustmentKind | null;
  /** The day of the paper by which it was decided. */
  decidedOn: LocalDate | null;
  filedAfter: boolean;
  announced: boolean;
  departed: boolean;
}>;

export const noAdjustment: AdjustmentFacts = {
  opened: null,
  held: false,
  suspendedFrom: null,
  concerns: 0,
  hearing: 'none',
  concernedOn: null,
  heardOn: null,
  admonitions: 0,
  recheckFrom: null,
  servedOn: null,
  planReceived: false,
  proposed: null,
  tolerance: {},
  proposedOn: null,
  decided: null,
  decidedOn: null,
  filedAfter: false,
  announced: false,
  departed: false,
};

export const evolveAdjustment = (facts: AdjustmentFacts, event: AdjustmentEvent): AdjustmentFacts => {
  switch (event.type) {
    case 'AdjustmentTriggered.v1': {
      const { termId, villageCode, post, trigger, filing } = event.data;
      return { ...facts, opened: { termId, villageCode, post, trigger, filing } };
    }
    case 'AdjustmentLocked.v1':
      return { ...facts, held: true };
    case 'AdjustmentUnlocked.v1':
      return { ...facts, held: false };
    case 'SuspensionOrdered.v1':
      return { ...facts, suspendedFrom: event.data.from };
    case 'SuspensionLifted.v1':
      return { ...facts, suspendedFrom: null };
    case 'ConcernIssued.v1':
      return { ...facts, concerns: facts.concerns + 1, hearing: 'awaited', concernedOn: event.data.on };
    case 'ConcernAnswered.v1':
      return { ...facts, hearing: 'answered', heardOn: event.data.answeredOn };
    case 'AnswerPeriodEnded.v1':
      return { ...facts, hearing: 'lapsed', heardOn: event.data.on };
    case 'AdmonitionIssued.v1':
      return {
        ...facts,
        admonitions: facts.admonitions + 1,
        recheckFrom: event.data.recheckFrom,
        servedOn: event.data.servedOn,
        planReceived: false,
      };
    case 'SelfCorrectionReceived.v1':
      return { ...facts, planReceived: true };
    case 'AdmonitionLifted.v1':
    case 'AdmonitionFailed.v1':
      return { ...facts, recheckFrom: null };
    case 'AdjustmentProposed.v1':
      return { ...facts, proposed: event.data.kind, proposedOn: event.data.on };
    case 'CaseReturned.v2':
      return event.data.withdrawn.includes(PROPOSAL) ? { ...facts, proposed: null, tolerance: {} } : facts;
    case 'ToleranceChecked.v1':
      return { ...facts, tolerance: { ...facts.tolerance, [event.data.office]: event.data.opinion } };
    case 'CadreAdjusted.v1':
      return { ...facts, decided: event.data.kind, decidedOn: event.data.documentOn };
    case 'AdjustmentPostFiled.v1':
      return { ...facts, filedAfter: true };
    case 'AdjustmentAnnounced.v1':
      return { ...facts, announced: true };
    case 'DepartureCompleted.v1':
      return { ...facts, departed: true };
    default:
      return facts;
  }
};

/** Whether both of the team found the facts to be so. Basis: handbook W2, Verify (team of two). */
export const isEstablished = (flow: Pick<Flow, 'stages' | 'tasks'>): boolean =>
  flow.stages[VERIFICATION] === 'complete' &&
  countingTasks(flow, VERIFICATION).every(({ signature }) => signature?.result === 'established');

export const isHeard = ({ hearing }: Pick<AdjustmentFacts, 'hearing'>): boolean =>
  hearing === 'answered' || hearing === 'lapsed';

/**
 * Whether an investigation holds the case: the unit may not transfer, remove or retire the person, who resigns with the
 * written consent of the supervision organ only. Basis: R6, Sanctions Law art. 52.
 */
export const isHeldBy = (lock: Lock | null, trigger: Trigger): boolean =>
  lock !== null && !(lock.resignationConsented && trigger === 'resignation');

/** Whether both offices have looked at error tolerance. Basis: handbook W11 (opinion of discipline and organization). */
export const isToleranceChecked = ({ tolerance }: Pick<AdjustmentFacts, 'tolerance'>): boolean =>
  tolerance.discipline !== undefined && tolerance.organization !== undefined;

/** Both tolerate: nothing adverse follows. Basis: handbook W11, effect of toleration. */
export const isTolerated = ({ tolerance }: Pick<AdjustmentFacts, 'tolerance'>): boolean =>
  tolerance.discipline === 'tolerate' && tolerance.organization === 'tolerate';
