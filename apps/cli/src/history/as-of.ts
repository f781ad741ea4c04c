import { addDays, DATE_RANGE, isLocalDate, shanghaiInstant } from '#kernel';
import { UsageError } from '../command-error.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The last moment that counts, as an ISO instant in UTC. A date counts to its end in Asia/Shanghai. Throws UsageError.
 */
export const asOfInstant = (given: string): string => {
  if (isLocalDate(given)) return new Date(Date.parse(shanghaiInstant(addDays(given, 1))) - 1).toISOString();
  if (INSTANT.test(given) && isLocalDate(given.slice(0, 10)) && !Number.isNaN(Date.parse(given)))
    return new Date(given).toISOString();
  throw new UsageError({
    zh: `--as-of 应为日期（2026-09-21）或时刻（2026-09-21T17:00:00+08:00），在 ${DATE_RANGE.first} 至 ${DATE_RANGE.last} 之间。`,
    en: `--as-of takes a date (2026-09-21) or an instant (2026-09-21T17:00:00+08:00), from ${DATE_RANGE.first} to ${DATE_RANGE.last}.`,
  });
};
