import type { RecordPastTerm, StartPost } from './domain/post-term.commands.js';
import type { VillageBodyCommand } from './domain/village-body.commands.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type WithoutPlace<C> = C extends unknown ? Omit<C, 'env' | 'orgCode'> : never;

/** Words on the bodies of a village that is named beside them. */
export type BodyWords = WithoutPlace<VillageBodyCommand>;

/** Words that begin a term: one that goes on, or one that is over. */
export type SeatedTerm = Words<StartPost | RecordPastTerm>;

/** What they say to the bodies of the village. */
export const seatWordsOf = (words: SeatedTerm): BodyWords => {
  const { termId, personId, post, startedOn } = words;
  const seat = { termId, personId, post, startedOn };
  return words.type === 'StartPost'
    ? { type: 'TakeSeat', ...seat }
    : { type: 'RecordPastSeat', ...seat, endedOn: words.endedOn };
};
