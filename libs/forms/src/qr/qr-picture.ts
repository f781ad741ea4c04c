import { deflateSync } from 'node:zlib';
import { encodeQR } from 'qr';

const MODULE_PIXELS = 8;
const QUIET_MODULES = 2;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A PNG of a QR code. */
export const qrPicture = (text: string): Buffer => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MODULES });
  const size = modules.length * MODULE_PIXELS;
  const lines = modules.flatMap((row) => Array.from({ length: MODULE_PIXELS }, () => lineOf(row)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Unfiltered, one grey byte for each pixel. */
const lineOf = (row: readonly boolean[]): Buffer =>
  Buffer.from([0, ...row.flatMap((dark) => Array.from({ length: MODULE_PIXELS }, () => (dark ? 0 : 255)))]);

/** CRC-32 as PNG wants it, bit by bit: a picture has few bytes. */
const crc32 = (bytes: Buffer): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};
