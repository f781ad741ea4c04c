import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES } from './cipher.js';

const NONCE_BYTES = 12;
const key = randomBytes(KEY_BYTES);
const plain = Buffer.from('女儿');

describe('the cipher', () => {
  it('gives back what it was given, to whoever has key and context', () => {
    const sealed = encrypt(key, plain, 'e1/principal');
    expect(decrypt(key, sealed, 'e1/principal').toString()).toBe('女儿');
    expect(() => decrypt(key, sealed, 'e1/venue')).toThrow('unable to authenticate data');
    expect(() => decrypt(randomBytes(KEY_BYTES), sealed, 'e1/principal')).toThrow('unable to authenticate data');
  });

  it('never uses a nonce again, however many texts it seals', () => {
    const nonces = Array.from({ length: 2_000 }, () => {
      const sealed = encrypt(key, plain, 'e1/principal');
      return sealed.subarray(0, NONCE_BYTES).toString('hex');
    });
    expect(new Set(nonces).size).toBe(nonces.length);
  });
});
