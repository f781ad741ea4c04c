import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officialForms } from './domain/official-forms.js';
import { FormPress, isUnprintable } from './form-press.js';
import { everyForm, sampleForm, sampleLink, sampleSignatures } from './form-samples.fixture.js';
import { qrTextOf } from './qr/read-qr.fixture.js';
import { docxText, pagesOf } from './printed-text.fixture.js';

const press = new FormPress({ bundled: 'infra/forms', own: null });

const both = async (form: ReturnType<typeof sampleForm>) => {
  const docx = await press.make(form, 'docx');
  const pdf = await press.make(form, 'pdf');
  return { docx, pdf, pages: await pagesOf(pdf, docx) };
};

const valuesOf = (data: object): readonly string[] =>
  Object.values(data).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : (value as readonly object[]).flatMap(valuesOf),
  );

const sorted = (text: string) => Array.from(text).sort().join('');
const packed = (text: string) => text.replaceAll(/\s/g, '');

describe.each(everyForm)('the form %s', (name) => {
  let made: Awaited<ReturnType<typeof both>>;
  const form = sampleForm(name);

  beforeAll(async () => {
    made = await both(form);
  }, 60_000);

  it('has its title and every text that it was given', () => {
    const text = docxText(made.docx);
    expect(text).toContain(packed(officialForms[name].title.zh));
    const missing = [...valuesOf(form.data), ...valuesOf(form.common), ...sampleSignatures.flatMap(valuesOf)].filter(
      (value) => !text.includes(packed(value)),
    );
    expect(missing).toEqual([]);
    expect(text).not.toMatch(/[{}]/);
  });

  it('says the same as a PDF, page after page', () => {
    expect(made.pages.map(({ text }) => text).join('')).toBe(docxText(made.docx));
    expect(made.pages.map(({ footer }) => footer)).toEqual(
      made.pages.map((_, index) => `第${index + 1}页共${made.pages.length}页`),
    );
  });

  it('has the decision record only where it is asked for', async () => {
    const without = docxText(await press.make(sampleForm(name, { record: false }), 'docx'));
    expect(docxText(made.docx)).toContain('办理记录');
    expect(without).not.toContain('办理记录');
    expect(without).not.toContain('张孔曹');
  });
});

describe('a long list', () => {
  it('has all of its thousand rows in both formats, in order, under a head on every page', async () => {
    const form = sampleForm('review-batch-list', { rows: 1000 });
    const { docx, pages } = await both(form);
    const text = docxText(docx);
    let from = 0;
    const lost = form.data.candidates.filter((row) => {
      const found = text.indexOf(packed(Object.values(row).join('')), from);
      from = Math.max(found, from);
      return found < 0;
    });
    expect(lost).toEqual([]);
    expect(pages.map((page) => page.text).join('')).toBe(text);
    const long = pages.filter((page) => page.text.includes('备注'));
    expect(long.length).toBeGreaterThan(40);
    expect(long.slice(1).filter(({ head }) => head === null)).toEqual([]);
  }, 120_000);

  it('loses nothing of a cell that is longer than a page', async () => {
    const form = sampleForm('handover-list', { record: false });
    const note = Array.from({ length: 900 }, (_, index) => `第${index}项有争议，`).join('');
    const items = form.data.items.map((item, index) => (index === 1 ? { ...item, note } : item));
    const { docx, pages } = await both({ ...form, data: { ...form.data, items } } as never);
    expect(pages.length).toBeGreaterThan(3);
    const printed = pages.map((page) => page.text).join('');
    expect(sorted(printed)).toBe(sorted(docxText(docx)));
    expect(printed).toContain('第899项有争议，');
  }, 60_000);
});

