import type { CaseRow } from './case-row.js';

/**
 * A case as its reader may know it. `isParty` holds for those to whom the case itself is known; a supervisor of the
 * unit who is no party sees that it exists and how it stands, but not the personal texts in it. `keys` are those under
 * which the reader is found in rows.
 */
export type SeenCase = Readonly<{ row: CaseRow; stream: string; isParty: boolean; keys: readonly string[] }>;

/** Which cases the caller may know of. */
export abstract class CaseSight {
  /** Throws UnknownStreamError for a case that is missing and, alike, for one that the caller may not know of. */
  abstract find(caseId: string): Promise<SeenCase>;
}
