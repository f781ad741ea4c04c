import { fail, ok, warn, type Finding } from './finding.js';
import { shanghaiText } from '../shanghai-text.js';

export type DiskFacts = Readonly<{ dir: string; freeBytes: number; totalBytes: number }>;

const GIB = 1024 ** 3;
const SCARCE_BYTES = 5 * GIB;
const TOO_LITTLE_BYTES = GIB / 2;

export const diskFinding = ({ dir, freeBytes, totalBytes }: DiskFacts): Finding => {
  const [free, total] = [freeBytes, totalBytes].map((bytes) => (bytes / GIB).toFixed(1));
  const [zh, en] = [`${dir} 可用 ${free} GiB，共 ${total} GiB`, `${free} of ${total} GiB free`];
  if (freeBytes < TOO_LITTLE_BYTES) return fail('disk', zh, en, MAKE_ROOM);
  return freeBytes < SCARCE_BYTES ? warn('disk', zh, en, MAKE_ROOM) : ok('disk', zh, en);
};

const MAKE_ROOM = { zh: '请清理或扩容磁盘。', en: 'Make room, or enlarge the disk.' };

/** `skewMs` is how far this machine's clock is ahead of the database's; null under a virtual clock. */
export type ClockFacts = Readonly<{ kind: 'system' | 'virtual'; now: string; skewMs: number | null }>;

const MOST_SKEW_MS = 5_000;

export const clockFinding = ({ kind, now, skewMs }: ClockFacts): Finding => {
  const time = `${shanghaiText(now)} (Asia/Shanghai)`;
  if (kind === 'virtual') return ok('clock', `虚拟时间 ${time}`, 'virtual: it stands still until it is moved');
  const seconds = ((skewMs ?? 0) / 1_000).toFixed(1);
  const [zh, en] = [`真实时间 ${time}，与数据库相差 ${seconds} 秒`, `real, ${seconds} s from the database's`];
  return Math.abs(skewMs ?? 0) > MOST_SKEW_MS ? warn('clock', zh, en, SYNCHRONIZE) : ok('clock', zh, en);
};

const SYNCHRONIZE = { zh: '请为两台机器校时（NTP）。', en: 'Synchronize both machines (NTP).' };
