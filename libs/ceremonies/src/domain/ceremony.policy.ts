import { recusalsFrom, type Grantee, type Requirement, type Separation } from '#kernel';
import type { CeremonyCommand } from './ceremony.commands.js';
import type { Ceremony, CeremonyState } from './ceremony.state.js';
import { checkerOf, countyDisciplineOf, townDisciplineOf } from './rules/route.js';

/** The rules of separation, by the code with which they stop somebody. */
export type CeremonySeparation = 'own-report' | 'drafter-is-not-reviewer' | 'checker-is-not-registrar';

type Opening = Extract<CeremonyCommand, { type: 'DraftReport' | 'NotifyFuneral' }>;
type Acting = Exclude<CeremonyCommand, Opening>;

/**
 * Who may do what on a ceremony case. Drafter, checker and registrar are three people, and nobody checks, registers or
 * verifies their own report, that of a near relative, or one in which they have declared an interest. Basis: handbook 1.2 (separation rules), W4 (route and guards).
 */
export const ceremonyPolicy = (command: CeremonyCommand, state: CeremonyState): Requirement | undefined => {
  if (command.type === 'DraftReport' || command.type === 'NotifyFuneral') return { anyOf: drafters(command) };
  if (state.status === 'none') return undefined;
  const requirement = requirementOf(command, state);
  return { seenBy: seenBy(state), ...requirement };
};

/** An agent files for someone who has no account: the village clerk, or the town's civil-affairs officer. */
const drafters = ({ reporterId, env }: Opening): readonly Grantee[] => [
  { person: reporterId },
  ...['villageClerk', 'townCivilOfficer'].map((role) => ({ role, org: env.place.villageCode })),
];

/** Those who may know of a case: the reporter, the drafter, and the offices of its route. */
export const seenBy = (ceremony: Ceremony): readonly Grantee[] => [
  { person: ceremony.reporterId },
  { person: ceremony.drafterId },
  checkerOf(ceremony),
  townDisciplineOf(ceremony),
  countyDisciplineOf(ceremony),
];

type Stop = Separation & Readonly<{ code: CeremonySeparation }>;

const requirementOf = (command: Acting, ceremony: Ceremony): Requirement => {
  const { reporterId, drafterId, checkerId } = ceremony;
  const own: Stop = { code: 'own-report', persons: [reporterId] };
  const drafter: Stop = { code: 'drafter-is-not-reviewer', persons: [drafterId] };
  const checker: Stop = { code: 'checker-is-not-registrar', persons: checkerId === null ? [] : [checkerId] };
  const recusals = recusalsFrom(ceremony.filingId, reporterId);
  const reporting = { anyOf: [{ person: reporterId }, { person: drafterId }] };
  const discipline = { anyOf: [townDisciplineOf(ceremony)], separation: [own, drafter, ...recusals] };
  switch (command.type) {
    case 'SubmitReport':
    case 'ResubmitReport':
    case 'ChangeReport':
    case 'CancelReport':
    case 'NotifyCouncil':
    case 'SubmitPostReport':
    case 'CorrectPostReport':
      return reporting;
    case 'RecordStatement':
      return { anyOf: [{ person: reporterId }, townDisciplineOf(ceremony)] };
    case 'CheckReport':
      return { anyOf: [checkerOf(ceremony)], separation: [own, drafter, ...recusals] };
    case 'ReturnReport':
      return {
        anyOf: ceremony.review === 'checked' ? [townDisciplineOf(ceremony)] : [checkerOf(ceremony)],
        separation: [own, drafter, ...recusals],
      };
    case 'RegisterReport':
      return { ...discipline, separation: [own, drafter, checker, ...recusals] };
    case 'GiveIntegrityReminder':
    case 'VerifyPostReport':
    case 'FindBreach':
    case 'TransferClue':
      return discipline;
    case 'LinkComplaint':
      return { anyOf: [townDisciplineOf(ceremony), countyDisciplineOf(ceremony)], separation: [own, ...recusals] };
    case 'AdvanceCase':
    case 'RecomputeDeadlines':
    case 'RelocateCase':
      return { anyOf: [{ system: true }] };
    case 'AcknowledgeAlert':
      return { anyOf: ceremony.clocks.alerts[command.alertId]?.recipients ?? [] };
    default:
      return command satisfies never;
  }
};
