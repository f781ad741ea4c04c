import type { LocalDate } from '#kernel';
import { evolveClocks, isDeadlineEvent, noClocks, type Clocks } from '#workflow';
import type { CeremonyEvent, CeremonyFact } from './ceremony.events.js';
import type { Deviation, Plan } from './ceremony.figures.js';
import { familyOf, type CeremonyKind } from './ceremony.kinds.js';

/**
 * A case runs on two tracks: the review of the report before the event, and what follows the event. Nothing stops the
 * event, so its date moves the second track on wherever the first one stands. Basis: R8, handbook 1.3.
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
  deathOn: LocalDate | null;
  ceremonyOn: LocalDate;
  plan: Plan | null;
  committed: boolean;
  review: 'draft' | 'submitted' | 'checked' | 'returned' | 'registered' | 'not-required';
  after: 'ahead' | 'awaiting' | 'verifying' | 'breach-found';
  checkerId: string | null;
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
  return event.type !== 'CaseRelocated.v1' && isOpening(event) ? open(state.clocks, event) : state;
};

export const evolveOpened = (ceremony: Ceremony, event: CeremonyEvent): Ceremony => {
  if (isDeadlineEvent(event)) return { ...ceremony, clocks: evolveClocks(ceremony.clocks, event) };
  if (event.type === 'CaseRelocated.v1') return { ...ceremony, orgPath: event.data.orgPath };
  return isOpening(event) ? open(ceremony.clocks, event) : { ...ceremony, ...changeOf(event, ceremony) };
};

/** Before the event was: a funeral is under way from the notice on. */
export const isToCome = ({ kind, after }: Ceremony): boolean =>
  after === (familyOf(kind) === 'funeral' ? 'awaiting' : 'ahead');

/** No funeral ends before the death. */
export const isBeforeDeath = (ceremony: Ceremony, on: LocalDate): ceremony is Ceremony & { deathOn: LocalDate } =>
  ceremony.deathOn !== null && on < ceremony.deathOn;

type Opening = Extract<CeremonyFact, { type: 'ReportDrafted.v1' | 'FuneralNotified.v1' }>;

const isOpening = (event: CeremonyFact): event is Opening =>
  event.type === 'ReportDrafted.v1' || event.type === 'FuneralNotified.v1';

const open = (clocks: Clocks, event: Opening): Ceremony => {
  const { filingId, reporterId, drafterId, kind, villageCode, orgPath, reporterPosts, ceremonyOn } = event.data;
  const drafted = event.type === 'ReportDrafted.v1';
  return {
    status: 'open',
    filingId,
    reporterId,
    drafterId,
    kind,
    villageCode,
    orgPath,
    reporterPosts,
    deathOn: drafted ? null : event.data.deathOn,
    ceremonyOn,
    plan: drafted ? event.data.plan : null,
    review: drafted ? 'draft' : 'not-required',
    after: drafted ? 'ahead' : 'awaiting',
    committed: false,
    checkerId: null,
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
      return { review: 'submitted', committed: event.data.committed };
    case 'ReportResubmitted.v1':
      return { review: 'submitted', committed: event.data.committed, plan: event.data.plan };
    case 'ReportChecked.v1':
      return { review: 'checked', checkerId: event.data.checkerId };
    case 'ReportRegistered.v1':
      return { review: 'registered' };
    case 'ReportReturned.v1':
      return { review: 'returned' };
    case 'IntegrityReminderGiven.v1':
    case 'CouncilNotified.v1':
    case 'StatementRecorded.v1':
    case 'CeremonyDetailForgotten.v1':
      return {};
    case 'ReportChanged.v2':
      return { ceremonyOn: event.data.ceremonyOn, plan: event.data.plan ?? plan };
    case 'DraftLapsed.v1':
    case 'ReportCancelled.v1':
      return { status: 'void' };
    case 'CeremonyHeldMarked.v1':
      return { after: 'awaiting', ceremonyOn: event.data.heldOn };
    case 'PostReportSubmitted.v1': {
      const { heldOn, deviations, sampled } = event.data;
      return {
        after: 'verifying',
        ceremonyOn: heldOn,
        deviations,
        sampled,
        committed: committed || event.data.committed,
      };
    }
    case 'PostReportCorrected.v1':
      return { deviations: event.data.deviations, verified: 'no' };
    case 'PostReportVerified.v1':
      return { verified: event.data.agrees ? 'agrees' : 'differs' };
    case 'BreachFound.v1':
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
