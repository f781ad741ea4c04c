import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyOfKept } from './index.js';

let root: string;
let kept: string;
let made: number;

const make = async (fresh: string): Promise<void> => {
  made += 1;
  await writeFile(join(fresh, 'secret'), 'kept', { mode: 0o600 });
};
const emptyFolder = async (name: string): Promise<string> => {
  await mkdir(join(root, name));
  return join(root, name);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cunzhi-kept-'));
  kept = await emptyFolder('kept');
  made = 0;
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a kept folder', () => {
  it('is made once for all that ask for it at once, each of whom has a copy', async () => {
    const folders = await Promise.all(['a', 'b', 'c'].map(emptyFolder));
    await Promise.all(folders.map((folder) => copyOfKept('thing', folder, make, kept)));
    expect(made).toBe(1);
    await writeFile(join(folders[0]!, 'secret'), 'changed');
    expect(await readFile(join(folders[1]!, 'secret'), 'utf8')).toBe('kept');
    expect((await stat(join(folders[2]!, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('is made again where making it has failed', async () => {
    const folder = await emptyFolder('a');
    const failing = () => Promise.reject(new Error('no room'));
    await expect(copyOfKept('thing', folder, failing, kept)).rejects.toThrow('no room');
    expect(await readdir(kept)).toEqual([]);
    await copyOfKept('thing', folder, make, kept);
    expect(await readdir(folder)).toEqual(['secret']);
  });
});
