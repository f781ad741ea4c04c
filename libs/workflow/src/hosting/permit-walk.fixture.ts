import { fold, isRejection } from '#kernel';
import { hostedCase } from './hosted-case.js';
import { hostEnvOf, permitPath, permits, type Permit } from './hosted.fixture.js';
import type { HostedEvent } from './hosting.js';

export const oldPermits = { ...permits, procedures: permits.procedures.slice(0, 1) };
export const oldPermit = hostedCase(oldPermits);
export type PermitCommand = Parameters<typeof oldPermit.decider.decide>[0];
export type PermitWord = PermitCommand extends infer C ? (C extends unknown ? Omit<C, 'env'> : never) : never;
type Event = HostedEvent<never> | Readonly<{ type: string; data: object }>;

export const [caseId, subjectId] = ['c1', 'p-subject'];
export const ask = { type: 'AskPermit', caseId, subjectId, purpose: '用地', orgPath: permitPath } as const;

/** A permit that is acted on step by step; answers the types of what happened, or the code of the refusal. */
export class PermitWalk {
  history: Event[] = [];
  state: Permit = oldPermit.decider.initialState();

  constructor(readonly by = oldPermit.decider) {}

  step(
    today: string,
    words: PermitWord,
    personId = 'p-a',
    onBehalfOf: string | null = null,
  ): readonly string[] | string {
    const env = hostEnvOf(today, personId, onBehalfOf);
    const decision = this.by.decide({ ...words, env } as PermitCommand, this.state);
    if (isRejection(decision)) return decision.rejected;
    this.history.push(...decision);
    this.state = fold(this.by, this.history as never[]);
    return decision.map(({ type }) => type);
  }

  requirement(words: PermitWord) {
    return oldPermit.policy({ ...words, env: hostEnvOf('2026-03-02', 'p-a') } as PermitCommand, this.state);
  }
}

export const askedPermit = () => {
  const walk = new PermitWalk();
  walk.step('2026-03-02', ask, 'p-drafter');
  return walk;
};
