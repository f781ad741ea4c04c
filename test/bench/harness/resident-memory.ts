import { readFile, writeFile } from 'node:fs/promises';

const BYTES_PER_MB = 1_048_576;
const RESET_PEAK = '5';

const field = async (pid: number, name: string): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return (Number(kilobytes) * 1_024) / BYTES_PER_MB;
};

/** Resident memory of a process of this machine, in MB, now. */
export const residentMb = (pid: number): Promise<number> => field(pid, 'VmRSS');

/** The most that it was since `forgetPeak`. */
export const peakMb = (pid: number): Promise<number> => field(pid, 'VmHWM');

export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, RESET_PEAK);
