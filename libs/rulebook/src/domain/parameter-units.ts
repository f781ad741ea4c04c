import type { JsonValue } from '#kernel';
import type { Needed } from '#workflow';

/** What a unit admits as a value. */
export type UnitForm = Readonly<{ admits: (value: JsonValue) => boolean; needed: Needed }>;

const whole = (value: JsonValue, from: number, to: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

const said = (value: JsonValue, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

const wholeForm = (from: number, to: number): UnitForm => ({
  admits: (value) => whole(value, from, to),
  needed: { zh: `${from}至${to}的整数`, en: `a whole number from ${from} to ${to}` },
});

/** A period, several of them in words, or a list that a rule reads. */
const period = (most: number): UnitForm => ({
  admits: (value) => whole(value, 1, most) || said(value, /^[1-9]\d*( and [1-9]\d*)*$/) || Array.isArray(value),
  needed: { zh: `1至${most}的整数`, en: `a whole number from 1 to ${most}` },
});

const count: UnitForm = {
  admits: (value) => whole(value, 0, MOST) || said(value, /^\d+(-\d+|( or \d+)*)$/),
  needed: {
    zh: `0至1000000的整数，或者 3-7、3 or 5 这样的范围`,
    en: 'a whole number from 0 to 1000000, or a range such as 3-7 or 3 or 5',
  },
};

const textual = (pattern: RegExp, zh: string, en: string): UnitForm => ({
  admits: (value) => said(value, pattern),
  needed: { zh, en },
});

const DAY_OF_YEAR = '(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const FRACTION = /(\d+)\/(\d+)/g;

const fraction: UnitForm = {
  admits: (value) => {
    const shares = typeof value === 'string' ? [...value.matchAll(FRACTION)] : [];
    return shares.length > 0 && shares.every(([, part, of]) => Number(part) > 0 && Number(part) <= Number(of));
  },
  needed: { zh: '不大于一的分数，如 2/3', en: 'a share of at most one, such as 2/3' },
};

const structured: UnitForm = {
  admits: (value) => (typeof value === 'object' ? value !== null : value !== ''),
  needed: { zh: '文字或者 JSON', en: 'words or JSON' },
};

const MOST = 1_000_000;
const MOST_DAYS = 3_660;
const MOST_MONTHS = 1_200;
const MOST_YEARS = 100;

/** Units in which a time limit is counted: one may be set in the place of another. */
export const periodUnits = ['workingDay', 'calendarDay', 'month', 'year'] as const;

const FORMS: Readonly<Record<string, UnitForm>> = {
  workingDay: period(MOST_DAYS),
  calendarDay: period(MOST_DAYS),
  month: period(MOST_MONTHS),
  year: period(MOST_YEARS),
  'month >=': wholeForm(1, MOST_MONTHS),
  'year >=': wholeForm(1, MOST_YEARS),
  'year <=': wholeForm(1, MOST_YEARS),
  'day >=': wholeForm(0, MOST_DAYS),
  count,
  'count <=': wholeForm(0, MOST),
  'count >=': wholeForm(0, MOST),
  'count/month': wholeForm(0, MOST),
  'count/quarter': wholeForm(0, MOST),
  'count/year': wholeForm(0, MOST),
  'hour/year': wholeForm(0, 8_784),
  minute: wholeForm(1, 1_440),
  people: wholeForm(0, MOST),
  points: wholeForm(0, MOST),
  'yuan <=': wholeForm(0, MOST),
  percent: wholeForm(0, 100),
  'percent >=': wholeForm(0, 100),
  fraction,
  'fraction >': fraction,
  'fraction >=': fraction,
  boolean: { admits: (value) => typeof value === 'boolean', needed: { zh: 'true 或 false', en: 'true or false' } },
  time: textual(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻 HH:MM', 'a time of day, HH:MM'),
  window: textual(
    new RegExp(`^${DAY_OF_YEAR}\\.\\.${DAY_OF_YEAR}$`),
    '起止月日，如 11-01..03-31',
    'two days of the year such as 11-01..03-31',
  ),
  dates: textual(
    new RegExp(`^${DAY_OF_YEAR}(, ${DAY_OF_YEAR})*$`),
    '月日，如 09-30, 11-15',
    'days of the year such as 09-30, 11-15',
  ),
  score: textual(/^\d+(\/\d+)*$/, '分数，如 90/80/70/60', 'scores such as 90/80/70/60'),
  frequency: textual(/^[a-z ]+$/, '频次，如 monthly', 'a frequency such as monthly'),
  structure: structured,
  rule: structured,
};

/** Units that are known, besides `enum(one|another)`. */
export const knownUnits: readonly string[] = Object.keys(FORMS);

/** The form of a unit; undefined for a unit that is not known. */
export const unitForm = (unit: string): UnitForm | undefined => {
  const [, listed] = /^enum\((\w[\w-]*(?:\|\w[\w-]*)*)\)$/.exec(unit) ?? [];
  if (listed === undefined) return Object.hasOwn(FORMS, unit) ? FORMS[unit] : undefined;
  const choices = listed.split('|');
  return {
    admits: (value) => typeof value === 'string' && choices.includes(value),
    needed: { zh: `${choices.join('、')}之一`, en: `one of ${choices.join(', ')}` },
  };
};
