import { expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandRunner } from '#event-store';
import { Rulebook, RulebookImport } from '#rulebook';
import { startPostgres } from '#testing/servers';
import { readConfiguration } from './configuration.js';
import { loadBundledRules } from './reference/bundled-rules.js';
import { parameterVersions } from './reference/reference-data.js';
import { Program } from './program.js';

/** What the rulebook holds, however long ago it looked. */
const heldBy = async (rulebook: Rulebook, now: number) => {
  const clock = jest.spyOn(performance, 'now').mockReturnValue(now);
  try {
    return (await rulebook.current()).parameters;
  } finally {
    clock.mockRestore();
  }
};

it('holds the rules of the log once it has caught up, whatever it looked up before', async () => {
  const server = await startPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), 'cunzhi-program-'));
  const configuration = readConfiguration({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const onError = (error: Error) => {
    throw error;
  };
  const program = await Program.open({ configuration, embeddedUrl: server.url, onError }, false);
  try {
    await program.startWorker();
    const [runner, rulebook] = [program.app.get(CommandRunner), program.app.get(Rulebook)];
    await loadBundledRules(runner);
    await program.catchUp();
    const now = performance.now();
    const rule = (await parameterVersions()).find(({ key }) => key === 'event.register');
    const changed = { ...rule!, effectiveFrom: '2027-01-01', value: 7 };
    await new RulebookImport(runner).parameters([changed]);
    await program.catchUp();
    expect(await heldBy(rulebook, now)).toContainEqual(expect.objectContaining(changed));
  } finally {
    await program.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
}, 60_000);
