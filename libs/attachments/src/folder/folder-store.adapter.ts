import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  AttachmentDamagedError,
  AttachmentStore,
  AttachmentStoreUnavailableError,
} from '../port/attachment-store.port.js';

const OWNER_ONLY = 0o700;

/** Attachments in a folder: `ab/cd/abcd…`, each a file that appears by a rename. */
export class FolderStore extends AttachmentStore {
  readonly spoolFolder: string;

  constructor(private readonly folder: string) {
    super();
    this.spoolFolder = join(folder, 'incoming');
  }

  async open(): Promise<void> {
    try {
      await mkdir(this.spoolFolder, { recursive: true, mode: OWNER_ONLY });
      await syncFolder(this.spoolFolder);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      throw new AttachmentStoreUnavailableError(
        `The folder of ATTACHMENTS_URL cannot be used (${code}): check that it exists and may be written.`,
      );
    }
  }

  async put(id: string, file: string): Promise<void> {
    const target = this.pathOf(id);
    const folder = dirname(target);
    const made = await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
    await rename(file, target);
    await syncFolder(folder);
    if (made === undefined) return;
    await syncFolder(dirname(folder));
    await syncFolder(this.folder);
  }

  async get(id: string): Promise<Buffer | undefined> {
    const kept = await readFile(this.pathOf(id)).catch(missing);
    if (kept && createHash('sha256').update(kept).digest('hex') !== id) throw new AttachmentDamagedError(id);
    return kept;
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  private pathOf(id: string): string {
    return join(this.folder, id.slice(0, 2), id.slice(2, 4), id);
  }
}

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

/** Makes a new name in the folder outlast a power cut. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
