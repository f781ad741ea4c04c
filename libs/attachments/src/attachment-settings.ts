const MIB = 1024 * 1024;

export const DEFAULT_MAX_BYTES = 20 * MIB;
/** An attachment is verified whole before a byte of it is given out, and so held in memory for a moment. */
export const LARGEST_MAX_BYTES = 200 * MIB;

/** The most bytes that one attachment may have. */
export class AttachmentSettings {
  constructor(readonly maxBytes: number = DEFAULT_MAX_BYTES) {}
}
