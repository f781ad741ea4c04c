import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openAttachmentStore, readAttachmentAddress, type AttachmentStore } from '#attachments';
import { bucket, openS3Double, s3Keys, type S3Double } from './s3-double.fixture.js';

jest.setTimeout(60_000);

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

type World = Readonly<{
  store: AttachmentStore;
  /** Changes one byte of what is kept. */
  damage: (id: string) => Promise<void>;
  kept: () => Promise<readonly string[]>;
}>;

let folder: string;
let double: S3Double;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunzhi-test-'));
  double = await openS3Double();
});

afterAll(async () => {
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

const s3Env = (changed: Readonly<Record<string, string>> = {}) => ({
  ATTACHMENTS_URL: `s3://${bucket}/case%20files?endpoint=${double.endpoint}&region=cn-north-1`,
  AWS_ACCESS_KEY_ID: s3Keys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
  ...changed,
});
const open = (env: Readonly<Record<string, string>>) => {
  const { address, faults } = readAttachmentAddress(env, join(folder, 'data'));
  if (faults.length > 0) throw new Error(faults.join());
  return openAttachmentStore(address, join(folder, 'data'));
};

const worlds: Readonly<Record<string, () => Promise<World>>> = {
  'a folder': async () => {
    const root = join(folder, 'kept');
    const pathOf = (id: string) => join(root, id.slice(0, 2), id.slice(2, 4), id);
    return {
      store: await open({ ATTACHMENTS_URL: `file:${root}` }),
      damage: (id) => writeFile(pathOf(id), 'damaged'),
      kept: async () =>
        (await readdir(root, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map(({ name }) => name),
    };
  },
  'an S3-compatible store': async () => ({
    store: await open(s3Env()),
    damage: async (id) => void double.objects.set(`case files/${id}`, Buffer.from('damaged')),
    kept: async () => [...double.objects.keys()].map((key) => key.split('/').at(-1)!),
  }),
};

describe.each(Object.entries(worlds))('%s', (_name, openWorld) => {
  let world: World;
  let files = 0;

  beforeAll(async () => {
    world = await openWorld();
  });

  const spooled = async (content: Buffer) => {
    const file = join(world.store.spoolFolder, `upload-${++files}.part`);
    await writeFile(file, content);
    return file;
  };
  const put = async (content: Buffer) => {
    const [id, file] = [hashOf(content), await spooled(content)];
    await world.store.put(id, file);
    return { id, file };
  };

  it('keeps what it was given under its hash, and takes the file away', async () => {
    const content = Buffer.from('first');
    const { id, file } = await put(content);
    expect(await world.store.get(id)).toEqual(content);
    expect(existsSync(file)).toBe(false);
  });

  it('keeps the same content once, however often and however many at once', async () => {
    const content = Buffer.from('twice');
    const ids = (await Promise.all([put(content), put(content), put(content)])).map(({ id }) => id);
    await put(content);
    expect((await world.kept()).filter((name) => name === ids[0])).toHaveLength(1);
    expect(await world.store.get(ids[0]!)).toEqual(content);
  });

  it('keeps an empty content and a large one', async () => {
    const large = Buffer.alloc(3_000_000, 'x');
    const [empty, whole] = [await put(Buffer.alloc(0)), await put(large)];
    expect((await world.store.get(empty.id))?.length).toBe(0);
    expect((await world.store.get(whole.id))?.equals(large)).toBe(true);
  });

  it('has nothing under a hash that nobody gave', async () =>
    expect(await world.store.get(hashOf(Buffer.from('nobody')))).toBeUndefined());

  it('does not give out what was damaged', async () => {
    const { id } = await put(Buffer.from('to be damaged'));
    await world.damage(id);
    await expect(world.store.get(id)).rejects.toMatchObject({ name: 'AttachmentDamagedError', id });
  });

  it('mends what was damaged when it is given again', async () => {
    const content = Buffer.from('to be mended');
    const { id } = await put(content);
    await world.damage(id);
    await put(content);
    expect(await world.store.get(id)).toEqual(content);
  });

  it('removes, and bears to be asked again', async () => {
    const { id } = await put(Buffer.from('to be removed'));
    await world.store.remove(id);
    await world.store.remove(id);
    expect(await world.store.get(id)).toBeUndefined();
    expect(await world.kept()).not.toContain(id);
  });

  it('keeps nothing of a file that is not there', async () => {
    const id = hashOf(Buffer.from('lost'));
    await expect(world.store.put(id, join(world.store.spoolFolder, 'lost.part'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await world.store.get(id)).toBeUndefined();
  });
});

describe('a store that cannot be used', () => {
  const refused = { name: 'AttachmentStoreUnavailableError' };

  it('is told at the start: a folder that is a file', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(open({ ATTACHMENTS_URL: `file:${file}` })).rejects.toMatchObject(refused);
  });

  it('is told at the start: a wrong secret, another bucket, and nobody who answers', async () => {
    await expect(open(s3Env({ AWS_SECRET_ACCESS_KEY: 'guessed' }))).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('(403)'),
    });
    await expect(open(s3Env({ ATTACHMENTS_URL: `s3://other?endpoint=${double.endpoint}` }))).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('(404)'),
    });
    await expect(open(s3Env({ ATTACHMENTS_URL: `s3://${bucket}?endpoint=http://127.0.0.1:9` }))).rejects.toMatchObject(
      refused,
    );
  });
});

describe('an S3-compatible store that stumbles', () => {
  it('is asked again, and then says so', async () => {
    const store = await open(s3Env());
    const content = Buffer.from('after a stumble');
    const id = hashOf(content);
    const file = join(store.spoolFolder, 'stumble.part');
    await writeFile(file, content);
    double.failNext(503, 500);
    await store.put(id, file);
    expect(await store.get(id)).toEqual(content);
    double.failNext(500, 500, 500);
    await expect(store.get(id)).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });
});
