import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InMemoryKeyVault, PostgresKeyVault, WrongMasterKeyError, type KeyVault } from '#event-store';
import { startPostgres, type PostgresServer } from '#testing/servers';

const masterKey = Buffer.alloc(32, 5);
const opened: PostgresKeyVault[] = [];
let server: PostgresServer;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  for (const vault of opened) await vault.close();
  await server.stop();
});

const onPostgres = async (url: string, key = masterKey): Promise<PostgresKeyVault> => {
  const vault = new PostgresKeyVault(url, key);
  opened.push(vault);
  await vault.open();
  return vault;
};
const newDatabase = () => server.createDatabase(`vault_${++databases}`);

const adapters: readonly [string, () => Promise<KeyVault>][] = [
  ['in memory', () => Promise.resolve(new InMemoryKeyVault())],
  ['on PostgreSQL', async () => onPostgres(await newDatabase())],
];

describe.each(adapters)('a key vault %s', (_name, open) => {
  it('makes a key once, and a different one for each subject', async () => {
    const vault = await open();
    const [first, again, other] = [await vault.keyFor('p1'), await vault.keyFor('p1'), await vault.keyFor('p1/c1')];
    expect(first).toHaveLength(32);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('gives callers at the same time the same key', async () => {
    const vault = await open();
    const keys = await Promise.all(Array.from({ length: 40 }, (_, n) => vault.keyFor(`p${n % 4}`)));
    expect(new Set(keys.map((key) => key!.toString('hex'))).size).toBe(4);
  });

  it('finds the keys that there are, and makes none', async () => {
    const vault = await open();
    const key = await vault.keyFor('p1');
    expect([...(await vault.keysOf(['p1', 'p2']))]).toEqual([['p1', key]]);
    expect([...(await vault.keysOf(['p2']))]).toEqual([]);
  });

  it('destroys the key of one case and leaves the person the others', async () => {
    const vault = await open();
    const [person, kept] = [await vault.keyFor('p1'), await vault.keyFor('p1/c2')];
    await vault.keyFor('p1/c1');
    await vault.destroy('p1/c1');
    expect(await vault.keyFor('p1/c1')).toBeUndefined();
    expect([...(await vault.keysOf(['p1', 'p1/c1', 'p1/c2']))]).toEqual([
      ['p1', person],
      ['p1/c2', kept],
    ]);
  });

  it('destroys all keys of a person and makes none again, not even for a new case', async () => {
    const vault = await open();
    await vault.keyFor('p1');
    await vault.keyFor('p1/c1');
    const stranger = await vault.keyFor('p10/c1');
    await vault.destroy('p1');
    for (const subject of ['p1', 'p1/c1', 'p1/c9']) expect(await vault.keyFor(subject)).toBeUndefined();
    expect([...(await vault.keysOf(['p1', 'p1/c1', 'p1/c9', 'p10/c1']))]).toEqual([['p10/c1', stranger]]);
  });
});

describe('key vaults of several processes on one database', () => {
  it('agree on the key, whoever makes it first', async () => {
    const url = await newDatabase();
    const vaults = await Promise.all([onPostgres(url), onPostgres(url), onPostgres(url)]);
    const subjects = Array.from({ length: 30 }, (_, n) => `p${n}`);
    const made = await Promise.all(
      vaults.map((vault) =>
        Promise.all(subjects.map(async (subject) => (await vault.keyFor(subject))!.toString('hex'))),
      ),
    );
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
    expect(new Set(made[0]).size).toBe(30);
  });

  it('refuse another master key', async () => {
    const url = await newDatabase();
    await onPostgres(url);
    await expect(onPostgres(url, randomBytes(32))).rejects.toThrow(WrongMasterKeyError);
  });

  it('hold no key in the clear', async () => {
    const url = await newDatabase();
    const vault = await onPostgres(url);
    const key = (await vault.keyFor('p1'))!;
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<{ wrapped: Buffer }>('select wrapped from vault.subject_key');
    await client.end();
    expect(rows).toHaveLength(1);
    expect(rows[0]!.wrapped.includes(key)).toBe(false);
  });
});
