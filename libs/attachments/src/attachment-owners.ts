import { RejectedError } from '#event-store';

/** A context that attaches files to what it keeps on persons, or to cases. */
export interface AttachmentOwner {
  /** What uploads name it by. */
  readonly purpose: string;
  /** Throws what the caller is refused with who may not attach anything to this subject. */
  admit(subject: string): Promise<void>;
  /** The subject of the key vault under whose key the attachments of a subject are sealed. */
  keyName(subject: string): Promise<string>;
  /** The ids of those attachments that some event of the context names. */
  named(attachments: readonly Readonly<{ id: string; subject: string }>[]): Promise<ReadonlySet<string>>;
}

/** The contexts of this program that take attachments. Each registers itself once when its module starts. */
export class AttachmentOwners {
  private readonly owners = new Map<string, AttachmentOwner>();

  register(owner: AttachmentOwner): void {
    if (this.owners.has(owner.purpose)) throw new Error(`two contexts take attachments for ${owner.purpose}`);
    this.owners.set(owner.purpose, owner);
  }

  /** Throws RejectedError where no context takes attachments for it. */
  of(purpose: string): AttachmentOwner {
    const owner = this.owners.get(purpose);
    if (!owner) throw new RejectedError('unknown-attachment-purpose');
    return owner;
  }
}
