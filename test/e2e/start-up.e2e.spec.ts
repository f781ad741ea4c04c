import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { EmbeddedPostgres } from '#embedded-postgres';
import { PostgresEventStore } from '#event-store';
import { startPostgres } from '#testing/servers';
import { temporaryFolder, type Folder } from '../fixtures/installation.fixture.js';
import { SourceProcess } from '../fixtures/source-process.fixture.js';
import { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(90_000);

const STANDALONE = 'apps/standalone/src/main.ts';

let folder: Folder;
const running: SourceProcess[] = [];

/** Starts a program on the folder of this suite, on a free port, unless the environment says otherwise. */
const start = (env: Readonly<Record<string, string>> = {}, entry = STANDALONE): SourceProcess => {
  const program = SourceProcess.start(entry, { PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: folder.path, ...env });
  running.push(program);
  return program;
};

const started = async (
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ program: SourceProcess; address: string }>> => {
  const program = start(env);
  const [address] = await program.says(/http:\/\/[\d.]+:\d+/);
  await fetch(`${address}/api/health/live`);
  return { program, address };
};

/** A start that must fail: what it says, and nothing else. */
const refusalOf = async (env: Readonly<Record<string, string>>, entry?: string): Promise<readonly string[]> => {
  const program = start(env, entry);
  const { code } = await program.end();
  expect(code).toBe(1);
  return program.output.trimEnd().split('\n');
};

const postmasterOf = async (): Promise<number | undefined> => {
  const file = await readFile(join(folder.path, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => undefined);
  return file === undefined ? undefined : Number(file.split('\n')[0]);
};

beforeAll(async () => {
  folder = await temporaryFolder();
  const filling = start({ CLOCK: 'virtual' }, 'test/fixtures/standalone.process.ts');
  await filling.message();
  await filling.stop();
}, 120_000);

afterEach(async () => {
  for (const program of running.splice(0)) await program.stop('SIGKILL');
});
afterAll(() => folder.remove());

describe('a start with a faulty configuration', () => {
  it('names every fault in a sentence of its own, and nothing else', async () => {
    const faults = await refusalOf({
      EVENT_STORE_URL: 'mysql://x',
      QUEUE_URL: 'amqp://x',
      READ_STORE_URL: 'redis://x',
      PORT: 'eighty',
      CLOCK: 'sundial',
      LOG_LEVEL: 'loud',
      MASTER_KEY: 'c2hvcnQ=',
    });
    expect(faults.toSorted()).toEqual([
      '- CLOCK must be system or virtual.',
      '- EVENT_STORE_URL must begin with one of esdb://, esdb+discover://, postgres://, postgresql://.',
      '- LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
      '- MASTER_KEY must be 32 bytes in base64.',
      '- PORT must be a whole number from 0 to 65535.',
      '- QUEUE_URL must begin with one of redis://, rediss://, postgres://, postgresql://.',
      '- READ_STORE_URL must begin with one of postgres://, postgresql://.',
    ]);
  });

  it('is refused in production without a master key, and with a clock that can be moved', async () => {
    expect(await refusalOf({ CUNZHI_MODE: 'production', CLOCK: 'virtual' })).toEqual([
      '- CLOCK=virtual is refused in production: time must be real there.',
      '- MASTER_KEY must be set in production: 32 random bytes in base64.',
    ]);
  });

  it.each(['apps/api/src/main.ts', 'apps/worker/src/main.ts'])('%s names each address that it lacks', async (entry) => {
    const refusal = await refusalOf({ QUEUE_URL: 'redis://127.0.0.1:1' }, entry);
    expect(refusal).toEqual([
      '- EVENT_STORE_URL must be set: the address of the event store.',
      '- READ_STORE_URL must be set: the address of the read models.',
    ]);
  });
});

describe('a start on a filled folder', () => {
  it('is refused with another master key', async () => {
    const refusal = await refusalOf({ MASTER_KEY: randomBytes(32).toString('base64') });
    expect(refusal).toEqual([
      '- The master key does not open the key vault: set the MASTER_KEY that the vault was made with.',
    ]);
  });

  it('is refused with a key vault that the log was not written with', async () => {
    const other = await startPostgres();
    try {
      const [sentence, ...more] = await refusalOf({ KEY_VAULT_URL: other.url });
      expect(sentence).toMatch(/^- The key vault does not fit the log: .*Check KEY_VAULT_URL/);
      expect(more).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it('is refused where its port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const refusal = await refusalOf({ PORT: String(port) });
    taken.close();
    expect(refusal).toEqual([`- Port ${port} is in use: stop the other program, or set PORT to a free one.`]);
  });

  it('is refused while another program runs on the folder, and leaves that one alone', async () => {
    const { address } = await started();
    const [sentence, ...more] = await refusalOf({});
    expect(sentence).toContain('already runs on');
    expect(sentence).toContain('stop the program that started it');
    expect(more).toEqual([]);
    expect((await fetch(`${address}/api/v1/me`)).status).toBe(401);
  });

  it('recovers what was left when everything was killed', async () => {
    const { program } = await started();
    process.kill((await postmasterOf())!, 'SIGKILL');
    await program.stop('SIGKILL');
    expect(await postmasterOf()).toBeDefined();
    const again = await started();
    const passwords = await readFile(join(folder.path, 'accounts.txt'), 'utf8');
    const [loginName, password] = passwords.split('\n')[0]!.split(' ');
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ loginName, password });
    expect((await fetch(`${again.address}/api/v1/sessions`, { method: 'POST', headers, body })).status).toBe(201);
  });
});

describe('a running program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends gracefully on %s, without a word, and its PostgreSQL with it',
    async (signal) => {
      const { program } = await started();
      const greeting = program.output;
      expect(await program.stop(signal)).toEqual({ code: 0, signal: null });
      expect(program.output).toBe(greeting);
      expect(await postmasterOf()).toBeUndefined();
    },
  );

  it('lets nobody move its clock where time is real', async () => {
    const { address } = await started({ CLOCK: 'system' });
    const passwords = await readFile(join(folder.path, 'accounts.txt'), 'utf8');
    const visitors = new Visitors(
      address,
      new Map(
        passwords
          .trimEnd()
          .split('\n')
          .map((line) => line.split(' ') as [string, string]),
      ),
    );
    expect(await visitors.refusal('admin', '/clock', { instant: '2030-01-01T00:00:00Z' })).toBe('404 clock-is-real');
    expect((await visitors.as<{ kind: string }>('member', '/clock')).body.kind).toBe('real');
  });
});

describe('a start on a log of a later version', () => {
  it('is refused, and names the type that is unknown and where it first stands', async () => {
    const { program } = await started();
    const databaseUrl = (await EmbeddedPostgres.runningOn(join(folder.path, 'postgres')))!;
    const log = new PostgresEventStore({ url: databaseUrl });
    const [first] = await log.readAll({ limit: 1 });
    const event = { ...first!, id: randomUUID(), type: 'ReportForwarded.v7' };
    const { position } = await log.append('ceremony-of-tomorrow', [event], 'no-stream');
    await log.close();
    await program.stop();
    expect(await refusalOf({})).toEqual([
      `- The log holds event type ReportForwarded.v7, first at position ${position}, which no schema of this program knows: start the version that wrote it, or a later one.`,
    ]);
  });
});
