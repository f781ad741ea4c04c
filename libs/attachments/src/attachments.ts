import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ConflictError, currentScope, decrypt, encrypt, KeyVault, RejectedError } from '#event-store';
import { Clock } from '#kernel';
import { AttachmentOwners } from './attachment-owners.js';
import { AttachmentSettings } from './attachment-settings.js';
import { takeIn, type TakenIn } from './intake/intake.js';
import { unseal } from './intake/sealing.js';
import { PendingAttachments, type PendingAttachment } from './pending-attachments.js';
import { AttachmentDamagedError, AttachmentStore } from './port/attachment-store.port.js';

/** What an event says of an attachment. `id` is the SHA-256 of what is kept, `contentHash` that of the open content. */
export type AttachmentFacts = Readonly<{ id: string; mediaType: string; bytes: number; contentHash: string }>;

/** The person, or the case, to which the attachment belongs, and the context that keeps it. */
export type Belonging = Readonly<{ purpose: string; subject: string }>;

/**
 * Files that belong to persons and cases. They rest sealed under a key that the context names, so that destroying the key
 * destroys them too; the hash in the event is that of the sealed content, and still holds then.
 */
@Injectable()
export class Attachments {
  constructor(
    private readonly store: AttachmentStore,
    private readonly pending: PendingAttachments,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly settings: AttachmentSettings,
    private readonly owners: AttachmentOwners,
  ) {}

  get maxBytes(): number {
    return this.settings.maxBytes;
  }

  /** Takes an upload in, to be kept or dropped. Throws UploadRefusedError, or RejectedError for an erased person. */
  async takeIn(source: Readable, belonging: Belonging): Promise<TakenIn> {
    const key = await this.keyOf(belonging);
    const { spoolFolder } = this.store;
    return takeIn(source, { spoolFolder, maxBytes: this.maxBytes, key, context: contextOf(belonging) });
  }

  drop({ file }: TakenIn): Promise<void> {
    return rm(file, { force: true });
  }

  /** Keeps an upload for a day, in which an event may come to name it. A repeated command answers as the first time. */
  async keep(taken: TakenIn, belonging: Belonging): Promise<AttachmentFacts> {
    const { id, mediaType, bytes, contentHash } = taken;
    const { commandId } = currentScope();
    const first = await this.pending.byCommand(commandId);
    if (first?.kept) return this.again(taken, first, belonging);
    if (first) await this.abandon(first.id);
    const sealedHash = encrypt(await this.keyOf(belonging), Buffer.from(contentHash, 'hex'), id);
    const { purpose, subject } = belonging;
    const row = { id, purpose, subject, mediaType, bytes, sealedHash, commandId };
    if (!(await this.pending.add(row, this.clock.now()))) return this.conflict(taken);
    await this.store.put(id, taken.file).catch(async (error: unknown) => {
      await this.drop(taken);
      throw error;
    });
    if (!(await this.pending.markKept(id))) return this.conflict(taken);
    return { id, mediaType, bytes, contentHash };
  }

  /** What a command needs to name the attachment. Throws RejectedError where there is none of that subject to name. */
  async name(id: string, { purpose, subject }: Belonging): Promise<AttachmentFacts> {
    const found = await this.pending.touch(id, purpose, subject, this.clock.now());
    if (!found) throw new RejectedError('unknown-attachment');
    return { ...factsOf(found), contentHash: openHash(await this.keyOf({ purpose, subject }), found) };
  }

  /**
   * The open content, verified whole. Throws RejectedError where it was erased with its person or is not kept, and
   * AttachmentDamagedError where what is kept is not what the event names.
   */
  async read(id: string, belonging: Belonging): Promise<Buffer> {
    const key = await this.keyOf(belonging);
    const sealed = await this.store.get(id);
    if (!sealed) throw new RejectedError('attachment-not-kept');
    try {
      return unseal(key, sealed, contextOf(belonging));
    } catch {
      throw new AttachmentDamagedError(id);
    }
  }

  private async again(taken: TakenIn, first: PendingAttachment, { purpose, subject }: Belonging) {
    await this.drop(taken);
    const same = first.subject === subject && first.purpose === purpose;
    if (!same || openHash(await this.keyOf({ purpose, subject }), first) !== taken.contentHash)
      throw new RejectedError('idempotency-key-reused');
    return { ...factsOf(first), contentHash: taken.contentHash };
  }

  /** What a broken-off attempt of the same command has left. */
  private async abandon(id: string): Promise<void> {
    if (await this.pending.giveUp(id)) await this.store.remove(id);
  }

  /** The same command came twice at once, and this is the one that gives way. */
  private async conflict(taken: TakenIn): Promise<never> {
    await this.drop(taken);
    await this.store.remove(taken.id);
    throw new ConflictError('attachments');
  }

  private async keyOf({ purpose, subject }: Belonging): Promise<Buffer> {
    const key = await this.vault.keyFor(await this.owners.of(purpose).keyName(subject));
    if (!key) throw new RejectedError('person-erased');
    return key;
  }
}

const contextOf = ({ purpose, subject }: Belonging): string => `attachment/${purpose}/${subject}`;

const factsOf = ({ id, mediaType, bytes }: PendingAttachment) => ({ id, mediaType, bytes });

const openHash = (key: Buffer, { id, sealedHash }: PendingAttachment): string =>
  decrypt(key, sealedHash, id).toString('hex');
