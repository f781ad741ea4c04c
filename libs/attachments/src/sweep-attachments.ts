import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { AttachmentOwners } from './attachment-owners.js';
import { PendingAttachments, type PendingAttachment } from './pending-attachments.js';
import { AttachmentStore } from './port/attachment-store.port.js';

const DAY_MS = 86_400_000;
const PAGE = 100;

/** Clears away what was uploaded and named by no event within a day, and uploads that were broken off. */
@Injectable()
export class SweepAttachments {
  constructor(
    private readonly store: AttachmentStore,
    private readonly pending: PendingAttachments,
    private readonly owners: AttachmentOwners,
    private readonly clock: Clock,
  ) {}

  /** Answers how many attachments were removed. */
  async run(): Promise<number> {
    await this.clearSpool();
    const since = new Date(Date.parse(this.clock.now()) - DAY_MS).toISOString();
    let removed = 0;
    for (;;) {
      const idle = await this.pending.idleSince(since, PAGE);
      const named = await this.named(idle);
      for (const { id } of idle) if (await this.settle(id, named.has(id), since)) removed++;
      if (idle.length < PAGE) return removed;
    }
  }

  /** The row goes first: from then on no command can name the attachment any more. */
  private async settle(id: string, named: boolean, since: string): Promise<boolean> {
    if (!(await this.pending.forget(id, since)) || named) return false;
    await this.store.remove(id);
    return true;
  }

  private async named(idle: readonly PendingAttachment[]): Promise<ReadonlySet<string>> {
    const named = new Set<string>();
    for (const purpose of new Set(idle.map((attachment) => attachment.purpose))) {
      const uploads = idle.filter((attachment) => attachment.purpose === purpose);
      for (const id of await this.owners.of(purpose).named(uploads)) named.add(id);
    }
    return named;
  }

  /** By the clock of the machine, as the times of files are. */
  private async clearSpool(): Promise<void> {
    const { spoolFolder } = this.store;
    for (const name of await readdir(spoolFolder)) {
      const file = join(spoolFolder, name);
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (mtimeMs < Date.now() - DAY_MS) await rm(file, { force: true });
    }
  }
}
