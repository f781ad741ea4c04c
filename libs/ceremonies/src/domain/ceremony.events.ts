import {
  eventSchema,
  joinSchemas,
  partOf,
  type DomainEvent,
  type EventSchema,
  type LocalDate,
  type Personal,
} from '#kernel';
import {
  deadlineEvents,
  flowEvents,
  relocationEvents,
  type CaseRelocated,
  type DeadlineEvent,
  type FlowEvent,
  type Recipient,
} from '#workflow';
import type { CouncilHelp } from './council-help.js';
import type { Deviation, Figures, Gifts, Plan } from './ceremony.figures.js';
import type { CeremonyKind } from './ceremony.kinds.js';
import { olderFacts } from './ceremony.upcasts.js';

/** The case and the person it is about: in every event, so that its personal text can be found and forgotten. */
type About = { filingId: string; reporterId: string };

/** The unit of the report, and every unit above it on the day, from the city down. */
export type Place = { villageCode: string; orgPath: readonly string[] };

export type Channel = 'online' | 'phone' | 'in-person';

/** A digest of the material as it lay before whoever acted, or as they left it: `unrecorded` in facts older than digests. */
type Seen = { digest: string };

type Opened = About &
  Place & {
    kind: CeremonyKind;
    drafterId: string;
    channel: Channel;
    reporterPosts: readonly string[];
    /** Of the procedure under which the report is reviewed. */
    procedureVersion: number;
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
  | DomainEvent<'ReportDrafted.v2', Opened & { ceremonyOn: LocalDate; plan: Plan }>
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
  | DomainEvent<
      'ReportChecked.v2',
      About & Seen & { checkerId: string; checkedOn: LocalDate; opinion: Personal<string> }
    >
  | DomainEvent<
      'ReportRegistered.v2',
      About &
        Seen & { registerNumber: string; registeredOn: LocalDate; registrarId: string; copiedTo: readonly Recipient[] }
    >
  | DomainEvent<
      'ReportReturned.v2',
      About & Seen & { returnedOn: LocalDate; returnedBy: string; reason: Personal<string> }
    >
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
      'ReportChanged.v3',
      About &
        Seen & {
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
      'FuneralNotified.v2',
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
      'PostReportCorrected.v2',
      About &
        Seen & {
          correctedOn: LocalDate;
          figures: Figures;
          gifts: Gifts;
          deviations: readonly Deviation[];
          reason: Personal<string>;
        }
    >
  | DomainEvent<
      'PostReportVerified.v2',
      About &
        Seen & {
          verifiedOn: LocalDate;
          verifierId: string;
          method: VerificationMethod;
          agrees: boolean;
          note: Personal<string>;
        }
    >
  | DomainEvent<'StatementRecorded.v1', About & { statedOn: LocalDate; text: Personal<string> }>
  | DomainEvent<
      'BreachFound.v2',
      About & Seen & { foundOn: LocalDate; finderId: string; grounds: readonly string[]; reason: Personal<string> }
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

const verbFacts = [
  'CommentMade.v1',
  'CaseUrged.v1',
  'CaseCopied.v1',
  'CopyRead.v1',
  'DocumentAttached.v3',
  'CaseCorrected.v1',
  'TaskTransferred.v1',
] as const;

/** What the common verbs bring about: all that a case stores of the kernel. */
export type VerbFact = Extract<FlowEvent, { type: (typeof verbFacts)[number] }>;

export type CeremonyEvent = CeremonyFact | VerbFact | DeadlineEvent | CaseRelocated;

export const isVerbFact = (event: DomainEvent): event is VerbFact =>
  (verbFacts as readonly string[]).includes(event.type);

const marks = (...fields: string[]) => ({ subject: 'reporterId', scope: 'filingId', fields });

const ceremonyFacts = eventSchema<CeremonyFact>({
  current: [
    'ReportDrafted.v2',
    'ReportSubmitted.v1',
    'ReportChecked.v2',
    'ReportRegistered.v2',
    'ReportReturned.v2',
    'ReportResubmitted.v1',
    'IntegrityReminderGiven.v1',
    'ReportChanged.v3',
    'DraftLapsed.v1',
    'ReportCancelled.v1',
    'CouncilNotified.v1',
    'CeremonyHeldMarked.v1',
    'FuneralNotified.v2',
    'PostReportSubmitted.v1',
    'PostReportCorrected.v2',
    'PostReportVerified.v2',
    'StatementRecorded.v1',
    'BreachFound.v2',
    'DisciplineClueTransferred.v1',
    'ComplaintLinked.v1',
    'CeremonyClosed.v1',
    'CeremonyDetailForgotten.v1',
  ],
  upcast: olderFacts,
  personal: {
    'ReportDrafted.v1': marks('principal', 'venue'),
    'ReportDrafted.v2': marks('principal', 'venue'),
    'ReportSubmitted.v1': marks('lateReason'),
    'ReportChecked.v1': marks('opinion'),
    'ReportChecked.v2': marks('opinion'),
    'ReportReturned.v1': marks('reason'),
    'ReportReturned.v2': marks('reason'),
    'ReportResubmitted.v1': marks('note'),
    'IntegrityReminderGiven.v1': marks('note'),
    'ReportChanged.v1': marks('venue', 'reason'),
    'ReportChanged.v2': marks('venue', 'reason'),
    'ReportChanged.v3': marks('venue', 'reason'),
    'ReportCancelled.v1': marks('reason'),
    'FuneralNotified.v1': marks('principal', 'venue'),
    'FuneralNotified.v2': marks('principal', 'venue'),
    'PostReportSubmitted.v1': marks('note'),
    'PostReportCorrected.v1': marks('reason'),
    'PostReportCorrected.v2': marks('reason'),
    'PostReportVerified.v1': marks('note'),
    'PostReportVerified.v2': marks('note'),
    'StatementRecorded.v1': marks('text'),
    'BreachFound.v1': marks('reason'),
    'BreachFound.v2': marks('reason'),
    'DisciplineClueTransferred.v1': marks('reason'),
    'ComplaintLinked.v1': marks('summary'),
  },
});

/** The facts of the context, its clocks and its relocations. */
export const ceremonyEvents: EventSchema<CeremonyEvent> = joinSchemas<CeremonyEvent>(
  ceremonyFacts as EventSchema<CeremonyEvent>,
  deadlineEvents as EventSchema<CeremonyEvent>,
  relocationEvents as EventSchema<CeremonyEvent>,
);

const verbEvents = partOf(flowEvents as EventSchema<CeremonyEvent>, verbFacts, [
  'DocumentAttached.v1',
  'DocumentAttached.v2',
]);

/** All that the stream of a case holds. */
export const ceremonyStream: EventSchema<CeremonyEvent> = joinSchemas<CeremonyEvent>(ceremonyEvents, verbEvents);
