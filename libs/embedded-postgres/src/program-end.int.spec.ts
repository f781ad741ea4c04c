import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformFile } from '@swc/core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgres } from './index.js';

const SOURCES = import.meta.dirname;
const PROGRAM = `
  import { EmbeddedPostgres } from './embedded-postgres.js';
  const server = await EmbeddedPostgres.start({ dir: process.argv[2] });
  process.stdout.write(server.pid + '\\n');
  process.stdin.once('data', () => process.exit(0));`;

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cunzhi-pg-end-'));
  const sources = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  for (const name of sources) {
    const { code } = await transformFile(join(SOURCES, name));
    await writeFile(join(dir, name.replace(/\.ts$/, '.js')), code);
  }
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');
  await writeFile(join(dir, 'program.js'), PROGRAM);
  await symlink(join(SOURCES, '../../../node_modules'), join(dir, 'node_modules'));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Starts a program that owns a server, ends it, and answers once the server has ended too. */
const ownThenEnd = async (folder: string, end: 'exit' | NodeJS.Signals): Promise<void> => {
  const program = spawn(process.execPath, [join(dir, 'program.js'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  if (end === 'exit') program.stdin.write('exit\n');
  else program.kill(end);
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
  while (isAlive(pid)) await sleep(10);
};

describe('an embedded server whose program ends', () => {
  it.each(['exit', 'SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
    'ends with it and starts again (%s)',
    async (end) => {
      const root = await mkdtemp(join(tmpdir(), 'cunzhi-pg-owner-'));
      try {
        await ownThenEnd(root, end);
        const next = await EmbeddedPostgres.start({ dir: root });
        expect(isAlive(next.pid)).toBe(true);
        await next.stop();
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    },
    30_000,
  );
});
