/** Case, width, spaces, dots between parts of a name, and the ways to write ü make no difference to who is found. */
export const foldSearchWords = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[\s·・.'’-]/g, '');
