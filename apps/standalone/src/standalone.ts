import { join } from 'node:path';
import { pino } from 'pino';
import { EmbeddedPostgres } from '#embedded-postgres';
import { Program, reportTo, type Configuration } from '#platform';
import { firstStart, type UnitSource } from './first-start.js';

export type Standalone = Readonly<{ program: Program; address: string; stop: () => Promise<void> }>;

/** Api and worker in one process, on the embedded PostgreSQL where no other store is configured. */
export const openStandalone = async (configuration: Configuration, unitSource?: UnitSource): Promise<Standalone> => {
  const onError = reportTo(pino({ level: configuration.logLevel }, pino.destination(2)));
  const embedded = needsEmbedded(configuration)
    ? await EmbeddedPostgres.start({ dir: join(configuration.dataDir, 'postgres') })
    : undefined;
  try {
    const program = await Program.open({ configuration, embeddedUrl: embedded?.url, onError }, true);
    const stop = async () => {
      await program.close();
      await embedded?.stop();
    };
    try {
      await program.startWorker();
      await firstStart(program, configuration.dataDir, unitSource);
      return { program, address: await program.listen(), stop };
    } catch (error) {
      await program.close();
      throw error;
    }
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
};

const needsEmbedded = ({ eventStoreUrl, queueUrl, readStoreUrl }: Configuration): boolean =>
  [eventStoreUrl, queueUrl, readStoreUrl].includes(undefined);
