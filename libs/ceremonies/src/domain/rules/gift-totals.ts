import type { Gifts } from '../ceremony.figures.js';

/**
 * What is wrong with the totals of a gift list: no part of it is more than was received, nor is what was given back and
 * handed in together, and what was handed in has its day and receipt. Basis: handbook W4, SubmitPost (guard "gifts list
 * totals"), `event.giftHandIn`.
 */
export const giftFault = (gifts: Gifts): 'gifts-exceed-received' | 'hand-in-without-receipt' | undefined => {
  const { receivedFen, returnedFen, handedInFen, handedInOn, receiptNumber } = gifts;
  const parts = [gifts.largestFromNonRelativeFen, gifts.fromServiceTargetsFen, returnedFen + handedInFen];
  if (parts.some((fen) => fen > receivedFen)) return 'gifts-exceed-received';
  if (handedInFen > 0 && (handedInOn === null || receiptNumber === null)) return 'hand-in-without-receipt';
  return undefined;
};
