import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

const POOL_BYTES = NONCE_BYTES * 512;
let [pool, used] = [Buffer.alloc(0), 0];

/** Random bytes are asked of the system many at once: one by one they cost more than the cipher. None is given twice. */
const nextNonce = (): Buffer => {
  if (used === pool.length) [pool, used] = [randomBytes(POOL_BYTES), 0];
  return pool.subarray(used, (used += NONCE_BYTES));
};

/** AES-256-GCM: nonce, tag and ciphertext in one buffer. `context` is authenticated with it. */
export const encrypt = (key: Buffer, plain: Buffer, context: string): Buffer => {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
};

/** Throws where key, context or text is not the one that `encrypt` was given. */
export const decrypt = (key: Buffer, sealed: Buffer, context: string): Buffer => {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
};
