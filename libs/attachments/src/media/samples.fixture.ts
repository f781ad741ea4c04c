import { zipSync, type Zippable } from 'fflate';

const archive = (entries: Zippable): Buffer => Buffer.from(zipSync(entries));
const part = Buffer.from('<part/>');
const types = { '[Content_Types].xml': part };

/** Small files of each kind, as their programs write them. */
export const samples = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  docx: archive({ ...types, 'word/document.xml': part }),
  xlsx: archive({ ...types, 'xl/workbook.xml': part }),
  ofd: archive({ 'OFD.xml': part, 'Doc_0/Document.xml': part }),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  csv: Buffer.from('姓名,职务\n周明,委员\n'),
  csvInGb18030: Buffer.from('d0d5c3fb2cd6b0ceF10ad6dcc3f72cceafd4b10a'.toLowerCase(), 'hex'),
  text: Buffer.from('个人简历\n一九七〇年生\n'),
  macros: archive({ ...types, 'word/document.xml': part, 'word/vbaProject.bin': part }),
  archive: archive({ 'readme.txt': part }),
  program: archive({ 'OFD.xml': part, 'run.exe': part }),
  html: Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
  htmlBelowText: Buffer.from('个人简历\n<script>alert(1)</script>\n'),
  svg: Buffer.from('  <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  xml: Buffer.from('<?xml version="1.0"?><a/>'),
  elf: Buffer.from('7f454c4602010100000000000000000002003e00', 'hex'),
  gif: Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'),
  noise: Buffer.from([0x81, 0xff, 0x03, 0xfe, 0x80]),
  withNul: Buffer.from('text\u0000text'),
} as const;
