import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgres } from '#embedded-postgres';
import { divisionsCsv, openFolder } from '../e2e/command-line.fixture.js';

jest.setTimeout(180_000);

type Ended = Readonly<{ code: number; stdout: string; stderr: string }>;

let folder: Awaited<ReturnType<typeof openFolder>>;

const securityLog = { lines: 0, archived: 0, missingFiles: [] };
const whole = { ok: true, events: 6, streams: 6, numbers: { series: 0, numbers: 0 }, securityLog };

beforeAll(async () => {
  folder = await openFolder();
});
afterAll(() => folder.remove());

/** As a user types it. */
const cunzhi = async (...args: readonly string[]): Promise<Ended> => {
  const env = { ...process.env, NODE_OPTIONS: '', ...folder.env };
  const command = ['run', '--silent', 'cunzhi', '--', ...args];
  return promisify(execFile)('npm', command, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );
};
const running = () => EmbeddedPostgres.runningOn(join(folder.env.DATA_DIR, 'postgres'));

describe('npm run cunzhi', () => {
  it('refuses to look into a folder without an installation, and makes none', async () => {
    const { code, stdout, stderr } = await cunzhi('verify');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('There is no installation in');
    expect(existsSync(folder.env.DATA_DIR)).toBe(false);
  });

  it('answers 2 and shows what is wrong where it is used wrongly', async () => {
    const { code, stderr } = await cunzhi('import', 'divisions');
    expect(code).toBe(2);
    expect(stderr).toContain("missing required argument 'file'");
    expect(stderr).not.toContain('    at ');
  });

  it('starts the embedded PostgreSQL for the time of the command, and stops it after', async () => {
    const path = await folder.file('divisions.csv', divisionsCsv);
    const imported = await cunzhi('import', 'divisions', path, '--json');
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({ rows: 5, imported: 5 });
    expect(await running()).toBeUndefined();
    const verified = await cunzhi('verify', '--json');
    expect(JSON.parse(verified.stdout)).toEqual(whole);
    expect(await running()).toBeUndefined();
  });

  it('works beside a program that runs on the folder, and leaves its PostgreSQL running', async () => {
    const server = await EmbeddedPostgres.start({ dir: join(folder.env.DATA_DIR, 'postgres'), durable: false });
    try {
      const { code, stdout } = await cunzhi('verify', '--json');
      expect([code, JSON.parse(stdout)]).toEqual([0, whole]);
      expect(await running()).toBe(server.url);
    } finally {
      await server.stop();
    }
  });
});
