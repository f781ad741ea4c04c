/** No font of the program has the character: better no paper than one with a hole in a name. */
export class UnprintableCharacterError extends Error {
  override readonly name = 'UnprintableCharacterError';
  /** `character` by its number: `U+20BB7`. */
  constructor(readonly character: string) {
    super(`no font has ${character}`);
  }
}
