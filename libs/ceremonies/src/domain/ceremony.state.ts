import type { LocalDate } from '#kernel';
import {
  evolveClocks,
  evolveHosted,
  isDeadlineEvent,
  noClocks,
  UNRECORDED,
  type CaseDocument,
  type CaseRelocated,
  type Clocks,
  type FlowEvent,
  type Hosted,
} from '#workflow';
import { isVerbFact, type CeremonyEvent, type CeremonyFact } from './ceremony.events.js';
import type { Deviation, Figures, Gifts, Plan } from './ceremony.figures.js';
import { familyOf, type CeremonyKind } from './ceremony.kinds.js';
import { meaningOf, type Standing } from './ceremony.meaning.js';
import { CHECK, REGISTRATION } from './ceremony.procedure.js';

/**
 * A case runs on two tracks: its procedure (`flow`, null before the report is submitted), and what follows the event.
 * Nothing stops the event, so its date moves the second track on wherever the first one stands. Basis: R8, handbook 1.3.
 */
export type Ceremony = Readonly<{
  status: 'open' | 'void' | 'closed';
  filingId: string;
  reporterId: string;
  drafterId: string;
  kind: CeremonyKind;
  villageCode: string;
  orgPath: readonly string[];
  reporterPosts: readonly string[];
  procedureVersion: number;
  deathOn: LocalDate | null;
  /** The day that the report names, and the day of the event: the same until it was held on another. */
  reportedOn: LocalDate;
  /** Null before the report in advance is submitted; a funeral has none. */
  submittedOn: LocalDate | null;
  ceremonyOn: LocalDate;
  plan: Plan | null;
  committed: boolean;
  flow: Standing | null;
  documents: readonly CaseDocument[];
  after: 'ahead' | 'awaiting' | 'verifying' | 'breach-found';
  written: Readonly<{ figures: Figures; gifts: Gifts }> | null;
  deviations: readonly Deviation[];
  sampled: boolean;
  complaints: readonly string[];
  verified: 'no' | 'agrees' | 'differs';
  clocks: Clocks;
}>;

export type CeremonyState = Readonly<{ status: 'none'; clocks: Clocks }> | Ceremony;

export const noCeremony: CeremonyState = { status: 'none', clocks: noClocks };

export const evolveCeremony = (state: CeremonyState, event: CeremonyEvent): CeremonyState => {
  if (state.status !== 'none') return evolveOpened(state, event);
  if (isDeadlineEvent(event)) return { ...state, clocks: evolveClocks(state.clocks, event) };
  return isOpening(event) ? open(state.clocks, event) : state;
};

export const evolveOpened = (ceremony: Ceremony, event: CeremonyEvent): Ceremony => {
  if (isDeadlineEvent(event)) return { ...ceremony, clocks: evolveClocks(ceremony.clocks, event) };
  if (event.type === 'CaseRelocated.v1') return { ...proceeded(ceremony, [event]), orgPath: event.data.orgPath };
  if (isVerbFact(event)) return proceeded(ceremony, [event]);
  if (isOpening(event)) return open(ceremony.clocks, event);
  return withDigest(proceeded({ ...ceremony, ...changeOf(event, ceremony) }, meaningOf(event, ceremony)), event);
};

/** The case as the kernel sees it, with its clocks. */
export const hostedOf = (ceremony: Ceremony): Hosted<Ceremony> => {
  const { flow, clocks, documents } = ceremony;
  return { flow: flow && { ...flow, clocks }, facts: ceremony, documents };
};

const proceeded = (ceremony: Ceremony, events: readonly (FlowEvent | CaseRelocated)[]): Ceremony => {
  if (events.length === 0) return ceremony;
  const start = hostedOf(ceremony);
  const { flow, documents } = events.reduce<typeof start>(
    (state, event) => evolveHosted<Ceremony, never>({ evolve: (facts) => facts }, state, event),
    start,
  );
  if (!flow) return ceremony;
  const { clocks: _own, ...standing } = flow;
  return { ...ceremony, flow: standing, documents };
};

/** The digest of the report as it lies since this fact. */
const withDigest = (ceremony: Ceremony, event: CeremonyFact): Ceremony => {
  if (!('digest' in event.data) || !ceremony.flow || !tellsOfReport(event)) return ceremony;
  const { digest } = event.data;
  return digest === UNRECORDED ? ceremony : { ...ceremony, flow: { ...ceremony.flow, digest } };
};

/** A verification sees more than the report. */
const tellsOfReport = ({ type }: CeremonyFact): boolean =>
  type !== 'PostReportVerified.v2' && type !== 'BreachFound.v2';

