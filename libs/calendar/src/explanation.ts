import { daysBetween, type LocalDate } from '#kernel';
import type { Text } from './clause.js';
import type { Period, SkippedDay, Working } from './working.js';

type Facts = Omit<Working, 'explanation'>;

/** The working as sentences that an official can read. */
export const explain = (facts: Facts): Text => ({
  zh: [...chinese(facts)].join(''),
  en: [...english(facts)].join(' '),
});

/** A number of units of time, such as 3个工作日, 3 working days. */
const lengthOf = ({ amount, unit }: Pick<Period, 'amount' | 'unit'>): Text => ({
  zh: `${amount}${{ workingDay: '个工作日', calendarDay: '日', month: '个月', year: '年' }[unit]}`,
  en: `${amount} ${{ workingDay: 'working day', calendarDay: 'calendar day', month: 'month', year: 'year' }[unit]}${amount === 1 ? '' : 's'}`,
});

function* chinese({ anchor, direction, dueOn, rolled, counted, skipped, clause, ...facts }: Facts) {
  const length = lengthOf(facts).zh;
  const last = rolled?.from ?? dueOn;
  if (direction === 'after') yield `自${zhDate(anchor)}的次日起计${length}，期间最后一日为${zhDate(last)}。`;
  else yield `自${zhDate(anchor)}的前一日起倒计${length}，最迟为${zhDate(last)}。`;
  if (rolled && direction === 'after') yield `该日为休息日，顺延至${zhDate(dueOn)}。`;
  if (rolled && direction === 'before') yield `该日为休息日，提前至${zhDate(dueOn)}。`;
  const madeUp = counted.filter(({ kind }) => kind === 'make-up-workday').map(({ date }) => zhDate(date));
  if (madeUp.length > 0) yield `计入调休上班日：${madeUp.sort().join('、')}。`;
  const passed = runsOf(skipped).map(({ from, to, reason }) => `${zhRange(from, to)}（${reason.name ?? '周末'}）`);
  if (passed.length > 0) yield `${rolled ? '休息日' : '不计入'}：${passed.join('、')}。`;
  yield `依据：${clause.text.zh}${rolled ? `；${rolled.basis.text.zh}` : ''}。`;
  yield `日历版本：${facts.calendarVersion}。`;
  if (facts.provisional) yield `${facts.unpublishedYears.join('、')}年放假安排尚未公布，到期日为暂定，公布后重新计算。`;
}

function* english({ anchor, direction, dueOn, rolled, counted, skipped, clause, ...facts }: Facts) {
  const last = rolled?.from ?? dueOn;
  yield `${lengthOf(facts).en} ${direction} ${anchor} ${direction === 'after' ? 'end on' : 'reach back to'} ${last}.`;
  if (rolled) yield `That is a day off, so the due date moves ${direction === 'after' ? 'on' : 'back'} to ${dueOn}.`;
  const madeUp = counted.filter(({ kind }) => kind === 'make-up-workday').map(({ date }) => date);
  if (madeUp.length > 0) yield `Counted as make-up workdays: ${madeUp.sort().join(', ')}.`;
  const passed = runsOf(skipped).map(({ from, to, reason }) => `${enRange(from, to)} (${enReason(reason)})`);
  if (passed.length > 0) yield `${rolled ? 'Days off' : 'Not counted'}: ${passed.join(', ')}.`;
  yield `Basis: ${clause.text.en}${rolled ? `; ${rolled.basis.text.en}` : ''}.`;
  yield `Calendar version ${facts.calendarVersion}.`;
  if (facts.provisional)
    yield `The list of days off for ${facts.unpublishedYears.join(', ')} is not published: the due date is provisional and will be computed again.`;
}

const runsOf = (skipped: readonly SkippedDay[]) => {
  const runs: { from: LocalDate; to: LocalDate; reason: SkippedDay['reason'] }[] = [];
  for (const { date, reason } of [...skipped].sort((a, b) => a.date.localeCompare(b.date))) {
    const run = runs.at(-1);
    if (run && run.reason.name === reason.name && daysBetween(run.to, date) === 1) run.to = date;
    else runs.push({ from: date, to: date, reason });
  }
  return runs;
};

const zhDay = (date: LocalDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
const zhDate = (date: LocalDate) => `${Number(date.slice(0, 4))}年${zhDay(date)}`;

const zhRange = (from: LocalDate, to: LocalDate) => {
  if (from === to) return zhDate(from);
  return `${zhDate(from)}至${from.slice(0, 4) === to.slice(0, 4) ? zhDay(to) : zhDate(to)}`;
};

const enRange = (from: LocalDate, to: LocalDate) => (from === to ? from : `${from} to ${to}`);

const enReason = ({ name }: SkippedDay['reason']) => (name === undefined ? 'weekend' : (HOLIDAYS[name] ?? name));

const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: '70th Anniversary of Victory Day',
};
