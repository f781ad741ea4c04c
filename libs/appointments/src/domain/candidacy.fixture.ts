import { isRejection } from '#kernel';
import type { FlowVerbCommand } from '#workflow';
import type { CandidacyWords } from './candidacy.commands.js';
import type { CandidacyStep } from './candidacy.events.js';
import { candidacy } from './candidacy.js';
import { officeEscalation } from './filing-rules.js';
import { candidate, envOf, lookup, path } from './joint-review.fixture.js';

export const candidacyId = 'k1';
export const team = ['p-one', 'p-two'] as const;
export const unitPath = ['3701', '370112', '370112014', '370112014201'];
export const selection = {
  selectionId: 's1',
  villages: ['370112013205', '370112013206'],
  team,
  applyUntil: '2026-03-16',
};

export const apply = {
  type: 'ApplyForPost',
  caseId: candidacyId,
  subjectId: candidate,
  orgPath: path,
  unitPath,
  background: 'village-cadre',
  selection,
} as const;

export const note = (step: CandidacyStep, reference = 'x', doneOn = '2026-03-02') =>
  ({ type: 'TakeCandidacyStep', step, reference, doneOn }) as const;
export const listing = (outcome: 'list' | 'not-list' = 'list', documentOn = '2026-03-02') =>
  ({ type: 'DecideListing', outcome, documentNo: '历城组〔2026〕9号', documentOn, reasons: '综合比选' }) as const;
export const medical = (fit = true, checkedOn = '2026-03-02') =>
  ({ type: 'RecordMedicalCheck', fit, paperNo: '体检〔2026〕31号', checkedOn }) as const;
export const start = { type: 'StartAppointment' } as const;
export const ending = {
  type: 'EndCandidacy',
  ground: 'false-material',
  basisNo: '历城组核〔2026〕2号',
  reasons: '学历证书不实',
} as const;

export type CandidacyGiven = CandidacyWords | FlowVerbCommand | Readonly<{ type: 'AdvanceCase' }>;
type Decided = Parameters<typeof candidacy.decider.decide>[0];
type Event = Parameters<typeof candidacy.decider.evolve>[1];

/** A candidacy that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Candidacy {
  history: Event[] = [];
  state = candidacy.decider.initialState();

  constructor(public today = '2026-03-02') {}

  private env(personId: string) {
    return {
      ...envOf(this.today, personId),
      selectionEscalation: officeEscalation(lookup, 'escalation.selection'),
    };
  }

  step(words: CandidacyGiven, personId = 'p-officer'): readonly string[] | string {
    const decision = candidacy.decider.decide({ ...words, env: this.env(personId) } as Decided, this.state);
    if (isRejection(decision)) return decision.rejected;
    this.history.push(...decision);
    this.state = decision.reduce(candidacy.decider.evolve, this.state);
    return decision.map(({ type }) => type);
  }

  requirement(words: CandidacyGiven) {
    return candidacy.policy({ ...words, env: this.env('p') } as Decided, this.state);
  }

  all(...words: readonly CandidacyGiven[]) {
    for (const one of words) this.step(one);
    return this;
  }

  at(today: string) {
    this.today = today;
    return this;
  }

  attach(kind = 'meeting-minutes') {
    return this.step({ type: 'AttachDocument', sha256: 'a'.repeat(64), kind }, 'p-clerk');
  }

  sign(stage: string, result: string, personId: string, opinion = '') {
    const task = this.state.flow?.tasks.find(
      (one) =>
        one.stage === stage &&
        one.status === 'pending' &&
        one.addedBy === null &&
        (stage !== 'comparison' || one.office.office === `team:${personId}`),
    );
    const paper =
      result === 'refuse' ? { ground: 'other', basisNo: '北道支〔2026〕1号' } : { ground: null, basisNo: null };
    return this.step(
      { type: 'GiveOpinion', taskId: task?.taskId ?? `${stage}.9.9`, result, ...paper, opinion },
      personId,
    );
  }

  recommend(result = 'recommend') {
    return this.sign('recommendation', result, 'p-secretary');
  }

  compare(personId: string, opinion = '熟悉农村工作', result = 'fit') {
    return this.sign('comparison', result, personId, opinion);
  }
}

export const applied = (): Candidacy => {
  const one = new Candidacy();
  one.step(apply, 'p-clerk');
  one.attach();
  return one;
};

export const recommended = (): Candidacy => {
  const one = applied();
  one.recommend();
  return one;
};

export const reviewed = (): Candidacy => recommended().all(note('review', 'r1'));

export const compared = (): Candidacy => {
  const one = reviewed();
  for (const person of team) one.compare(person);
  return one;
};

/** On the list and fit. */
export const fit = (): Candidacy => compared().all(listing(), medical());
