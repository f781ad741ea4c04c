/** Words that most guessed passwords are made of. Basis: our own list, after NIST SP 800-63B 5.1.1.2 (DEFAULT). */
const WORDS =
  `password passwort passw pass word admin administrator root user guest login welcome hello letmein master monkey dragon
  shadow sunshine princess football baseball superman batman iloveyou love woaini wo ai ni secret security secure changeme
  change me please default test testing demo temp qwerty qwertz asdf asdfgh zxcv zxcvbn qaz wsx edc rfv abc abcd abcdef
  abcdefgh aaa xxx cunzhi cun zhi village system server office computer internet access china beijing shanghai jinan
  shandong zhongguo mima nihao huanying guanliyuan guanli anquan spring summer autumn winter monday friday january june
  july new old my the is a i you this that no yes one two three four five`
    .split(/\s+/)
    .filter(Boolean);

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];

const FEWEST_CHARACTERS = 5;

/**
 * True for what is tried first: few different characters, runs along the alphabet or the keyboard, one piece repeated,
 * and nothing but common words with digits and signs between and after them.
 */
export const isCommonPassword = (password: string): boolean => {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < FEWEST_CHARACTERS) return true;
  if (/^(.{1,6})\1+$/u.test(text)) return true;
  if (isOfPieces(text, RUNS)) return true;
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const readings = [text, Array.from(core, (sign) => LOOKALIKES[sign] ?? sign).join('')];
  return readings.map(lettersOf).some((letters) => letters.split(' ').every((part) => isOfPieces(part, WORDS)));
};

/** Letters of the text, with one space for whatever stands between them. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}]+/gu, ' ').trim();

/** Pieces of 3, 4 and 5 make up a run of any length. */
const RUN_LENGTHS = [3, 4, 5];

const RUNS = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')])
  .flatMap((row) =>
    RUN_LENGTHS.flatMap((length) =>
      Array.from({ length: row.length - length + 1 }, (_, start) => row.slice(start, start + length)),
    ),
  )
  .concat(Array.from('0123456789'));

/** True where the text is made of the pieces alone, in any order and number. */
const isOfPieces = (text: string, pieces: readonly string[]): boolean => {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++)
    if (reached.has(at)) for (const piece of pieces) if (text.startsWith(piece, at)) reached.add(at + piece.length);
  return reached.has(text.length);
};
