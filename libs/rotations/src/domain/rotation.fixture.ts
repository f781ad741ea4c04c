import { isRejection } from '#kernel';
import { hostedActions, type FlowVerbCommand } from '#workflow';
import { lookup, momentOf } from './adjustment.fixture.js';
import type { RotationEnv, RotationWords } from './rotation.commands.js';
import type { Move } from './rotation.events.js';
import { rotation, rotations } from './rotation.js';
import { adjustmentRules, monthsAheadOf, rotationYears } from './rotation-rules.js';

export const day = '2026-03-02';
const county = ['3701', '370112'];
export const [town, otherTown] = ['370112013', '370112014'];
const pathOf = (code: string) => [...county, code.slice(0, 9), code];
export const move = (personId: string, fromCode: string, toCode: string | null, more: Partial<Move> = {}): Move => ({
  personId,
  termId: `t-${personId}`,
  post: 'secretary',
  startedOn: '2015-06-01',
  fromCode,
  fromPath: pathOf(fromCode),
  toCode,
  toPath: toCode === null ? [] : pathOf(toCode),
  ...more,
});
export const [first, second, third] = ['370112013205', '370112013206', '370112014201'];
export const swap = [move('p-a', first, second), move('p-b', second, first, { startedOn: '2022-01-01' })];
export const opening = (moves: readonly Move[] = swap, towns = [town]): RotationWords => ({
  type: 'OpenRotation',
  caseId: 'r1',
  subjectId: moves[0]!.personId,
  orgPath: towns.length === 1 ? [...county, towns[0]!] : county,
  moves,
  towns,
  reason: '任职满十年',
});
export const decision = (outcome: 'rotate' | 'keep' = 'rotate') =>
  ({
    type: 'DecideRotation',
    office: town,
    outcome,
    effectiveOn: day,
    documentNo: '港党〔2026〕20号',
    documentOn: day,
    reasons: '交流任职',
  }) as const;

export const ELECTED = ['vcDirector', 'vscDirector', 'collectiveChair'];
const rules = adjustmentRules(lookup);
type Command = Parameters<typeof rotation.decider.decide>[0];
type Event = Parameters<typeof rotation.decider.evolve>[1];

/** A review that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class Review {
  history: Event[] = [];
  state = rotation.decider.initialState();
  held: readonly string[] = [];

  step(words: RotationWords | FlowVerbCommand, personId = 'p-any'): readonly string[] | string {
    const env: RotationEnv = {
      ...momentOf(day, personId),
      held: this.held,
      yearsOf: (post) => rotationYears(lookup, post),
      monthsAhead: monthsAheadOf(lookup),
      unlawfulExit: (post) => (ELECTED.includes(post) ? { rejected: 'vc-post-not-by-removal' } : undefined),
      escalation: rules.escalation,
    };
    const decided = rotation.decider.decide({ ...words, env } as Command, this.state);
    if (isRejection(decided)) return decided.rejected;
    this.history.push(...decided);
    this.state = decided.reduce(rotation.decider.evolve, this.state);
    return decided.map(({ type }) => type);
  }

  sign(stage: string, result: string, personId: string) {
    const { taskId } = this.state.flow!.tasks.find((task) => task.stage === stage && task.status === 'pending')!;
    const paper =
      result === 'object' ? { ground: 'other', basisNo: '港党〔2026〕3号' } : { ground: null, basisNo: null };
    return this.step({ type: 'GiveOpinion', taskId, result, ...paper, opinion: '' }, personId);
  }

  filed(words = opening()) {
    this.step(words, 'p-drafter');
    for (const town of this.state.facts.towns) this.sign('committees', 'agree', `p-${town}`);
    this.sign('filing', 'filed', 'p-county');
    return this;
  }

  requirement(words: RotationWords | FlowVerbCommand) {
    return rotation.policy({ ...words, env: {} } as never, this.state);
  }

  get offered() {
    return hostedActions(rotations, this.state).map(({ action }) => action);
  }
}
