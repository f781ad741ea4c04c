import type { LocalDate } from '#kernel';
import type { FlowVerbCommand, HostEnv } from '#workflow';
import type { CeremonyEnv } from './ceremony.rules.js';
import type { Channel, Place, VerificationMethod } from './ceremony.events.js';
import type { CouncilHelp } from './council-help.js';
import type { Figures, Gifts, Plan } from './ceremony.figures.js';
import type { CeremonyKind } from './ceremony.kinds.js';
import type { BreachGround } from './rules/breach-grounds.js';
import type { PlaceFault } from './rules/route.js';

/** A post that the reporter holds on the day, and whether it exercises public power. */
export type HeldPost = Readonly<{ post: string; publicPower: boolean }>;

/** The registry's facts about the reporter on the day of the report. `placeFault` says why it is not made at this place. */
export type OpeningEnv = CeremonyEnv &
  Readonly<{ place: Place; placeFault: PlaceFault | undefined; posts: readonly HeldPost[] }>;

type Opening = Readonly<{
  filingId: string;
  reporterId: string;
  actorId: string;
  kind: CeremonyKind;
  channel: Channel;
  principal: string;
  venue: string;
  env: OpeningEnv;
}>;

/** Personal acts carry `actorId`: the person who acts. */
type Act<Type extends string, Words = object> = Readonly<{ type: Type; actorId: string; env: CeremonyEnv } & Words>;

export type DraftReport = Opening & Readonly<{ type: 'DraftReport'; ceremonyOn: LocalDate; plan: Plan }>;
export type NotifyFuneral = Opening &
  Readonly<{ type: 'NotifyFuneral'; deathOn: LocalDate; notifiedOn: LocalDate; expectedEndOn: LocalDate }>;
export type SubmitReport = Act<'SubmitReport', { committed: boolean; lateReason: string | null }>;
export type ResubmitReport = Act<'ResubmitReport', { committed: boolean; plan: Plan | null; note: string }>;
export type ChangeReport = Act<
  'ChangeReport',
  { ceremonyOn: LocalDate | null; plan: Plan | null; venue: string | null; reason: string }
>;
export type SubmitPostReport = Act<
  'SubmitPostReport',
  { heldOn: LocalDate | null; figures: Figures; gifts: Gifts; committed: boolean; note: string | null }
>;

export type ReportCommand =
  | DraftReport
  | SubmitReport
  | Act<'CheckReport', { opinion: string }>
  | Act<'RegisterReport', { registerNumber: string }>
  | Act<'ReturnReport', { reason: string }>
  | ResubmitReport
  | Act<'GiveIntegrityReminder', { talkedOn: LocalDate; note: string }>
  | ChangeReport
  | Act<'CancelReport', { reason: string }>
  | Act<'NotifyCouncil', { help: readonly CouncilHelp[] }>;

export type PostReportCommand =
  | NotifyFuneral
  | SubmitPostReport
  | Act<'CorrectPostReport', { figures: Figures; gifts: Gifts; reason: string }>
  | Act<'VerifyPostReport', { method: VerificationMethod; agrees: boolean; note: string }>
  | Act<'RecordStatement', { text: string }>
  | Act<'FindBreach', { grounds: readonly BreachGround[]; reason: string }>
  | Act<'TransferClue', { clueNumber: string; reason: string }>
  | Act<'LinkComplaint', { complaintNumber: string; receivedOn: LocalDate; summary: string }>;

export type ClockCommand =
  | Readonly<{ type: 'AdvanceCase'; env: CeremonyEnv }>
  | Readonly<{ type: 'RecomputeDeadlines'; env: CeremonyEnv }>
  | Readonly<{ type: 'RelocateCase'; orgPath: readonly string[]; env: CeremonyEnv }>
  | Readonly<{ type: 'AcknowledgeAlert'; alertId: string; env: CeremonyEnv }>;

/** A verb that every case on the kernel knows. */
export type VerbCommand = FlowVerbCommand & Readonly<{ env: CeremonyEnv & HostEnv }>;

export type CeremonyCommand = ReportCommand | PostReportCommand | ClockCommand | VerbCommand;
