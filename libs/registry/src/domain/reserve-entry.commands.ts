import type { LocalDate, Rejection } from '#kernel';
import type { Dissolution, TargetFacts, UnfitTarget } from './dissolution.js';
import type { Presence } from './person.state.js';
import type { PostCode } from './posts.js';
import type { ReserveEnv } from './reserve-rules.js';

/** What is registered of the candidate now. */
export type Candidate = Readonly<{
  bornOn: LocalDate | null;
  presence: Presence;
  orgCode: string;
}>;

/** `candidate` is null where the person is not registered in the town of the village; `stands` whether the village does. */
export type EntryEnv = ReserveEnv & Readonly<{ candidate: Candidate | null; stands: boolean }>;

/** `actorId` is the person who acts. */
type Act<Type extends string, Words = object> = Readonly<{ type: Type; actorId: string; env: EntryEnv } & Words>;

export type NominateCandidate = Act<
  'NominateCandidate',
  { entryId: string; personId: string; villageCode: string; reason: string }
>;

/** A member whom a decision on paper took into the pool before the program kept it. */
export type AdoptMember = Act<
  'AdoptMember',
  { entryId: string; personId: string; villageCode: string; documentNo: string; admittedOn: LocalDate }
>;

/** People say to which village an entry of a dissolved one belongs. `env` is that of the new village. */
export type AssignEntry = Readonly<{
  type: 'AssignEntry';
  actorId: string;
  villageCode: string;
  env: EntryEnv & Readonly<{ target: TargetFacts }>;
}>;

/** What begins an entry, or begins one again after its end. */
export type BeginEntry = NominateCandidate | AdoptMember;

export type ReserveEntryCommand =
  | BeginEntry
  | Act<'ReviewCandidate', { agrees: boolean; opinion: string }>
  | Act<'AdmitMember'>
  | Act<'AssignMentor', { mentorId: string }>
  | Act<'RecordReserveTraining', { subject: string; trainedOn: LocalDate }>
  | Act<'MarkMature'>
  | Act<'ReviewMember', { opinion: string }>
  | Act<'RemoveMember', { reason: string }>
  | Act<'AppointMember', { post: PostCode; documentNo: string }>
  | Act<'NoteVillageDissolved', Dissolution>
  | Act<'FollowMerger', Dissolution & { fromVillage: string; toVillage: string }>
  | AssignEntry
  | Act<'AdvanceEntry'>
  | Act<'RecomputeEntryDeadlines'>
  | Act<'RelocateEntry', { orgPath: readonly string[] }>
  | Act<'AcknowledgeEntryAlert', { alertId: string }>;

export type ReserveEntryRejection =
  | UnfitTarget
  | Rejection<
      | 'already-in-reserve'
      | 'unknown-person'
      | 'unknown-case'
      | 'person-not-present'
      | 'candidate-not-nominated'
      | 'candidate-not-agreed'
      | 'not-a-reserve-member'
      | 'not-in-training'
      | 'not-mature'
      | 'mentor-is-candidate'
      | 'date-ahead'
      | 'unknown-alert'
      | 'unit-not-dissolved'
    >;