/** Where the report stands: what its procedure says, in the words of this context. */
export const reviewOf = ({
  kind,
  flow,
}: Pick<Ceremony, 'kind' | 'flow'>): 'draft' | 'submitted' | 'checked' | 'returned' | 'registered' | 'not-required' => {
  if (flow?.stages[REGISTRATION] === 'complete') return 'registered';
  if (familyOf(kind) === 'funeral') return 'not-required';
  if (!flow) return 'draft';
  if (flow.returnedBy !== null) return 'returned';
  return flow.stages[CHECK] === 'complete' ? 'checked' : 'submitted';
};

/** Before the event was: a funeral is under way from the notice on. */
export const isToCome = ({ kind, after }: Ceremony): boolean =>
  after === (familyOf(kind) === 'funeral' ? 'awaiting' : 'ahead');

/** No funeral ends before the death. */
export const isBeforeDeath = (ceremony: Ceremony, on: LocalDate): ceremony is Ceremony & { deathOn: LocalDate } =>
  ceremony.deathOn !== null && on < ceremony.deathOn;

/**
 * The first day on which the event of a report can have been: that of the report, or an earlier one that it names itself.
 * Whatever was before belongs to a report of its own, which is late. Basis: handbook W4 (EventHeld follows Submit).
 */
export const earliestHeldOn = ({ submittedOn, reportedOn }: Ceremony): LocalDate | null => {
  if (submittedOn === null) return null;
  return submittedOn < reportedOn ? submittedOn : reportedOn;
};

type Opening = Extract<CeremonyFact, { type: 'ReportDrafted.v2' | 'FuneralNotified.v2' }>;

const isOpening = (event: CeremonyEvent): event is Opening =>
  event.type === 'ReportDrafted.v2' || event.type === 'FuneralNotified.v2';

const open = (clocks: Clocks, event: Opening): Ceremony => {
  const { filingId, reporterId, drafterId, kind, villageCode, orgPath, reporterPosts, ceremonyOn } = event.data;
  const { procedureVersion } = event.data;
  const drafted = event.type === 'ReportDrafted.v2';
  return {
    status: 'open',
    filingId,
    reporterId,
    drafterId,
    kind,
    villageCode,
    orgPath,
    reporterPosts,
    procedureVersion,
    deathOn: drafted ? null : event.data.deathOn,
    reportedOn: ceremonyOn,
    submittedOn: null,
    ceremonyOn,
    plan: drafted ? event.data.plan : null,
    flow: null,
    documents: [],
    after: drafted ? 'ahead' : 'awaiting',
    committed: false,
    written: null,
    deviations: [],
    sampled: false,
    complaints: [],
    verified: 'no',
    clocks,
  };
};

const changeOf = (
  event: Exclude<CeremonyFact, Opening>,
  { plan, complaints, committed }: Ceremony,
): Partial<Ceremony> => {
  switch (event.type) {
    case 'ReportSubmitted.v1':
      return { committed: event.data.committed, submittedOn: event.data.submittedOn };
    case 'ReportResubmitted.v1':
      return { committed: event.data.committed, plan: event.data.plan };
    case 'ReportChecked.v2':
    case 'ReportRegistered.v2':
    case 'ReportReturned.v2':
    case 'IntegrityReminderGiven.v1':
    case 'CouncilNotified.v1':
    case 'StatementRecorded.v1':
    case 'CeremonyDetailForgotten.v1':
      return {};
    case 'ReportChanged.v3':
      return { reportedOn: event.data.ceremonyOn, ceremonyOn: event.data.ceremonyOn, plan: event.data.plan ?? plan };
    case 'DraftLapsed.v1':
    case 'ReportCancelled.v1':
      return { status: 'void' };
    case 'CeremonyHeldMarked.v1':
      return { after: 'awaiting', ceremonyOn: event.data.heldOn };
    case 'PostReportSubmitted.v1': {
      const { heldOn, deviations, sampled, figures, gifts } = event.data;
      return {
        after: 'verifying',
        ceremonyOn: heldOn,
        written: { figures, gifts },
        deviations,
        sampled,
        committed: committed || event.data.committed,
      };
    }
    case 'PostReportCorrected.v2':
      return {
        written: { figures: event.data.figures, gifts: event.data.gifts },
        deviations: event.data.deviations,
        verified: 'no',
      };
    case 'PostReportVerified.v2':
      return { verified: event.data.agrees ? 'agrees' : 'differs' };
    case 'BreachFound.v2':
      return { after: 'breach-found' };
    case 'DisciplineClueTransferred.v1':
      return {};
    case 'ComplaintLinked.v1':
      return { complaints: [...complaints, event.data.complaintNumber] };
    case 'CeremonyClosed.v1':
      return { status: 'closed' };
    default:
      return event satisfies never;
  }
};
