import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samples } from '../media/samples.fixture.js';
import { takeIn } from './intake.js';
import { unseal } from './sealing.js';

const key = randomBytes(32);
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
let spoolFolder: string;

beforeAll(async () => {
  spoolFolder = await mkdtemp(join(tmpdir(), 'cunzhi-test-'));
});
afterAll(() => rm(spoolFolder, { recursive: true, force: true }));

const take = (source: Readable | Buffer, maxBytes = 100_000) =>
  takeIn(source instanceof Readable ? source : Readable.from([source]), { spoolFolder, maxBytes, key, context: 'c' });

describe('an upload', () => {
  it('is written sealed, and named by the hash of what is written', async () => {
    const taken = await take(samples.pdf);
    const written = await readFile(taken.file);
    expect(taken).toMatchObject({
      id: hashOf(written),
      mediaType: 'application/pdf',
      bytes: samples.pdf.length,
      contentHash: hashOf(samples.pdf),
    });
    expect(written.includes('PDF')).toBe(false);
    expect(unseal(key, written, 'c')).toEqual(samples.pdf);
    await rm(taken.file);
  });

  it('opens with its own key and context only, and unchanged only', async () => {
    const { file } = await take(samples.text);
    const written = await readFile(file);
    expect(() => unseal(randomBytes(32), written, 'c')).toThrow(/authenticate/);
    expect(() => unseal(key, written, 'd')).toThrow(/authenticate/);
    written[20]! ^= 1;
    expect(() => unseal(key, written, 'c')).toThrow(/authenticate/);
    await rm(file);
  });

  it('is sealed otherwise each time, so that its name does not tell its content', async () => {
    const [one, two] = [await take(samples.text), await take(samples.text)];
    expect(one.id).not.toBe(two.id);
    await rm(one.file);
    await rm(two.file);
  });

  const broken = () =>
    new Readable({
      read() {
        this.push(samples.pdf);
        this.destroy(new Error('reset'));
      },
    });

  const endless = () =>
    new Readable({
      read() {
        this.push(Buffer.alloc(101, 'x'));
      },
    });

  it.each([
    ['too large and goes on', 'attachment-too-large', () => take(endless(), 100)],
    ['too large', 'attachment-too-large', () => take(Buffer.alloc(101, 'x'), 100)],
    ['empty', 'attachment-empty', () => take(Buffer.alloc(0))],
    ['of a kind that is not taken', 'attachment-type-refused', () => take(samples.html)],
    ['broken off', 'unreadable-body', () => take(broken())],
  ])('that is %s leaves nothing behind', async (_what, code, work) => {
    await writeFile(join(spoolFolder, 'of-another'), '');
    await expect(work()).rejects.toMatchObject({ name: 'UploadRefusedError', code });
    expect(await readdir(spoolFolder)).toEqual(['of-another']);
  });
});
