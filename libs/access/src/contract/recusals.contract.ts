import type { Actor } from '#kernel';

/** What keeps an actor from cases beyond themselves: ids of their near relatives, and of what they have an interest in. */
export type Recusal = Readonly<{ relatives: readonly string[]; interests: readonly string[] }>;

/** Looks up what rules of separation by kinship and by declared interest are judged by. */
export abstract class Recusals {
  /** Of every person of the chain: who acts, in whose place, and who stands between. */
  abstract of(actor: Actor): Promise<Recusal>;
}

/** Everyone who acts when this actor does: who acts, in whose place, and who stands between. */
export const actingPersons = ({ personId, onBehalfOf, via = [] }: Actor): readonly string[] => [
  ...new Set([personId, onBehalfOf, ...via].filter((person) => person !== undefined)),
];
