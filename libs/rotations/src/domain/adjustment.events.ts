import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';
import type { HostedEvent } from '#workflow';
import type { AdjustmentKind, Trigger } from './adjustment.triggers.js';

type Of = Readonly<{ caseId: string; subjectId: string }>;
type By = Readonly<{ personId: string; on: LocalDate }>;
type About<More> = Of & By & Readonly<More>;

/** Which of the two offices looked at error tolerance. */
export type ToleranceOffice = 'discipline' | 'organization';
export type ToleranceOpinion = 'tolerate' | 'reduce' | 'not-tolerate';

/** The post that somebody holds, or leaves. */
export type PostLeft = Readonly<{ termId: string; villageCode: string; post: string }>;

/** What an adjustment knows beside its route. The words of others about the cadre are theirs to forget. */
export type AdjustmentFact =
  | DomainEvent<
      'AdjustmentTriggered.v1',
      About<PostLeft & { trigger: Trigger; filing: 'pre' | 'post'; evidence: string | null; ground: Personal<string> }>
    >
  | DomainEvent<'AdjustmentLocked.v1', Of & { on: LocalDate }>
  | DomainEvent<'AdjustmentUnlocked.v1', Of & { on: LocalDate; resignationConsented: boolean }>
  | DomainEvent<'SuspensionOrdered.v1', About<{ from: LocalDate; documentNo: string; reasons: Personal<string> }>>
  | DomainEvent<'SuspensionLifted.v1', About<{ documentNo: string }>>
  | DomainEvent<'ConcernIssued.v1', About<{ noticeNo: string; concern: Personal<string> }>>
  | DomainEvent<'ConcernAnswered.v1', About<{ answeredOn: LocalDate; answer: Personal<string> }>>
  | DomainEvent<'AnswerPeriodEnded.v1', Of & { on: LocalDate }>
  | DomainEvent<
      'AdmonitionIssued.v1',
      About<{
        documentNo: string;
        servedOn: LocalDate;
        months: number;
        recheckFrom: LocalDate;
        reasons: Personal<string>;
      }>
    >
  | DomainEvent<'SelfCorrectionReceived.v1', About<{ receivedOn: LocalDate; plan: Personal<string> }>>
  | DomainEvent<'AdmonitionLifted.v1', About<{ documentNo: string; reasons: Personal<string> }>>
  | DomainEvent<'AdmonitionFailed.v1', About<{ documentNo: string; reasons: Personal<string> }>>
  | DomainEvent<'AdjustmentProposed.v1', About<{ kind: AdjustmentKind; reasons: Personal<string> }>>
  | DomainEvent<
      'ToleranceChecked.v1',
      About<{ office: ToleranceOffice; opinion: ToleranceOpinion; reasons: Personal<string> }>
    >
  | DomainEvent<
      'CadreAdjusted.v1',
      About<
        PostLeft & {
          kind: AdjustmentKind;
          orgPath: readonly string[];
          endsOn: LocalDate;
          documentNo: string;
          documentOn: LocalDate;
        }
      >
    >
  | DomainEvent<'AdjustmentPostFiled.v1', About<{ filingNo: string }>>
  | DomainEvent<'AdjustmentAnnounced.v1', About<PostLeft & { announcedOn: LocalDate; place: string }>>
  | DomainEvent<'DepartureCompleted.v1', Of & { on: LocalDate }>;

export type AdjustmentEvent = HostedEvent<AdjustmentFact>;

const words = (...fields: readonly string[]) => ({ subject: 'subjectId', scope: 'caseId', fields });

export const adjustmentFacts = eventSchema<AdjustmentFact>({
  current: [
    'AdjustmentTriggered.v1',
    'AdjustmentLocked.v1',
    'AdjustmentUnlocked.v1',
    'SuspensionOrdered.v1',
    'SuspensionLifted.v1',
    'ConcernIssued.v1',
    'ConcernAnswered.v1',
    'AnswerPeriodEnded.v1',
    'AdmonitionIssued.v1',
    'SelfCorrectionReceived.v1',
    'AdmonitionLifted.v1',
    'AdmonitionFailed.v1',
    'AdjustmentProposed.v1',
    'ToleranceChecked.v1',
    'CadreAdjusted.v1',
    'AdjustmentPostFiled.v1',
    'AdjustmentAnnounced.v1',
    'DepartureCompleted.v1',
  ],
  personal: {
    'AdjustmentTriggered.v1': words('ground'),
    'SuspensionOrdered.v1': words('reasons'),
    'ConcernIssued.v1': words('concern'),
    'ConcernAnswered.v1': words('answer'),
    'AdmonitionIssued.v1': words('reasons'),
    'SelfCorrectionReceived.v1': words('plan'),
    'AdmonitionLifted.v1': words('reasons'),
    'AdmonitionFailed.v1': words('reasons'),
    'AdjustmentProposed.v1': words('reasons'),
    'ToleranceChecked.v1': words('reasons'),
  },
});
