import { addDays } from '#kernel';

/** `YYYY-MM-DD HH:MM:SS` in Asia/Shanghai (UTC+8) of an ISO instant in UTC. */
export const shanghaiText = (instant: string): string => {
  const hour = Number(instant.slice(11, 13)) + 8;
  const date = addDays(instant.slice(0, 10), hour >= 24 ? 1 : 0);
  return `${date} ${String(hour % 24).padStart(2, '0')}${instant.slice(13, 19)}`;
};
