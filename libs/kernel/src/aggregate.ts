import type { Decider, DomainEvent, Rejection } from './decider.js';
import type { EventSchema } from './event-schema.js';
import type { Policy } from './policy.js';

/** Everything that the command runner needs to know of one kind of stream. */
export interface Aggregate<C, S, E extends DomainEvent, R extends Rejection = Rejection> {
  readonly category: string;
  readonly decider: Decider<C, S, E, R>;
  readonly events: EventSchema<E>;
  readonly policy: Policy<C, S>;
  /** The code by which a stream that is missing or hidden is told; `unknown-case` where left out. */
  readonly unknown?: string;
}
