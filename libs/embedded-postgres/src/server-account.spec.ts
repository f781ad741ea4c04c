import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertReachable, serverAccount } from './server-account.js';

const stranger = { name: 'nobody', uid: 65_534, gid: 65_534 };
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cunzhi-account-'));
  await mkdir(join(dir, 'closed', 'inside'), { recursive: true });
});

afterAll(() => rm(dir, { recursive: true }));

const passwd = async (text: string): Promise<string> => {
  const path = join(dir, 'passwd');
  await writeFile(path, text);
  return path;
};

describe('account of the server', () => {
  it('is our own for a plain user', async () => {
    expect(await serverAccount(1000)).toBeUndefined();
  });

  it('is postgres for root where the machine has it, else nobody', async () => {
    const nobody = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
    expect(await serverAccount(0, await passwd(nobody))).toEqual({ name: 'nobody', uid: 65_534, gid: 65_533 });
    const both = `${nobody}postgres:x:105:106::/var/lib/postgresql:/bin/sh\n`;
    expect(await serverAccount(0, await passwd(both))).toEqual({ name: 'postgres', uid: 105, gid: 106 });
  });

  it('explains to root that no other account exists', async () => {
    const path = await passwd('root:x:0:0::/root:/bin/sh\n');
    await expect(serverAccount(0, path)).rejects.toThrow(/refuses to run as root .* start as a plain user/);
  });

  it('names the folder that it may not pass through', async () => {
    await chmod(dir, 0o755);
    await chmod(join(dir, 'closed'), 0o755);
    await expect(assertReachable(join(dir, 'closed', 'inside'), stranger)).resolves.toBeUndefined();
    await chmod(join(dir, 'closed'), 0o700);
    await expect(assertReachable(join(dir, 'closed', 'inside'), stranger)).rejects.toThrow(
      `the account nobody may not pass through ${join(dir, 'closed')};`,
    );
    await chmod(join(dir, 'closed'), 0o710);
    const { gid } = await stat(join(dir, 'closed'));
    await expect(assertReachable(join(dir, 'closed', 'inside'), { ...stranger, gid })).resolves.toBeUndefined();
  });
});
