export type DomainEvent<Type extends string = string, Data = unknown> = Readonly<{ type: Type; data: Readonly<Data> }>;

/** A refusal: `rejected` is a stable code of a closed union, `params` fill its translated text (never personal data). */
export type Rejection<Code extends string = string> = Readonly<{
  rejected: Code;
  params?: Readonly<Record<string, string | number>>;
}>;

export type Decision<E, R extends Rejection = Rejection> = readonly E[] | R;

export interface Decider<C, S, E extends DomainEvent, R extends Rejection = Rejection> {
  decide: (command: C, state: S) => Decision<E, R>;
  evolve: (state: S, event: E) => S;
  initialState: () => S;
}

export const isRejection = (decision: unknown): decision is Rejection =>
  typeof decision === 'object' && decision !== null && 'rejected' in decision;

/** Folds a history into a state. */
export const fold = <S, E extends DomainEvent>(
  decider: Pick<Decider<never, S, E>, 'evolve' | 'initialState'>,
  history: readonly E[],
): S => history.reduce(decider.evolve, decider.initialState());

/** Decides in steps, each upon what the steps before it have brought; `after` tells a state upon events. */
export const inTurn =
  <S, E extends DomainEvent>(after: (state: S, events: readonly E[]) => S) =>
  (state: S, ...steps: readonly ((state: S) => readonly E[])[]): readonly E[] =>
    steps.reduce<readonly E[]>((events, step) => [...events, ...step(after(state, events))], []);
