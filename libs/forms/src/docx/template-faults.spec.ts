import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { formNames, officialForms } from '../domain/official-forms.js';
import { templateFaults } from './template-faults.js';

const templateOf = (name: string) => readFileSync(`infra/forms/${name}.docx`);
const fields = officialForms['filing-form'].fields;

/** The template of the filing with its text changed. */
const changed = (change: (document: string) => string): Uint8Array => {
  const parts = unzipSync(templateOf('filing-form'));
  const document = change(strFromU8(parts['word/document.xml']!));
  return zipSync({ ...parts, 'word/document.xml': strToU8(document) });
};

const swapped = (from: string, to: string) =>
  templateFaults(
    changed((document) => {
      expect(document).toContain(from);
      return document.replaceAll(from, to);
    }),
    fields,
  );

describe('templates', () => {
  it.each(formNames)('that the project ships are fit: %s', (name) =>
    expect(templateFaults(templateOf(name), officialForms[name].fields)).toEqual([]),
  );

  it('ask for every text of their form', () => {
    const unused = formNames.flatMap((name) => {
      const document = strFromU8(unzipSync(templateOf(name))['word/document.xml']!);
      return Object.keys(officialForms[name].fields)
        .filter((field) => !document.includes(`{${field}}`) && !document.includes(`{#${field}}`))
        .map((field) => `${name}: ${field}`);
    });
    expect(unused).toEqual([]);
  });

  it('may leave a text out', () => expect(swapped('{documentNumber}', '')).toEqual([]));

  it('with a placeholder that the form does not have are at fault, wherever it stands', () => {
    expect(swapped('{filedOn}', '{filedOnn}')).toEqual([{ code: 'unknown', what: 'filedOnn' }]);
    expect(swapped('{description}', '{signature}')).toEqual([{ code: 'unknown', what: 'signature' }]);
  });

  it('with a list that would be left out are at fault', () => {
    expect(swapped('careers}', 'checklist}').map(({ what }) => what)).toContain('careers');
    expect(swapped('{#careers}{period}', '{careers}').map(({ what }) => what)).toEqual(['careers']);
    expect(swapped('record}', 'joinedPartyIn}')).toContainEqual({ code: 'rows-missing', what: 'record' });
  });

  it('with a pair of which half is missing are at fault', () =>
    expect(swapped('{/careers}', '')).toEqual([{ code: 'broken', what: 'careers' }]));

  it('with a text used as a list are at fault', () =>
    expect(swapped('{mode}', '{#mode}{number}{/mode}')).toEqual([{ code: 'text-as-rows', what: 'mode' }]));

  it('with what is not printed are at fault', () =>
    expect(swapped('<w:pPr>', '<w:pPr><w:numPr/>')).toEqual([{ code: 'not-printed', what: 'w:numPr' }]));

  it('without a place for the QR code are at fault', () =>
    expect(swapped('descr="二维码"', 'descr="印章"')).toEqual([{ code: 'picture-missing', what: '二维码' }]));

  it('that are no Word document are at fault', () => {
    const unreadable = [{ code: 'unreadable', what: 'word/document.xml' }];
    expect(templateFaults(Buffer.from('no zip'), fields)).toEqual(unreadable);
    expect(templateFaults(zipSync({ 'a.txt': strToU8('a') }), fields)).toEqual(unreadable);
  });

  it('whose placeholders Word has spread over several runs are read all the same', () =>
    expect(swapped('{opinion}', '{opi</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>nion}')).toEqual([]));
});
