/** The read model that holds a line for each filing: the number of a secretary's filing is read there. */
export const FILING_LINES = 'filing-cases-4';
