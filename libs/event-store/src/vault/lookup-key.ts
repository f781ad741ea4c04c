import { createHmac } from 'node:crypto';

/**
 * Digests and ids that only this installation can make: by them a personal fact is found without standing in the open.
 * The key is 32 bytes, derived from the master key.
 */
export class LookupKey {
  constructor(private readonly key: Uint8Array) {}

  /** 43 characters. The same parts give the same digest; nothing can be told from it without the key. */
  digestOf(...parts: readonly string[]): string {
    return this.hash(parts).toString('base64url');
  }

  /** The same as a UUID (version 8 layout), for the id of a stream. */
  idOf(...parts: readonly string[]): string {
    const bytes = this.hash(parts).subarray(0, 16);
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  private hash(parts: readonly string[]): Buffer {
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest();
  }
}
