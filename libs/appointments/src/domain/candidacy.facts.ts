import type { LocalDate } from '#kernel';
import { isOver, type Flow, type Hosted } from '#workflow';
import type { Background, CandidacyEvent, CandidacyStep, EndGround } from './candidacy.events.js';
import { COMPARISON, RECOMMENDATION, REVIEW } from './candidacy.procedure.js';

export type CandidacyFacts = Readonly<{
  applied: Readonly<{
    selectionId: string;
    villageCode: string;
    unitPath: readonly string[];
    background: Background;
    team: readonly string[];
  }> | null;
  steps: Readonly<Partial<Record<CandidacyStep, Readonly<{ reference: string; doneOn: LocalDate }>>>>;
  medical: Readonly<{ fit: boolean; checkedOn: LocalDate }> | null;
  ended: EndGround | null;
}>;

export const noCandidacy: CandidacyFacts = { applied: null, steps: {}, medical: null, ended: null };

export const evolveCandidacy = (facts: CandidacyFacts, event: CandidacyEvent): CandidacyFacts => {
  switch (event.type) {
    case 'CandidateApplied.v1': {
      const { selectionId, villageCode, unitPath, background, team } = event.data;
      return { ...facts, applied: { selectionId, villageCode, unitPath, background, team } };
    }
    case 'CandidacyStepTaken.v1': {
      const { step, reference, doneOn } = event.data;
      return { ...facts, steps: { ...facts.steps, [step]: { reference, doneOn } } };
    }
    case 'MedicalCheckRecorded.v1': {
      const { fit, checkedOn } = event.data;
      return { ...facts, medical: { fit, checkedOn } };
    }
    case 'CandidacyEnded.v1':
      return { ...facts, ended: event.data.ground };
    default:
      return facts;
  }
};

/** Whether the candidate is on the decision list, and the case still open. */
export const isListed = ({ status, outcome }: Pick<Flow, 'status' | 'outcome'>): boolean =>
  status === 'decided' && outcome === 'list';

/** How far a candidate has come. Basis: handbook W1e, state chain; planned and noticed are those of the selection. */
export type CandidacyStanding =
  | 'applying'
  | 'recommended'
  | 'reviewed'
  | 'compared'
  | 'listed'
  | 'medical'
  | 'publicNotice'
  | 'appointed'
  | 'confirmed'
  | 'ended';

export const standingOfCandidacy = ({ flow, facts }: Hosted<CandidacyFacts>): CandidacyStanding => {
  const { steps, medical } = facts;
  if (!flow) return 'applying';
  if (steps.confirmed) return 'confirmed';
  if (isOver(flow)) return 'ended';
  if (steps.appointed) return 'appointed';
  if (steps.notice) return 'publicNotice';
  if (medical) return 'medical';
  if (flow.outcome !== null) return flow.outcome === 'list' ? 'listed' : 'ended';
  const { stages } = flow;
  if (stages[COMPARISON] === 'complete') return 'compared';
  if (stages[REVIEW] === 'complete') return 'reviewed';
  return stages[RECOMMENDATION] === 'complete' ? 'recommended' : 'applying';
};
