import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './cipher.js';
import { KeyVault } from './key-vault.port.js';

export class InMemoryKeyVault extends KeyVault {
  private readonly keys = new Map<string, Buffer | undefined>();
  private readonly erasedPersons = new Set<string>();

  keyFor(subject: string): Promise<Buffer | undefined> {
    if (!this.keys.has(subject) && !this.erasedPersons.has(personOf(subject)))
      this.keys.set(subject, randomBytes(KEY_BYTES));
    return Promise.resolve(this.keys.get(subject));
  }

  keysOf(subjects: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const found = subjects.flatMap((subject) => {
      const key = this.keys.get(subject);
      return key ? [[subject, key] as const] : [];
    });
    return Promise.resolve(new Map(found));
  }

  destroy(subject: string): Promise<void> {
    if (!subject.includes('/')) this.erasedPersons.add(subject);
    for (const known of [...this.keys.keys(), subject])
      if (known === subject || known.startsWith(`${subject}/`)) this.keys.set(known, undefined);
    return Promise.resolve();
  }
}

/** `<personId>/<scope>` → `<personId>`. */
export const personOf = (subject: string): string => subject.split('/', 1)[0]!;
