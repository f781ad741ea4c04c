/** What uploads of documents of a case are named by; the case is their subject. */
export const CASE_DOCUMENT = 'case-document';
