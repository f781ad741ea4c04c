import { eventSchema, joinSchemas, type DomainEvent, type EventSchema, type LocalDate, type Personal } from '#kernel';
import { deadlineEvents, relocationEvents, type CaseRelocated, type DeadlineEvent, type Recipient } from '#workflow';
import type { CouncilHelp } from './council-help.js';
import type { Deviation, Figures, Gifts, Plan } from './ceremony.figures.js';
import type { CeremonyKind } from './ceremony.kinds.js';

/** The case and the person it is about: in every event, so that its personal text can be found and forgotten. */
type About = { filingId: string; reporterId: string };

/** The unit of the report, and every unit above it on the day, from the city down. */
export type Place = { villageCode: string; orgPath: readonly string[] };

export type Channel = 'online' | 'phone' | 'in-person';

type Opened = About &
  Place & {
    kind: CeremonyKind;
    drafterId: string;
    channel: Channel;
    reporterPosts: readonly string[];
    principal: Personal<string>;
    venue: Personal<string>;
  };

/** How a latest day was counted: enough to show the working to a user without counting again. */
export type Timeliness = {
  latestOn: LocalDate;
  late: boolean;
  ruleKey: string;
  ruleVersion: string;
  calendarVersion: string;
  provisional: boolean;
  counted: readonly string[];
  skipped: readonly { date: LocalDate; code: string; name: string | null }[];
};

export type CeremonyFact =
  | DomainEvent<'ReportDrafted.v1', Opened & { ceremonyOn: LocalDate; plan: Plan }>
  | DomainEvent<
      'ReportSubmitted.v1',
      About & {
        submittedOn: LocalDate;
        committed: boolean;
        timeliness: Timeliness;
        lateReason: Personal<string>;
        findings: readonly Deviation[];
      }
    >
  | DomainEvent<'ReportChecked.v1', About & { checkerId: string; checkedOn: LocalDate; opinion: Personal<string> }>
  | DomainEvent<
      'ReportRegistered.v1',
      About & { registerNumber: string; registeredOn: LocalDate; registrarId: string; copiedTo: readonly Recipient[] }
    >
  | DomainEvent<'ReportReturned.v1', About & { returnedOn: LocalDate; returnedBy: string; reason: Personal<string> }>
  | DomainEvent<
      'ReportResubmitted.v1',
      About & {
        resubmittedOn: LocalDate;
        committed: boolean;
        plan: Plan;
        findings: readonly Deviation[];
        note: Personal<string>;
      }
    >
  | DomainEvent<'IntegrityReminderGiven.v1', About & { talkedOn: LocalDate; note: Personal<string> }>
  | DomainEvent<
      'ReportChanged.v2',
      About & {
        ceremonyOn: LocalDate;
        plan: Plan | null;
        venue: Personal<string>;
        reason: Personal<string>;
        findings: readonly Deviation[];
        /** Null where the date has come no nearer: the report was judged for it already. */
        timeliness: Timeliness | 'unrecorded' | null;
      }
    >
  | DomainEvent<'DraftLapsed.v1', About & { lapsedOn: LocalDate }>
  | DomainEvent<'ReportCancelled.v1', About & { cancelledOn: LocalDate; reason: Personal<string> }>
  | DomainEvent<'CouncilNotified.v1', About & { notifiedOn: LocalDate; help: readonly CouncilHelp[] }>
  | DomainEvent<'CeremonyHeldMarked.v1', About & { heldOn: LocalDate; registered: boolean }>
  | DomainEvent<
      'FuneralNotified.v1',
      Opened & { deathOn: LocalDate; ceremonyOn: LocalDate; notifiedOn: LocalDate; timeliness: Timeliness }
    >
  | DomainEvent<
      'PostReportSubmitted.v1',
      About & {
        submittedOn: LocalDate;
        heldOn: LocalDate;
        figures: Figures;
        gifts: Gifts;
        deviations: readonly Deviation[];
        sampled: boolean;
        committed: boolean;
        note: Personal<string>;
      }
    >
  | DomainEvent<
      'PostReportCorrected.v1',
      About & {
        correctedOn: LocalDate;
        figures: Figures;
        gifts: Gifts;
        deviations: readonly Deviation[];
        reason: Personal<string>;
      }
    >
  | DomainEvent<
      'PostReportVerified.v1',
      About & {
        verifiedOn: LocalDate;
        verifierId: string;
        method: VerificationMethod;
        agrees: boolean;
        note: Personal<string>;
      }
    >
  | DomainEvent<'StatementRecorded.v1', About & { statedOn: LocalDate; text: Personal<string> }>
  | DomainEvent<
      'BreachFound.v1',
      About & { foundOn: LocalDate; finderId: string; grounds: readonly string[]; reason: Personal<string> }
    >
  | DomainEvent<
      'DisciplineClueTransferred.v1',
      About & { transferredOn: LocalDate; clueNumber: string; to: Recipient; reason: Personal<string> }
    >
  | DomainEvent<
      'ComplaintLinked.v1',
      About & { complaintNumber: string; receivedOn: LocalDate; summary: Personal<string> }
    >
  | DomainEvent<'CeremonyClosed.v1', About & { closedOn: LocalDate; outcome: 'in-order' | 'breach-transferred' }>
  | DomainEvent<'CeremonyDetailForgotten.v1', About & { forgottenOn: LocalDate }>;

