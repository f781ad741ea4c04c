/** A data key for the personal text of one subject; `undefined` once it was destroyed. */
export type SubjectKey = Readonly<{ subject: string; key: Buffer }>;

/**
 * Keys of the personal texts, beside the log. A subject is `<personId>` or `<personId>/<scope>`; destroying a person
 * destroys every subject of that person. Keys rest wrapped by the master key and are never logged.
 */
export abstract class KeyVault {
  /** The subject's key, made on first use. Returns undefined for a subject whose key was destroyed. */
  abstract keyFor(subject: string): Promise<Buffer | undefined>;
  /** The subjects' keys that exist, in one round trip. Never makes one. */
  abstract keysOf(subjects: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** Destroys the key for good. Idempotent. A person id destroys all subjects of the person. */
  abstract destroy(subject: string): Promise<void>;
}
