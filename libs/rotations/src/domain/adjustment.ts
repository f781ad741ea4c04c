import { recusalsFrom, type Grantee, type Requirement, type Separation } from '#kernel';
import {
  hostedCase,
  moveRequirement,
  officeAt,
  officesAt,
  openDuties,
  openTaskOf,
  ownDuty,
  unitAt,
  type Flow,
  type Hosted,
  type Hosting,
  type OwnDuty,
} from '#workflow';
import { actOnAdjustment } from './adjustment.acts.js';
import { adjustmentBasis } from './adjustment.basis.js';
import { adjustmentBearing } from './adjustment.bearing.js';
import { ANSWER, followAdjustment, PLAN, POST_FILING, RECHECK, recipientsInAdjustment } from './adjustment.clocks.js';
import type { AdjustmentCode, AdjustmentCommand, AdjustmentEnv, AdjustmentWords } from './adjustment.commands.js';
import { adjustmentFacts, type AdjustmentFact } from './adjustment.events.js';
import { evolveAdjustment, isEstablished, isHeard, noAdjustment, type AdjustmentFacts } from './adjustment.facts.js';
import { guardAdjustment, isShutFor } from './adjustment.guard.js';
import { ADJUSTMENT, ADJUSTMENT_FILED_AFTER, adjustmentProcedures, FILING, PROPOSAL } from './adjustment.procedure.js';
import { triggers } from './adjustment.triggers.js';

type State = Hosted<AdjustmentFacts>;

/** Who opens an adjustment, and who gives the commands that are its own. Basis: handbook W2, state table (actors); W11. */
const policy = (command: AdjustmentCommand, state: State): Requirement | undefined => {
  if (command.type === 'OpenAdjustment') {
    const { orgPath, subjectId, trigger } = command;
    const raisers = triggers[trigger].raisers.map(({ role, at: level }) => ({ role, org: unitAt(orgPath, level) }));
    if (trigger === 'resignation') return { anyOf: [{ person: subjectId }, ...raisers] };
    return { anyOf: raisers, separation: [{ code: 'own-case', persons: [subjectId] }] };
  }
  const { flow } = state;
  if (!flow) return undefined;
  const { orgPath, subjectId, caseId } = flow;
  const apart: readonly Separation[] = [{ code: 'own-case', persons: [subjectId] }, ...recusalsFrom(caseId, subjectId)];
  const by = (...roles: readonly string[]): Requirement => ({
    anyOf: officesAt(orgPath, ...roles),
    separation: apart,
  });
  switch (command.type) {
    case 'NoteInvestigation':
    case 'CompleteDeparture':
      return { anyOf: [{ system: true }] };
    case 'OrderSuspension':
    case 'LiftSuspension':
      return by('townPartyCommittee');
    case 'IssueConcern':
    case 'Admonish':
    case 'Recheck':
    case 'ProposeAdjustment':
    case 'EndUnfounded':
      return moveRequirement(adjustments, state, 'GiveOpinion', PROPOSAL);
    case 'RecordAnswer':
    case 'RecordSelfCorrection':
      return { anyOf: [...(isTold(state.facts) ? [{ person: subjectId }] : []), officeAt(orgPath, 'townOrgOfficer')] };
    case 'RecordTolerance':
      return by(command.office === 'discipline' ? 'townDisciplineOfficer' : 'townOrgOfficer');
    case 'DecideAdjustment':
      return moveRequirement(adjustments, state, 'DecideCase');
    case 'RecordPostFiling':
    case 'AnnounceAdjustment':
      return by('townOrgOfficer');
    default:
      return command satisfies never;
  }
};

/** The cadre knows of the case from the moment in which they are heard, or have asked to resign. */
const isTold = ({ hearing, decided, opened }: AdjustmentFacts): boolean =>
  hearing !== 'none' || decided !== null || opened?.trigger === 'resignation';

const seenBy = ({ flow, facts }: State): readonly Grantee[] => {
  if (!flow) return [];
  const { orgPath, subjectId } = flow;
  return [
    ...officesAt(orgPath, 'townOrgOfficer', 'townDisciplineOfficer', 'townPartyCommittee', 'countyOrgOfficer'),
    ...(isTold(facts) ? [{ person: subjectId }] : []),
  ];
};

