import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import decodeQR from 'qr/decode.js';

const WIDTH_AT = 16;

/** What the QR code of a Word document says. */
export const qrTextOf = (docx: Uint8Array): string => {
  const png = Buffer.from(unzipSync(docx)['word/media/qr.png']!);
  const width = png.readUInt32BE(WIDTH_AT);
  const data = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  const pixels = new Uint8Array(width * width * 4);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      pixels.fill(lines[y * (width + 1) + 1 + x]!, at, at + 3);
    }
  return decodeQR({ data: pixels, width, height: width });
};
