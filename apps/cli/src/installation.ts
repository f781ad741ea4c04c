import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres } from '#embedded-postgres';
import { Program, readConfiguration, type Configuration, type ReportError } from '#platform';
import { CommandFailedError } from './command-error.js';
import type { Surroundings, Terminal } from './terminal.js';

export type Address = 'eventStoreUrl' | 'readStoreUrl' | 'queueUrl';

export type InstallationOptions = Readonly<{
  /** The addresses that the command uses. */
  needs: readonly Address[];
  /** Whether an installation is made where there is none. */
  create?: boolean;
}>;

export type Installation = Readonly<{ configuration: Configuration; embeddedUrl: string | undefined }>;

/**
 * Runs `work` on the stores that the environment names. Where some are not named, that is the embedded PostgreSQL of
 * DATA_DIR: the one that runs already, or one that is started for the time of the command.
 */
export const withInstallation = async <T>(
  { env }: Surroundings,
  { needs, create = false }: InstallationOptions,
  work: (installation: Installation) => Promise<T>,
): Promise<T> => {
  const configuration = readConfiguration(env);
  if (needs.every((name) => configuration[name] !== undefined)) return work({ configuration, embeddedUrl: undefined });
  const dir = join(configuration.dataDir, 'postgres');
  const running = await EmbeddedPostgres.runningOn(dir);
  if (running !== undefined) return work({ configuration, embeddedUrl: running });
  if (!create && !existsSync(join(dir, 'data'))) throw nothingIn(configuration.dataDir);
  const embedded = await EmbeddedPostgres.start({ dir });
  try {
    return await work({ configuration, embeddedUrl: embedded.url });
  } finally {
    await embedded.stop();
  }
};

/** As `withInstallation`, with the modules of the program on the stores. */
export const withProgram = <T>(
  surroundings: Surroundings,
  options: Pick<InstallationOptions, 'create'>,
  work: (program: Program) => Promise<T>,
): Promise<T> =>
  withInstallation(surroundings, { needs: ['eventStoreUrl', 'readStoreUrl'], ...options }, async (installation) => {
    const program = await Program.open({ ...installation, onError: reportTo(surroundings.terminal) }, false);
    try {
      return await work(program);
    } finally {
      await program.close();
    }
  });

/** Tells where and what kind of error, never its message: it may hold a person's words. */
export const reportTo =
  ({ err }: Terminal): ReportError =>
  (error, where) => {
    const { code } = error as { code?: unknown };
    err(`${where}: ${error.name}${typeof code === 'string' ? ` ${code}` : ''}`);
  };

const nothingIn = (dataDir: string) =>
  new CommandFailedError([
    {
      zh: `文件夹 ${dataDir} 中没有数据：请先启动程序（npm start），或用 DATA_DIR 指明数据所在文件夹。`,
      en: `There is no installation in ${dataDir}: start the program first (npm start), or name its folder in DATA_DIR.`,
    },
  ]);
