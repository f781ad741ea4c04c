import 'reflect-metadata';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyChains } from '#event-store';
import { explainStart, readConfiguration, sample } from '#platform';
import { readPasswords } from '../first-start.js';
import { openStandalone } from '../standalone.js';
import { playStories } from './play.js';

const write = (line: string) => process.stdout.write(`${line}\n`);

/** Started by root, PostgreSQL runs under another account and has to get to its own folder inside. */
const OTHERS_MAY_PASS = 0o711;

/** Plays the story on a fresh installation in a folder of its own, and answers whether all came out as it must. */
const demo = async (): Promise<boolean> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'cunzhi-demo-'));
  await chmod(dataDir, OTHERS_MAY_PASS);
  try {
    const env = { ...process.env, DATA_DIR: dataDir, CLOCK: 'virtual', PORT: '0', LOG_LEVEL: 'warn' };
    const { program, address, stop } = await openStandalone(readConfiguration(env));
    try {
      const passwords = await readPasswords(dataDir);
      const elderId = await personWithoutAccount();
      const { kept, surprises } = await playStories({ address, passwords, elderId, write });
      const { events, streams, broken } = await verifyChains(program.stores.events);
      write('');
      write(
        `哈希链 hash chain: ${events} 条事件 events, ${streams} 条链 chains, ${broken ? '损坏 BROKEN' : '完整 intact'}`,
      );
      write(`${kept} 项符合 as expected, ${surprises.length} 项不符 otherwise`);
      return surprises.length === 0 && !broken;
    } finally {
      await stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

const personWithoutAccount = async (): Promise<string> => {
  const { people, accounts } = await sample();
  const holders = new Set(accounts.map(({ personId }) => personId));
  return people.find(({ personId }) => !holders.has(personId))!.personId;
};

try {
  process.exitCode = (await demo()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explainStart(error)}\n`);
  process.exitCode = 1;
}
