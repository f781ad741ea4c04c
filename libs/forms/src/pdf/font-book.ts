import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import { UnprintableCharacterError } from './unprintable-character.js';

/** A font of the program: `file` is what is embedded, cut down to the characters used. */
export type Face = Readonly<{ key: string; file: Buffer; font: fontkit.Font }>;

const unicodeName = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Says which face prints a character, and how wide it is. */
export class FontBook {
  private readonly widths = new Map<string, number>();

  /** The faces of each weight, the first that has a character prints it. */
  constructor(private readonly faces: Readonly<{ regular: readonly Face[]; bold: readonly Face[] }>) {}

  all(): readonly Face[] {
    return [...this.faces.regular, ...this.faces.bold];
  }

  /** Throws UnprintableCharacterError. */
  faceOf(character: string, bold: boolean): Face {
    const codePoint = character.codePointAt(0)!;
    const found = this.faces[bold ? 'bold' : 'regular'].find(({ font }) => font.hasGlyphForCodePoint(codePoint));
    if (!found) throw new UnprintableCharacterError(unicodeName(character));
    return found;
  }

  /** In points. */
  widthOf(character: string, { key, font }: Face, size: number): number {
    const name = `${key} ${character}`;
    const known = this.widths.get(name);
    const width = known ?? font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm;
    if (known === undefined) this.widths.set(name, width);
    return width * size;
  }
}

const bundled = (weight: 'Regular' | 'Bold'): Face => {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc');
  const file = readFileSync(join(dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`));
  return { key: weight, file, font: fontkit.create(file) as fontkit.Font };
};

let book: FontBook | undefined;

/** Noto Sans Hans, read when something is first printed. */
export const bundledFonts = (): FontBook =>
  (book ??= new FontBook({ regular: [bundled('Regular')], bold: [bundled('Bold')] }));
