import { expect } from '@jest/globals';
import { fold, isRejection, type Decider, type DomainEvent, type Rejection } from '#kernel';

/** Given a history, when a command, then events or a refusal: the test language of every decider. */
export const specify = <C, S, E extends DomainEvent, R extends Rejection>(decider: Decider<C, S, E, R>) => ({
  given: (...history: E[]) => ({
    when: (command: C) => {
      const decision = decider.decide(command, fold(decider, history));
      const events = () => {
        if (isRejection(decision)) throw new Error(`expected events, got rejection ${decision.rejected}`);
        return decision;
      };
      return {
        thenEvents: (...expected: E[]) => expect(events()).toEqual(expected),
        thenEventTypes: (...types: E['type'][]) => expect(events().map((event) => event.type)).toEqual(types),
        thenNothing: () => expect(events()).toEqual([]),
        thenRejected: (code: R['rejected'], params?: R['params']) => {
          if (!isRejection(decision)) throw new Error(`expected rejection ${code}, got ${JSON.stringify(decision)}`);
          expect(decision.rejected).toBe(code);
          if (params) expect(decision.params).toEqual(params);
        },
      };
    },
  }),
});
