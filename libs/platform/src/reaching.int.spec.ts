import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type PostgresServer } from '#testing/servers';
import { readConfiguration } from './configuration.js';
import { Program } from './program.js';
import { explainStart } from './run-until-signal.js';

let server: PostgresServer;
let dataDir: string;

beforeAll(async () => {
  server = await startPostgres();
  dataDir = await mkdtemp(join(tmpdir(), 'cunzhi-reaching-'));
});
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
});

const nobody = 'postgres://cunzhi:secret@127.0.0.1:1/cunzhi';
const explained = async (env: Readonly<Record<string, string>>): Promise<string> => {
  const { url } = server;
  const addresses = { EVENT_STORE_URL: url, READ_STORE_URL: url, QUEUE_URL: url, ...env };
  const configuration = readConfiguration({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...addresses });
  const opening = Program.open({ configuration, embeddedUrl: undefined, onError: () => undefined }, false);
  return opening.then(
    async (program) => {
      try {
        return await program.startWorker().then(() => 'started', explainStart);
      } finally {
        await program.close();
      }
    },
    (error: unknown) => explainStart(error),
  );
};

it.each(['READ_STORE_URL', 'EVENT_STORE_URL', 'KEY_VAULT_URL', 'QUEUE_URL'])(
  'names %s where its server does not answer, and no password',
  async (name) => {
    expect(await explained({ [name]: nobody })).toBe(
      `- ${name}: the server 127.0.0.1:1 does not answer (ECONNREFUSED). Start it, or correct the address.`,
    );
  },
  60_000,
);

it('names the database that a server has not', async () => {
  const READ_STORE_URL = server.url.replace(/[^/]*$/, 'elsewhere');
  expect(await explained({ READ_STORE_URL })).toMatch(
    /^- READ_STORE_URL: the server 127\.0\.0\.1:\d+ has no such database\. Start it, or correct the address\.$/,
  );
}, 60_000);
