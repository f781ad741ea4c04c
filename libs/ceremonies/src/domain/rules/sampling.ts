const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

/**
 * Draws cases for on-site verification: the case's random id decides, so that nobody can choose whom to spare, and
 * anybody can draw again and see the same. A draw says nothing about a person. Basis: handbook W4, "Verify … sampled".
 */
export const isSampled = (filingId: string, percent: number): boolean => {
  let hash = FNV_OFFSET;
  for (const character of filingId) hash = Math.imul(hash ^ character.codePointAt(0)!, FNV_PRIME) >>> 0;
  return hash % 100 < percent;
};
