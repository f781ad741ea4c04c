import { describe, expect, it } from '@jest/globals';
import type { Run } from '../domain/paper.js';
import { breakLines, type Line } from './break-lines.js';
import { FontBook, type Face } from './font-book.js';
import { UnprintableCharacterError } from './unprintable-character.js';

/** A font in which each character that it has is as wide as the size. */
const face = (key: string, has: (codePoint: number) => boolean): Face => ({
  key,
  file: Buffer.alloc(0),
  font: { unitsPerEm: 1000, hasGlyphForCodePoint: has, glyphForCodePoint: () => ({ advanceWidth: 1000 }) } as never,
});

const plain = face('plain', (codePoint) => codePoint < 0x20000);
const rare = face('rare', (codePoint) => codePoint < 0x30000);
const fonts = new FontBook({ regular: [plain, rare], bold: [plain] });
const run = (text: string, bold = false): Run => ({ kind: 'text', text, bold, size: 10 });
const textOf = ({ pieces }: Line) => pieces.map((piece) => (piece.kind === 'text' ? piece.text : '▪')).join('');
const broken = (text: string, width: number) => breakLines([run(text)], fonts, { width, firstLine: 0 }).map(textOf);

describe('lines', () => {
  it('break between Han characters', () => expect(broken('村民委员会', 20)).toEqual(['村民', '委员', '会']));

  it('keep words and numbers whole', () => expect(broken('共 2026 年abc号', 60)).toEqual(['共 2026 ', '年abc号']));

  it('do not begin with a closing mark nor end with an opening one', () => {
    expect(broken('甲乙丙，丁', 30)).toEqual(['甲乙', '丙，丁']);
    expect(broken('甲乙（丙）', 30)).toEqual(['甲乙', '（丙）']);
  });

  it('break a word that is wider than the line', () => expect(broken('abcdefgh', 30)).toEqual(['abc', 'def', 'gh']));

  it('end where the text says so', () => expect(broken('甲\n\n乙', 50)).toEqual(['甲', '', '乙']));

  it('leave room in the first one', () =>
    expect(breakLines([run('甲乙丙丁')], fonts, { width: 30, firstLine: 20 }).map(textOf)).toEqual(['甲', '乙丙丁']));

  it('never lose a character, whatever the width', () => {
    const text = '按照（2026）第3号文件，“两委”成员abc-def人选共12人。';
    for (let width = 1; width < 400; width += 7) expect(broken(text, width).join('')).toBe(text);
  });
});

describe('fonts', () => {
  it('take over from each other, character by character', () => {
    const [line] = breakLines([run('李𠮷')], fonts, { width: 90, firstLine: 0 });
    expect(line!.pieces.map((piece) => piece.kind === 'text' && [piece.face.key, piece.text, piece.x])).toEqual([
      ['plain', '李', 0],
      ['rare', '𠮷', 10],
    ]);
  });

  it('refuse a character that none of them has', () => {
    expect(() => breakLines([run('𠮷', true)], fonts, { width: 90, firstLine: 0 })).toThrow(UnprintableCharacterError);
    expect(() => fonts.faceOf('𰀀', false)).toThrow('U+30000');
  });
});
