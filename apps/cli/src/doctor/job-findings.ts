import type { ParkedReaction } from '#jobs';
import { fail, ok, warn, type Finding } from './finding.js';

type Depth = Readonly<{ waiting: number; active: number; delayed: number; failed: number; oldestWaitingMs: number }>;

const LONG_WAIT_MS = 60_000;

/** Jobs by queue. A job that could run and does not for a minute says that no worker runs, or too few. */
export const queueFindings = (health: Readonly<Record<string, Depth>>): readonly Finding[] =>
  Object.entries(health).map(([kind, { waiting, active, delayed, failed, oldestWaitingMs }]) => {
    const seconds = Math.round(oldestWaitingMs / 1_000);
    const zh = `等待${waiting}，执行中${active}，定时${delayed}，失败${failed}，最久等待${seconds}秒`;
    const en = `waiting ${waiting}, active ${active}, delayed ${delayed}, failed ${failed}, oldest waits ${seconds} s`;
    return oldestWaitingMs > LONG_WAIT_MS ? warn(`queue ${kind}`, zh, en, WORKERS) : ok(`queue ${kind}`, zh, en);
  });

const WORKERS = { zh: '请检查 worker 是否在运行、数量是否足够。', en: 'See that workers run, and enough of them.' };

/** Events that a reaction gave up on. */
export const parkedFindings = (parked: readonly ParkedReaction[]): readonly Finding[] =>
  parked.length === 0
    ? [ok('parked reactions', '无', 'none')]
    : parked.map(({ reaction, type, stream, position, code, attempts }) =>
        fail(
          'parked reaction',
          `${reaction} 未能处理 ${type}（${stream}，位置 ${position}）`,
          `${reaction} gave up on ${type} of ${stream} at position ${position} after ${attempts} attempts: ${code}`,
          {
            zh: '排除原因后运行 cunzhi doctor --retry-parked。',
            en: 'Remove the cause, then run cunzhi doctor --retry-parked.',
          },
        ),
      );
