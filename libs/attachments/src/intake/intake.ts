import { createHash, randomUUID } from 'node:crypto';
import { open as openFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MediaProbe } from '../media/media-probe.js';
import type { MediaType } from '../media/media-types.js';
import { UploadRefusedError } from './upload-refused-error.js';
import { sealingStream } from './sealing.js';

/** An upload that was taken in whole: sealed in a file of its own, which whoever took it in keeps or removes. */
export type TakenIn = Readonly<{
  id: string;
  file: string;
  mediaType: MediaType;
  bytes: number;
  /** SHA-256 of the open content. */
  contentHash: string;
}>;

export type IntakeOptions = Readonly<{ spoolFolder: string; maxBytes: number; key: Buffer; context: string }>;

const OWNER_ONLY = 0o600;

/**
 * Takes in a stream of any length in constant memory: counts, hashes, looks at its type, and writes it sealed, so that no
 * open text touches a disk. Throws UploadRefusedError and leaves nothing behind.
 */
export const takeIn = async (
  source: Readable,
  { spoolFolder, maxBytes, key, context }: IntakeOptions,
): Promise<TakenIn> => {
  const file = join(spoolFolder, `${randomUUID()}.part`);
  const [open, sealed, probe] = [createHash('sha256'), createHash('sha256'), new MediaProbe()];
  let bytes = 0;
  const watch = each((chunk) => {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new UploadRefusedError('attachment-too-large', { maxBytes });
    open.update(chunk);
    probe.take(chunk);
  });
  const hash = each((chunk) => void sealed.update(chunk));
  try {
    const target = (await openFile(file, 'wx', OWNER_ONLY)).createWriteStream({ flush: true });
    await pipeline(readableOf(source), watch, sealingStream(key, context), hash, target);
    if (bytes === 0) throw new UploadRefusedError('attachment-empty');
    const mediaType = await probe.type();
    if (!mediaType) throw new UploadRefusedError('attachment-type-refused');
    return { id: sealed.digest('hex'), file, mediaType, bytes, contentHash: open.digest('hex') };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
};

/** What the source gives, until it breaks off. A stage that fails later destroys the source with its own error. */
async function* readableOf(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch {
    throw new UploadRefusedError('unreadable-body');
  }
}

/** Passes everything on, having looked at it. */
const each = (look: (chunk: Buffer) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        look(chunk);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
