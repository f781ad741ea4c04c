import { describe, expect, it } from '@jest/globals';
import { asciiXml, plainSheet } from './plain-sheet.js';

const plain = async (...chunks: readonly Buffer[]): Promise<string> => {
  const stream = async function* () {
    yield* chunks;
  };
  let text = '';
  for await (const part of plainSheet(async () => stream())) text += part;
  return text;
};

const sheet =
  '<row><c t="inlineStr"><is><r><t>张</t></r><r><t xml:space="preserve">伟 </t></r><rPh sb="0"><t>zhang</t></rPh></is></c>' +
  '<c r="B2"><v>1</v></c><rPh sb="1" eb="2"><t>wei</t></rPh><is/></row>';
const expected =
  '<row><c t="inlineStr"><is><t xml:space="preserve">张伟 </t></is></c><c r="B2"><v>1</v></c><is/></row>';

describe('the text of a sheet', () => {
  it('is plain wherever its pieces are cut, even within a character', async () => {
    const bytes = Buffer.from(sheet);
    for (let at = 0; at <= bytes.length; at++)
      expect(await plain(bytes.subarray(0, at), bytes.subarray(at))).toBe(expected);
    expect(await plain(...Array.from(bytes, (_byte, at) => bytes.subarray(at, at + 1)))).toBe(expected);
  });

  it('holds no literal section, whose characters could not be written as numbers', async () => {
    const literal = Buffer.from('<c t="inlineStr"><is><t><![CDATA[张<is>&]]></t></is></c><v><![CDATA[伟]]></v>');
    const text = '<c t="inlineStr"><is><t xml:space="preserve">张&lt;is&gt;&amp;</t></is></c><v>伟</v>';
    for (let at = 0; at <= literal.length; at++)
      expect(await plain(literal.subarray(0, at), literal.subarray(at))).toBe(text);
    expect(asciiXml('<t a="年">𠮷<![CDATA[<张>]]></t>')).toBe('<t a="&#24180;">&#134071;&lt;&#24352;&gt;</t>');
  });

  it('of the strict kind is refused wherever it is cut', async () => {
    const strict = Buffer.from('<row><c r="A2" t="d"><v>2026-03-05</v></c></row>');
    for (let at = 0; at <= strict.length; at++)
      await expect(plain(strict.subarray(0, at), strict.subarray(at))).rejects.toMatchObject({
        code: 'strict-workbook',
      });
  });

  it('is not waited for where a cell never ends', async () => {
    const endless = [Buffer.from('<is><t>'), ...Array.from({ length: 20 }, () => Buffer.alloc(65_536, 'a'))];
    await expect(plain(...endless)).rejects.toMatchObject({ code: 'unreadable-workbook' });
    expect(await plain(Buffer.from('<is><t>a'))).toBe('<is><t>a');
  });
});