export type VerificationMethod = 'documents' | 'on-site' | 'by-complaint';

export type CeremonyEvent = CeremonyFact | DeadlineEvent | CaseRelocated;

type ReportChanged = Extract<CeremonyFact, { type: 'ReportChanged.v2' }>;

const marks = (...fields: string[]) => ({ subject: 'reporterId', scope: 'filingId', fields });

const ceremonyFacts = eventSchema<CeremonyFact>({
  current: [
    'ReportDrafted.v1',
    'ReportSubmitted.v1',
    'ReportChecked.v1',
    'ReportRegistered.v1',
    'ReportReturned.v1',
    'ReportResubmitted.v1',
    'IntegrityReminderGiven.v1',
    'ReportChanged.v2',
    'DraftLapsed.v1',
    'ReportCancelled.v1',
    'CouncilNotified.v1',
    'CeremonyHeldMarked.v1',
    'FuneralNotified.v1',
    'PostReportSubmitted.v1',
    'PostReportCorrected.v1',
    'PostReportVerified.v1',
    'StatementRecorded.v1',
    'BreachFound.v1',
    'DisciplineClueTransferred.v1',
    'ComplaintLinked.v1',
    'CeremonyClosed.v1',
    'CeremonyDetailForgotten.v1',
  ],
  upcast: {
    'ReportChanged.v1': (data: Omit<ReportChanged['data'], 'timeliness'>): ReportChanged => ({
      type: 'ReportChanged.v2',
      data: { ...data, timeliness: 'unrecorded' },
    }),
  },
  personal: {
    'ReportDrafted.v1': marks('principal', 'venue'),
    'ReportSubmitted.v1': marks('lateReason'),
    'ReportChecked.v1': marks('opinion'),
    'ReportReturned.v1': marks('reason'),
    'ReportResubmitted.v1': marks('note'),
    'IntegrityReminderGiven.v1': marks('note'),
    'ReportChanged.v1': marks('venue', 'reason'),
    'ReportChanged.v2': marks('venue', 'reason'),
    'ReportCancelled.v1': marks('reason'),
    'FuneralNotified.v1': marks('principal', 'venue'),
    'PostReportSubmitted.v1': marks('note'),
    'PostReportCorrected.v1': marks('reason'),
    'PostReportVerified.v1': marks('note'),
    'StatementRecorded.v1': marks('text'),
    'BreachFound.v1': marks('reason'),
    'DisciplineClueTransferred.v1': marks('reason'),
    'ComplaintLinked.v1': marks('summary'),
  },
});

export const ceremonyEvents: EventSchema<CeremonyEvent> = joinSchemas<CeremonyEvent>(
  ceremonyFacts as EventSchema<CeremonyEvent>,
  deadlineEvents as EventSchema<CeremonyEvent>,
  relocationEvents as EventSchema<CeremonyEvent>,
);
