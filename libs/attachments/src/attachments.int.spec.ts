import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { inScope, InMemoryKeyVault } from '#event-store';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { AttachmentOwners } from './attachment-owners.js';
import { AttachmentSettings } from './attachment-settings.js';
import { Attachments } from './attachments.js';
import { FolderStore } from './folder/folder-store.adapter.js';
import { samples } from './media/samples.fixture.js';
import { PendingAttachments } from './pending-attachments.js';
import { SweepAttachments } from './sweep-attachments.js';

jest.setTimeout(60_000);

class StandingClock extends Clock {
  instant = '2026-03-02T01:00:00.000Z';
  now = () => this.instant;
  today = () => this.instant.slice(0, 10);
}

/** Stops the program, as it were, before what was taken in is kept. */
class FaultyStore extends FolderStore {
  failing = false;
  override put(id: string, file: string): Promise<void> {
    return this.failing ? Promise.reject(new Error('no space left')) : super.put(id, file);
  }
}

const belonging = { purpose: 'papers', subject: 'p1' };
const clock = new StandingClock();
const vault = new InMemoryKeyVault();
const named = new Set<string>();

let server: PostgresServer;
let reads: ReadStore;
let folder: string;
let store: FaultyStore;
let pending: PendingAttachments;
let attachments: Attachments;
let sweep: SweepAttachments;

beforeAll(async () => {
  server = await startPostgres();
  reads = new ReadStore({ url: server.url });
  folder = await mkdtemp(join(tmpdir(), 'cunzhi-test-'));
  store = new FaultyStore(folder);
  await store.open();
  pending = new PendingAttachments(reads);
  await Promise.all([pending.migrate(), pending.migrate()]);
  const owners = new AttachmentOwners();
  attachments = new Attachments(store, pending, vault, clock, new AttachmentSettings(), owners);
  owners.register({
    purpose: belonging.purpose,
    admit: () => Promise.resolve(),
    keyName: (subject) => Promise.resolve(`${subject}/attachments`),
    named: (uploads) => Promise.resolve(new Set(uploads.map(({ id }) => id).filter((id) => named.has(id)))),
  });
  sweep = new SweepAttachments(store, pending, owners, clock);
}, 60_000);
beforeEach(async () => {
  await reads.pool.query('truncate attachments.pending');
  named.clear();
  store.failing = false;
});
afterAll(async () => {
  await reads.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

let commands = 0;
const as = <T>(commandId: string, work: () => Promise<T>) =>
  inScope({ commandId, correlationId: commandId, actor: { accountId: 'a1' } }, work);
const upload = (content = samples.pdf, commandId = `command-${++commands}`, of = belonging) =>
  as(commandId, async () => attachments.keep(await attachments.takeIn(Readable.from([content]), of), of));
const after = (hours: number) => {
  clock.instant = new Date(Date.parse(clock.instant) + hours * 3_600_000).toISOString();
};
const isKept = async (id: string) => (await store.get(id)) !== undefined;

describe('an attachment', () => {
  it('is read as it was sent, by those who name its person', async () => {
    const { id } = await upload();
    expect(await attachments.read(id, belonging)).toEqual(samples.pdf);
    await expect(attachments.read(id, { ...belonging, subject: 'p2' })).rejects.toMatchObject({
      name: 'AttachmentDamagedError',
    });
  });

  it('is named by a command for its own person and purpose only', async () => {
    const { id, contentHash } = await upload();
    expect(await attachments.name(id, belonging)).toMatchObject({ id, contentHash, mediaType: 'application/pdf' });
    for (const other of [
      { ...belonging, subject: 'p2' },
      { ...belonging, purpose: 'other' },
    ])
      await expect(attachments.name(id, other)).rejects.toMatchObject({ code: 'unknown-attachment' });
  });

  it('is gone with the key of its person, and what is kept still matches its hash', async () => {
    const erased = { ...belonging, subject: 'p-erased' };
    const { id } = await upload(samples.pdf, 'of-the-erased', erased);
    await vault.destroy('p-erased');
    await expect(attachments.read(id, erased)).rejects.toMatchObject({ code: 'person-erased' });
    await expect(upload(samples.pdf, 'once-more', erased)).rejects.toMatchObject({ code: 'person-erased' });
    expect(await isKept(id)).toBe(true);
  });

  it('that is missing where it should be kept is told', async () => {
    const { id } = await upload();
    await store.remove(id);
    await expect(attachments.read(id, belonging)).rejects.toMatchObject({ code: 'attachment-not-kept' });
  });

  it('that could not be kept cannot be named, and the same command keeps it later', async () => {
    store.failing = true;
    await expect(upload(samples.pdf, 'interrupted')).rejects.toThrow('no space left');
    expect(await readdir(store.spoolFolder)).toEqual([]);
    const { rows } = await reads.pool.query<{ id: string }>('select id from attachments.pending');
    await expect(attachments.name(rows[0]!.id, belonging)).rejects.toMatchObject({ code: 'unknown-attachment' });
    store.failing = false;
    const { id } = await upload(samples.pdf, 'interrupted');
    expect(await attachments.read(id, belonging)).toEqual(samples.pdf);
  });

  it('of one command that comes many times at once is one', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => upload(samples.pdf, 'at-once')));
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(await attachments.read(ids[0]!, belonging)).toEqual(samples.pdf);
    const { rows } = await reads.pool.query('select id from attachments.pending');
    expect(rows).toEqual([{ id: ids[0] }]);
  });
});

describe('clearing away', () => {
  it('takes what nobody named for a day, and leaves the rest', async () => {
    const [idle, used, fresh] = [await upload(), await upload(), await upload()];
    named.add(used.id);
    after(23);
    expect(await sweep.run()).toBe(0);
    await attachments.name(fresh.id, belonging);
    after(2);
    expect(await sweep.run()).toBe(1);
    expect([await isKept(idle.id), await isKept(used.id), await isKept(fresh.id)]).toEqual([false, true, true]);
    await expect(attachments.name(idle.id, belonging)).rejects.toMatchObject({ code: 'unknown-attachment' });
    expect(await sweep.run()).toBe(0);
  });

  it('takes more than a page of them', async () => {
    for (let number = 0; number < 101; number++) await upload(samples.text);
    after(25);
    expect(await sweep.run()).toBe(101);
  });

  it('takes uploads that were broken off a day ago, and not those that still run', async () => {
    const [old, young] = ['old', 'young'].map((name) => join(store.spoolFolder, `${name}.part`)) as [string, string];
    await writeFile(old, 'half');
    await writeFile(young, 'half');
    const yesterday = Date.now() / 1000 - 90_000;
    await utimes(old, yesterday, yesterday);
    await sweep.run();
    expect(await readdir(store.spoolFolder)).toContain('young.part');
    expect(await readdir(store.spoolFolder)).not.toContain('old.part');
  });
});
