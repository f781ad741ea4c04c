import { readFile, writeFile } from 'node:fs/promises';

const BYTES_PER_MB = 1_048_576;
const RESET_PEAK = '5';

const field = async (pid: number, name: string): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return (Number(kilobytes) * 1_024) / BYTES_PER_MB;
};

/** The most resident memory, in MB, that a process of this machine has had since `forgetPeak`. */
export const peakMb = (pid: number): Promise<number> => field(pid, 'VmHWM');

export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, RESET_PEAK);

const TICKS_PER_SECOND = 100;
/** Of `/proc/<pid>/stat`, behind the name: the times spent in the program and in the kernel, in ticks. */
const [USER, SYSTEM] = [11, 12] as const;

/** CPU seconds that a process of this machine has used. */
export const cpuSeconds = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS_PER_SECOND;
};
