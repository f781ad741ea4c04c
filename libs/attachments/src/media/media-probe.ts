import { fileTypeFromBuffer } from 'file-type';
import { archiveType } from './archive-type.js';
import { isMediaType, type MediaType } from './media-types.js';
import { textType } from './text-type.js';

const HEAD_BYTES = 4_100;
const TAIL_BYTES = 256 * 1024;
const ARCHIVE = Buffer.from('PK\u0003\u0004', 'latin1');

/** Tells what a stream is by its content while it passes: neither its name nor what the sender says counts. */
export class MediaProbe {
  private head: Buffer = Buffer.alloc(0);
  private tail: Buffer = Buffer.alloc(0);
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private readonly gb18030 = new TextDecoder('gb18030', { fatal: true });
  private isUtf8 = true;
  private isGb18030 = true;
  private hasNul = false;

  take(chunk: Buffer): void {
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, chunk]).subarray(0, HEAD_BYTES);
    this.tail = chunk.length >= TAIL_BYTES ? chunk.subarray(-TAIL_BYTES) : this.withTail(chunk);
    this.hasNul ||= chunk.includes(0);
    this.isUtf8 &&= !this.hasNul && decodes(this.utf8, chunk);
    this.isGb18030 &&= !this.hasNul && decodes(this.gb18030, chunk);
  }

  /** To be asked at the end of the stream; undefined for what may not be attached. */
  async type(): Promise<MediaType | undefined> {
    if (this.head.subarray(0, ARCHIVE.length).equals(ARCHIVE)) return archiveType(this.tail);
    const found = await fileTypeFromBuffer(this.head);
    if (found) return isMediaType(found.mime) ? found.mime : undefined;
    const whole = Buffer.alloc(0);
    if (this.isUtf8 && ends(this.utf8, whole)) return textType(this.head, 'utf-8');
    if (this.isGb18030 && ends(this.gb18030, whole)) return textType(this.head, 'gb18030');
    return undefined;
  }

  private withTail(chunk: Buffer): Buffer {
    return Buffer.concat([this.tail, chunk]).subarray(-TAIL_BYTES);
  }
}

const decodes = (decoder: TextDecoder, chunk: Buffer): boolean => tried(() => decoder.decode(chunk, { stream: true }));
const ends = (decoder: TextDecoder, rest: Buffer): boolean => tried(() => decoder.decode(rest));

const tried = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};
