import { yearOf, type LocalDate } from '#kernel';
import { fail, ok, warn, type Finding } from './finding.js';

export type CalendarFacts = Readonly<{
  today: LocalDate;
  lastPublished: number | null;
  openDeadlines: number;
  provisionalDeadlines: number;
}>;

const OCTOBER = 10;

/** How far ahead the statutory calendar reaches, and the deadlines that were counted beyond it. */
export const calendarFindings = (facts: CalendarFacts): readonly Finding[] => [
  horizonFinding(facts),
  deadlinesFinding(facts),
];

const horizonFinding = ({ today, lastPublished }: CalendarFacts): Finding => {
  const year = yearOf(today);
  const [zh, en] = [`已公布至${lastPublished ?? '—'}年`, `published up to ${lastPublished ?? '-'}`];
  if (lastPublished === null || lastPublished < year)
    return fail('calendar', `${zh}，缺${year}年`, `${en}, ${year} is missing`, publish(year));
  const due = Number(today.slice(5, 7)) >= OCTOBER && lastPublished === year;
  return due
    ? warn('calendar', `${zh}，缺${year + 1}年`, `${en}, ${year + 1} is missing`, publish(year + 1))
    : ok('calendar', zh, en);
};

const publish = (year: number) => ({
  zh: `国务院办公厅通知公布后，运行 cunzhi import calendar 导入${year}年安排。`,
  en: `Once the notice is out, import the list of ${year} with cunzhi import calendar.`,
});

const deadlinesFinding = ({ openDeadlines: open, provisionalDeadlines: provisional }: CalendarFacts): Finding => {
  if (provisional === 0) return ok('deadlines', `进行中的时限${open}项`, `${open} open`);
  return warn(
    'deadlines',
    `进行中的时限${open}项，其中暂定${provisional}项`,
    `${open} open, ${provisional} of them provisional`,
    {
      zh: '暂定时限超出已公布的日历，公布后自动重算。',
      en: 'They reach beyond the published calendar, and are computed again once it is published.',
    },
  );
};
