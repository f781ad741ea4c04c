import { describe, expect, it } from '@jest/globals';
import { MediaProbe } from './media-probe.js';
import { samples } from './samples.fixture.js';
import { zipEntries } from './zip-entries.js';

const typeOf = (content: Buffer, chunk = content.length || 1) => {
  const probe = new MediaProbe();
  for (let at = 0; at < content.length; at += chunk) probe.take(content.subarray(at, at + chunk));
  return probe.type();
};

const office = 'application/vnd.openxmlformats-officedocument';
const taken = [
  ['pdf', 'application/pdf'],
  ['docx', `${office}.wordprocessingml.document`],
  ['xlsx', `${office}.spreadsheetml.sheet`],
  ['ofd', 'application/ofd'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['csv', 'text/csv'],
  ['csvInGb18030', 'text/csv'],
  ['text', 'text/plain'],
] as const;

describe('the type of a file', () => {
  it.each(taken)('%s is %s by its content', async (name, type) => expect(await typeOf(samples[name])).toBe(type));

  it.each(taken)('%s is the same when it comes byte by byte', async (name, type) =>
    expect(await typeOf(samples[name], 1)).toBe(type),
  );

  it.each([
    'macros',
    'archive',
    'program',
    'html',
    'htmlBelowText',
    'svg',
    'xml',
    'elf',
    'gif',
    'noise',
    'withNul',
  ] as const)('%s is not taken', async (name) => expect(await typeOf(samples[name])).toBeUndefined());

  it('is not an office file by what stands in front of something else', async () =>
    expect(await typeOf(Buffer.concat([samples.docx, Buffer.from('<script>')]))).toBeUndefined());

  it('is none for a text that turns into something else far below', async () => {
    const text = Buffer.from('简历\n'.repeat(40_000));
    expect(await typeOf(text, 65_536)).toBe('text/plain');
    expect(await typeOf(Buffer.concat([text, Buffer.from([0])]), 65_536)).toBeUndefined();
    expect(await typeOf(Buffer.concat([text, Buffer.from([0xe4])]), 65_536)).toBeUndefined();
  });

  it('is found for an archive that is longer than what is looked at', async () => {
    const padded = Buffer.concat([samples.docx.subarray(0, 30), Buffer.alloc(400_000, 7), samples.docx.subarray(30)]);
    expect(await typeOf(padded, 65_536)).toBe(`${office}.wordprocessingml.document`);
  });
});

describe('the directory of an archive', () => {
  const swelling = (bytes: number) => {
    const copy = Buffer.from(samples.docx);
    copy.writeUInt32LE(bytes, copy.indexOf('PK\u0001\u0002') + 24);
    return copy;
  };

  it('names its entries without expanding them', () =>
    expect(zipEntries(samples.ofd)?.map(({ name }) => name)).toEqual(['OFD.xml', 'Doc_0/Document.xml']));

  it('tells of an archive that swells', async () => {
    expect(await typeOf(swelling(1_000_000))).toBe(`${office}.wordprocessingml.document`);
    expect(await typeOf(swelling(2_000_000_000))).toBeUndefined();
  });

  it('is none where it is cut off or does not fit', () => {
    expect(zipEntries(samples.docx.subarray(0, -1))).toBeUndefined();
    expect(zipEntries(samples.docx.subarray(-30))).toBeUndefined();
    expect(zipEntries(Buffer.alloc(0))).toBeUndefined();
  });
});