describe('names with rare characters', () => {
  const named = (candidate: string) => {
    const form = sampleForm('review-application');
    return { ...form, data: { ...form.data, candidate } };
  };

  it.each(['王龑', '李𬭎', '陈䶮', '赵㛃', '欧阳𫍲'])('print: %s', async (candidate) => {
    const form = named(candidate);
    const docx = await press.make(form, 'docx');
    const [first] = await pagesOf(await press.make(form, 'pdf'), docx);
    expect(first!.text).toContain(`姓名${candidate}`);
  });

  it('are refused for a PDF where no font has them, and named; Word prints them', async () => {
    const refused: unknown = await press.make(named('李𠮷'), 'pdf').catch((error: unknown) => error);
    expect(isUnprintable(refused) && refused.character).toBe('U+20BB7');
    expect(docxText(await press.make(named('李𠮷'), 'docx'))).toContain('李𠮷');
  });
});

describe('texts from outside', () => {
  it('stay texts: neither placeholders, nor markup, nor what XML cannot hold', async () => {
    const form = sampleForm('review-application');
    const candidate = '{printedBy}<w:p/>&amp;\u0001\uD800“”';
    const { docx, pages } = await both({ ...form, data: { ...form.data, candidate } } as never);
    expect(docxText(docx)).toContain('姓名{printedBy}<w:p/>&amp;“”');
    expect(pages.map(({ text }) => text).join('')).toBe(docxText(docx));
  });

  it('keep their lines', async () => {
    const form = sampleForm('filing-form');
    const docx = await press.make({ ...form, data: { ...form.data, opinion: '第一行\n第二行' } }, 'docx');
    const [, between = ''] = /第一行<(.*?)>第二行/.exec(strFromU8(unzipSync(docx)['word/document.xml']!)) ?? [];
    expect(between.match(/<w:br\/>/g)).toHaveLength(1);
  });
});

describe('the QR code', () => {
  it('leads to the case', async () => {
    const docx = await press.make(sampleForm('filing-form'), 'docx');
    expect(qrTextOf(docx)).toBe(sampleLink);
  });
});

describe('the PDF', () => {
  it('is for archives: PDF/A-2b, its fonts embedded and cut down, its title set', async () => {
    const pdf = (await press.make(sampleForm('ceremony-register-extract'), 'pdf')).toString('latin1');
    expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B/);
    expect(pdf.match(/\/FontFile3 \d+ 0 R/g)).toHaveLength(2);
    expect(pdf.length).toBeLessThan(400_000);
  });

  it('is the same for the same words at the same time', async () => {
    const once = () => press.make(sampleForm('ceremony-register-extract'), 'pdf');
    expect((await once()).equals(await once())).toBe(true);
  });
});

describe('the templates of an administrator', () => {
  let own: string;
  const replace = async (from: string, to: string) => {
    const template = unzipSync(await readFile('infra/forms/filing-form.docx'));
    const document = strFromU8(template['word/document.xml']!).replace(from, to);
    await writeFile(join(own, 'filing-form.docx'), zipSync({ ...template, 'word/document.xml': strToU8(document) }));
    return new FormPress({ bundled: 'infra/forms', own });
  };

  beforeAll(async () => {
    own = await mkdtemp(join(tmpdir(), 'cunzhi-forms-'));
  });
  afterAll(() => rm(own, { recursive: true }));

  it('are used instead of the bundled ones, in both formats', async () => {
    const replaced = await replace('村（社区）党组织书记备案表', '历城区村书记备案表');
    await replaced.checkReplacements();
    const docx = await replaced.make(sampleForm('filing-form'), 'docx');
    const [first] = await pagesOf(await replaced.make(sampleForm('filing-form'), 'pdf'), docx);
    expect(first!.text).toMatch(/^历城区村书记备案表/);
  });

  it('are refused with the file and the placeholder at fault', async () => {
    const replaced = await replace('{opinion}', '{opinoin}');
    await expect(replaced.checkReplacements()).rejects.toThrow(
      'filing-form.docx is not fit as a template: unknown opinoin',
    );
  });
});
