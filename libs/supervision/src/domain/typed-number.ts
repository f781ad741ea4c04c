/** A document number as people type it, with the brackets that it is written with. Basis: GB/T 9704 (RECALL). */
export const officialNumber = (typed: string): string =>
  typed
    .replaceAll(/[[(【（［﹝]/g, '〔')
    .replaceAll(/[\])】）］﹞]/g, '〕')
    .replaceAll(/\s/g, '');
