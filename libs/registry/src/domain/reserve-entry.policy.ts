import { recusalsFrom, type Grantee, type Policy, type Requirement, type Separation } from '#kernel';
import type { BeginEntry, ReserveEntryCommand } from './reserve-entry.commands.js';
import type { ReserveEntry, ReserveEntryState } from './reserve-entry.state.js';

const at = (org: string, ...roles: readonly string[]): readonly Grantee[] => roles.map((role) => ({ role, org }));

const NOMINATORS = ['villageSecretary', 'townOrgOfficer'];
/** Those who admit to the pool, and answer for the members whom a paper had admitted before. */
const DECIDERS = ['townPartyCommittee', 'countyOrgOfficer'];

/** The offices that may know of an entry, besides the person. */
export const entrySeenBy = ({ villageCode, personId }: Pick<ReserveEntry, 'villageCode' | 'personId'>) => [
  { person: personId },
  ...at(villageCode, 'villageSecretary', 'townOrgOfficer', 'townPartyCommittee', 'countyOrgOfficer', 'countyOrgLeader'),
];

export type ReserveAction = Exclude<
  ReserveEntryCommand['type'],
  | BeginEntry['type']
  | 'NoteVillageDissolved'
  | 'FollowMerger'
  | 'AdvanceEntry'
  | 'RecomputeEntryDeadlines'
  | 'RelocateEntry'
  | 'AcknowledgeEntryAlert'
>;

/**
 * Nominator, reviewer and the one who admits are three people; nobody acts on themselves, on a near relative, or where they
 * have declared an interest. Basis: handbook 1.2 (separation rules), W1d.
 */
export const requirementOf = (action: ReserveAction, entry: ReserveEntry): Requirement => {
  const { villageCode, nominatorId, reviewerId } = entry;
  const own = ownership(entry);
  const nominator: Separation = { code: 'nominator-is-not-reviewer', persons: [nominatorId] };
  const reviewer: Separation = { code: 'reviewer-does-not-admit', persons: reviewerId === null ? [] : [reviewerId] };
  const keepers = at(villageCode, 'townOrgOfficer', 'countyOrgOfficer');
  const deciders = at(villageCode, ...DECIDERS);
  switch (action) {
    case 'ReviewCandidate':
      return { anyOf: at(villageCode, 'townOrgOfficer', 'townPartyCommittee'), separation: [...own, nominator] };
    case 'AdmitMember':
      return { anyOf: deciders, separation: [...own, nominator, reviewer] };
    case 'RemoveMember':
    case 'AssignEntry':
    case 'AppointMember':
      return { anyOf: deciders, separation: own };
    case 'AssignMentor':
    case 'RecordReserveTraining':
    case 'MarkMature':
    case 'ReviewMember':
      return { anyOf: keepers, separation: own };
    default:
      return action satisfies never;
  }
};

const ownership = ({ entryId, personId }: Pick<ReserveEntry, 'entryId' | 'personId'>): readonly Separation[] => [
  { code: 'own-entry', persons: [personId] },
  ...recusalsFrom(entryId, personId),
];

export const reserveEntryPolicy: Policy<ReserveEntryCommand, ReserveEntryState> = (command, state) => {
  if (command.type === 'NominateCandidate' || command.type === 'AdoptMember') {
    const { villageCode } = command;
    const nominates = command.type === 'NominateCandidate';
    const anyOf = [...at(villageCode, ...(nominates ? NOMINATORS : DECIDERS)), { system: true } as const];
    const seenBy = at(villageCode, ...NOMINATORS, ...(nominates ? [] : DECIDERS));
    return { anyOf, seenBy, separation: ownership(command) };
  }
  if (state.status === 'none') return undefined;
  const seenBy = entrySeenBy(state);
  switch (command.type) {
    case 'NoteVillageDissolved':
    case 'FollowMerger':
    case 'AdvanceEntry':
    case 'RecomputeEntryDeadlines':
    case 'RelocateEntry':
      return { seenBy, anyOf: [{ system: true }] };
    case 'AcknowledgeEntryAlert':
      return { seenBy, anyOf: state.clocks.alerts[command.alertId]?.recipients ?? [] };
    default:
      return { seenBy, ...requirementOf(command.type, state) };
  }
};