/** What the adjustment itself waits for; while an investigation holds it, suspension alone is offered. Basis: R6. */
const duties = (state: State): readonly OwnDuty[] => {
  const { flow, facts } = state;
  if (!flow || !facts.opened) return [];
  const duty = (action: AdjustmentWords['type'], more: object = {}, deadlineId: string | null = null, waited = true) =>
    ownDuty(action, policy({ type: action, ...more } as AdjustmentCommand, state), deadlineId, waited);
  const runs = flow.status === 'running';
  const suspension = facts.suspendedFrom === null ? 'OrderSuspension' : 'LiftSuspension';
  if (facts.held && runs) return [duty(suspension, {}, null, false)];
  const considers = runs && openTaskOf(flow, PROPOSAL) !== undefined;
  const established = considers && isEstablished(flow);
  const probation = facts.recheckFrom !== null;
  const free = established && !probation && facts.hearing !== 'awaited';
  const checking = runs && facts.proposed !== null && facts.opened.trigger !== 'resignation';
  const n = facts.admonitions;
  return openDuties([
    [considers && !established, () => duty('EndUnfounded')],
    [free, () => duty('IssueConcern', {}, null, !isHeard(facts))],
    [facts.hearing === 'awaited', () => duty('RecordAnswer', {}, `${ANSWER}~${facts.concerns}`)],
    [free && isHeard(facts), () => duty('Admonish', {}, null, false)],
    [free, () => duty('ProposeAdjustment', {}, null, isHeard(facts))],
    [probation && !facts.planReceived, () => duty('RecordSelfCorrection', {}, `${PLAN}~${n}`)],
    [probation, () => duty('Recheck', {}, `${RECHECK}~${n}`)],
    [checking && !facts.tolerance.discipline, () => duty('RecordTolerance', { office: 'discipline' })],
    [checking && !facts.tolerance.organization, () => duty('RecordTolerance', { office: 'organization' })],
    [isFiled(flow, facts), () => duty('DecideAdjustment')],
    [facts.suspendedFrom !== null && runs, () => duty('LiftSuspension', {}, null, false)],
    [
      facts.decided !== null && facts.opened.filing === 'post' && !facts.filedAfter,
      () => duty('RecordPostFiling', {}, POST_FILING),
    ],
    [facts.decided !== null && !facts.announced, () => duty('AnnounceAdjustment')],
  ]);
};

const isFiled = ({ status, stages }: Flow, { opened, proposed }: AdjustmentFacts): boolean =>
  status === 'running' && proposed !== null && (opened?.filing === 'post' || stages[FILING] === 'complete');

/** How adjustments run on the kernel. */
export const adjustments: Hosting<AdjustmentFacts, AdjustmentFact, AdjustmentWords, AdjustmentCode, AdjustmentEnv> = {
  category: 'adjustment',
  procedures: adjustmentProcedures,
  begins: ({ opened }) => (opened?.filing === 'post' ? ADJUSTMENT_FILED_AFTER : ADJUSTMENT),
  facts: adjustmentFacts,
  noFacts: noAdjustment,
  evolve: evolveAdjustment,
  material: ({ opened, proposed }) => opened && { ...opened, proposed },
  bearing: adjustmentBearing,
  act: actOnAdjustment,
  guard: guardAdjustment,
  follow: followAdjustment,
  reached: () => [],
  officesFor: (_actor, found) => found,
  ownForms: { stages: [PROPOSAL], verbs: ['DecideCase'] },
  shut: isShutFor,
  ruleFor: (rule) => rule,
  named: () => [],
  recipientsOf: recipientsInAdjustment,
  supervision: (orgPath) => officesAt(orgPath, 'countyOrgLeader', 'countyOrgOfficer'),
  policy,
  seenBy,
  duties,
  basis: adjustmentBasis,
  byItself: ['AnswerPeriodEnded.v1', 'AdjustmentLocked.v1', 'AdjustmentUnlocked.v1'],
};

/** Adjustment of one cadre. Basis: handbook W2. */
export const adjustment = hostedCase(adjustments);
