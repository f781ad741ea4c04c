import { AttachmentStoreUnavailableError } from '#attachments';
import { ConfigurationError } from './configuration.js';
import { KeyVaultMismatchError, type Program } from './program.js';
import { UnreachableServerError } from './reaching.js';
import { SelfCheckError } from './self-check.js';
import type { ReportError } from './stores.js';

type Log = Readonly<{ error: (fields: object, text: string) => void }>;

const FRAME = /^ {4}at .*:\d+:\d+\)?$/;
const FRAMES = 5;

/** Logs where and what kind of error, never its message: it may hold a person's words. */
export const reportTo =
  (log: Log): ReportError =>
  (error, where) => {
    const { code } = error as { code?: unknown };
    log.error({ where, error: error.name, code, frames: framesOf(error) }, 'error');
  };

/** A message of several lines stands in the stack line by line: frames are known by their form. */
const framesOf = ({ stack = '' }: Error): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES);

/**
 * Opens a program, answers it, and closes it gracefully on SIGINT or SIGTERM: from its answer on. A failed start exits with
 * 1.
 */
export const runUntilSignal = async <T extends Pick<Program, 'close'>>(open: () => Promise<T>): Promise<T> => {
  try {
    const program = await open();
    let closing: Promise<void> | undefined;
    const end = () => {
      closing ??= program.close();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    return program;
  } catch (error) {
    process.stderr.write(`${explainStart(error)}\n`);
    return process.exit(1);
  }
};

/** Why the program did not start, in a sentence for each fault. */
export const explainStart = (error: unknown): string => {
  if (error instanceof ConfigurationError || error instanceof SelfCheckError)
    return error.faults.map((fault) => `- ${fault}`).join('\n');
  const explained = [KeyVaultMismatchError, AttachmentStoreUnavailableError, UnreachableServerError];
  if (explained.some((kind) => error instanceof kind)) return `- ${(error as Error).message}`;
  const { name, message, code, port } = error as Error & { code?: string; port?: number };
  if (name === 'WrongMasterKeyError')
    return '- The master key does not open the key vault: set the MASTER_KEY that the vault was made with.';
  if (code === 'EADDRINUSE')
    return `- Port ${port ?? ''} is in use: stop the other program, or set PORT to a free one.`;
  return `- ${name}: ${message}`;
};
