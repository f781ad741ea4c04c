import { isDeepStrictEqual } from 'node:util';

export type Write = (line: string) => void;

/** Tells the story line by line, in Chinese and English, and remembers whatever came out otherwise than it must. */
export class Narrator {
  private readonly surprises: string[] = [];
  private kept = 0;

  constructor(private readonly write: Write) {}

  chapter(zh: string, en: string): void {
    this.write('');
    this.write(`■ ${zh}  ${en}`);
  }

  /** `moment` is Shanghai time, `YYYY-MM-DD HH:MM`. */
  tell(moment: string, who: string, zh: string, en: string): void {
    this.write(`  ${moment}  ${who.padEnd(18)}${zh}  ${en}`);
  }

  /** What the handbook says must have come out. */
  expect(what: string, actual: unknown, expected: unknown): void {
    const same = isDeepStrictEqual(actual, expected);
    this.write(
      `      ${same ? '✓' : '✗'} ${what}${same ? '' : `: ${JSON.stringify(actual)} ≠ ${JSON.stringify(expected)}`}`,
    );
    if (same) this.kept++;
    else this.surprises.push(what);
  }

  get outcome(): Readonly<{ kept: number; surprises: readonly string[] }> {
    return { kept: this.kept, surprises: this.surprises };
  }
}
