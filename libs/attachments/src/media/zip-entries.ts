const END = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT = 65_535;

export type ZipEntry = Readonly<{ name: string; expandedBytes: number }>;

/**
 * The entries that the directory at the end of an archive names, read from the archive's last bytes. Nothing is expanded.
 * Undefined where there is no whole directory in them.
 */
export const zipEntries = (tail: Buffer): readonly ZipEntry[] | undefined => {
  const end = endOf(tail);
  if (end === undefined) return undefined;
  let at = end - tail.readUInt32LE(end + 12);
  if (at < 0) return undefined;
  const entries: ZipEntry[] = [];
  for (let left = tail.readUInt16LE(end + 10); left > 0; left--) {
    if (at + ENTRY_BYTES > end || tail.readUInt32LE(at) !== ENTRY) return undefined;
    const nameBytes = tail.readUInt16LE(at + 28);
    const name = tail.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    entries.push({ name, expandedBytes: tail.readUInt32LE(at + 24) });
    at += ENTRY_BYTES + nameBytes + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return at === end ? entries : undefined;
};

const endOf = (tail: Buffer): number | undefined => {
  const last = tail.length - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--)
    if (tail.readUInt32LE(at) === END && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length) return at;
  return undefined;
};
