import type { Title } from '#imports';

/** Where a command speaks, a line at a time: results to `out`, faults and notes to `err`. */
export type Terminal = Readonly<{ out: (line: string) => void; err: (line: string) => void }>;

/** What every command is given: who listens, and the environment that holds its configuration. */
export type Surroundings = Readonly<{ terminal: Terminal; env: Readonly<Record<string, string | undefined>> }>;

/** Faults were found, or the command failed. */
export const FAULTS = 1;
export const WRONG_USAGE = 2;
export const SOUND = 0;

export type ExitCode = typeof SOUND | typeof FAULTS | typeof WRONG_USAGE;

/** Chinese and English on one line. */
export const both = ({ zh, en }: Title): string => `${zh}  ${en}`;

/** JSON of a result; positions are decimal strings. */
export const jsonOf = (result: unknown): string =>
  JSON.stringify(result, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2);
