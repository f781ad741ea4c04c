import { shanghaiDate, type LocalDate } from '#kernel';

/** What stands on a form where nothing is known. */
export const NOTHING = '—';

/** What stands on a form in the place of a personal text that its reader may not know. */
export const WITHHELD = '（不予显示）';

/** `2026年11月4日`: no leading zeros. Basis: GB/T 9704 (RECALL). A dash where there is no date. */
export const officialDate = (date: LocalDate | null | undefined): string => {
  if (!date) return NOTHING;
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** `2026年11月`, of a date or of `2026-11`. */
export const officialMonth = (date: string | null | undefined): string => {
  if (!date) return NOTHING;
  const [year, month] = date.split('-').map(Number);
  return `${year}年${month}月`;
};

/** The day and hour in Shanghai of an ISO instant in UTC: `2026年11月4日 09:05`. */
export const officialTime = (instant: string): string => {
  const [hour = 0, minute = 0] = instant.slice(11, 16).split(':').map(Number);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${officialDate(shanghaiDate(instant))} ${two((hour + 8) % 24)}:${two(minute)}`;
};

/** Fen as yuan: `1200.50`, whole yuan without decimals. */
export const yuan = (fen: number): string => {
  const whole = Math.trunc(fen / 100);
  const rest = Math.abs(fen % 100);
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
};

/** Rows of a list with their numbers, from one. */
export const numbered = <Row extends object>(rows: readonly Row[]): readonly (Row & Readonly<{ no: string }>)[] =>
  rows.map((row, index) => ({ ...row, no: String(index + 1) }));
