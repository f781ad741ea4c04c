/** What is kept does not hash to its name: it was changed or damaged, and is not given out. */
export class AttachmentDamagedError extends Error {
  override readonly name = 'AttachmentDamagedError';
  constructor(readonly id: string) {
    super(`attachment ${id} does not match its hash`);
  }
}

/** The place where attachments are kept does not answer, or refuses the program. */
export class AttachmentStoreUnavailableError extends Error {
  override readonly name = 'AttachmentStoreUnavailableError';
}

/**
 * Keeps sealed attachments under the SHA-256 of what is kept (64 lower-case hex digits). It never sees an open text, a name
 * or a person.
 */
export abstract class AttachmentStore {
  /** A folder of this machine in which uploads are written before they are kept. */
  abstract readonly spoolFolder: string;
  /** Creates what is missing and tries the place. Throws AttachmentStoreUnavailableError. */
  abstract open(): Promise<void>;
  /**
   * Keeps a file under its hash and takes it away from where it was. It is there whole or not at all, whatever happens in
   * between; the same content kept twice is kept once.
   */
  abstract put(id: string, file: string): Promise<void>;
  /** What is kept under the hash, verified against it; undefined where nothing is. Throws AttachmentDamagedError. */
  abstract get(id: string): Promise<Buffer | undefined>;
  /** Quiet where nothing is kept. */
  abstract remove(id: string): Promise<void>;
}
