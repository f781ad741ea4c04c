import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { computeDeadline, remainingTime, workCalendar, type CalendarYear } from './index.js';

const published = Array.from({ length: 23 }, (_, i): CalendarYear => {
  const file = new URL(`../../../infra/data/calendar/${2004 + i}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as CalendarYear;
});
const calendar = workCalendar(published);

const after = (anchor: string, amount: number, unit: 'workingDay' | 'calendarDay' | 'month') =>
  computeDeadline({ anchor, amount, unit, direction: 'after' }, calendar);
const before = (anchor: string, amount: number, unit: 'workingDay' | 'calendarDay') =>
  computeDeadline({ anchor, amount, unit, direction: 'before' }, calendar);

describe('working of a period in working days', () => {
  const working = after('2026-09-18', 3, 'workingDay');

  it('lists each day counted and each day skipped, with the reason', () => {
    expect(working).toMatchObject({
      counted: [
        { date: '2026-09-20', n: 1, kind: 'make-up-workday', name: '国庆节' },
        { date: '2026-09-21', n: 2, kind: 'workday' },
        { date: '2026-09-22', n: 3, kind: 'workday' },
      ],
      skipped: [{ date: '2026-09-19', reason: { code: 'weekend' } }],
      calendarVersion: '2004-2026.1',
      clause: { source: 'L15', confidence: 'DEFAULT' },
    });
    expect(working).not.toHaveProperty('span');
    expect(working).not.toHaveProperty('rolled');
  });

  it('explains itself in Chinese and English', () => {
    expect(working.explanation.zh).toBe(
      '自2026年9月18日的次日起计3个工作日，期间最后一日为2026年9月22日。计入调休上班日：2026年9月20日。' +
        '不计入：2026年9月19日（周末）。依据：工作日按国务院办公厅公布的放假调休安排计算，不含法定节假日，' +
        '调休上班日计入（参照《行政许可法》第八十二条）。日历版本：2004-2026.1。',
    );
    expect(working.explanation.en).toBe(
      '3 working days after 2026-09-18 end on 2026-09-22. Counted as make-up workdays: 2026-09-20. Not counted: ' +
        '2026-09-19 (weekend). Basis: working days follow the published list of days off; statutory holidays are ' +
        'left out, make-up workdays count (Administrative Licensing Law, art. 82, by analogy). Calendar version 2004-2026.1.',
    );
  });

  it('counts backwards in counting order, and sums up runs of days off in calendar order', () => {
    const { counted, skipped, explanation } = before('2026-10-10', 10, 'workingDay');
    expect(counted.map(({ date, n }) => `${n} ${date}`)).toEqual(
      ['10-09', '10-08', '09-30', '09-29', '09-28', '09-24', '09-23', '09-22', '09-21', '09-20'].map(
        (day, i) => `${i + 1} 2026-${day}`,
      ),
    );
    expect(skipped.map(({ date }) => date)).toEqual(
      ['10-07', '10-06', '10-05', '10-04', '10-03', '10-02', '10-01', '09-27', '09-26', '09-25'].map(
        (d) => `2026-${d}`,
      ),
    );
    expect(explanation.zh).toContain('自2026年10月10日的前一日起倒计10个工作日，最迟为2026年9月20日。');
    expect(explanation.zh).toContain('不计入：2026年9月25日至9月27日（中秋节）、2026年10月1日至10月7日（国庆节）。');
    expect(explanation.en).toContain(
      '2026-09-25 to 2026-09-27 (Mid-Autumn Festival), 2026-10-01 to 2026-10-07 (National Day)',
    );
  });

  it('says of which year the list is missing', () => {
    const { unpublishedYears, explanation } = after('2026-12-25', 5, 'workingDay');
    expect(unpublishedYears).toEqual([2027]);
    expect(explanation.zh).toContain('2027年放假安排尚未公布，到期日为暂定，公布后重新计算。');
    expect(explanation.en).toContain('The list of days off for 2027 is not published: the due date is provisional');
  });
});

describe('working of a period in calendar days or months', () => {
  it('sums up the days and tells how the due date moved on, by the Civil Code', () => {
    const working = after('2026-09-21', 10, 'calendarDay');
    expect(working).toMatchObject({
      counted: [],
      span: { first: '2026-09-22', last: '2026-10-01', days: 10 },
      rolled: { from: '2026-10-01', to: '2026-10-08', basis: { source: 'L14', confidence: 'LAW' } },
      clause: { source: 'L14', confidence: 'LAW' },
    });
    expect(working.skipped).toHaveLength(7);
    expect(working.explanation.zh).toContain('期间最后一日为2026年10月1日。该日为休息日，顺延至2026年10月8日。');
    expect(working.explanation.zh).toContain('休息日：2026年10月1日至10月7日（国庆节）。');
    expect(working.explanation.zh).toContain('《民法典》第二百零三条');
  });

  it('moves back to the working day before, which no statute says', () => {
    const working = before('2026-02-24', 3, 'calendarDay');
    expect(working).toMatchObject({
      span: { first: '2026-02-23', last: '2026-02-21', days: 3 },
      rolled: { from: '2026-02-21', to: '2026-02-14', basis: { confidence: 'DEFAULT' } },
      clause: { confidence: 'DEFAULT' },
    });
    expect(working.explanation.en).toContain('That is a day off, so the due date moves back to 2026-02-14.');
  });

  it('needs no list for the days in between, only for the last one', () => {
    expect(after('2026-08-31', 6, 'month')).toMatchObject({
      provisional: true,
      span: { days: 181 },
      unpublishedYears: [2027],
    });
    const gap = workCalendar(published.filter(({ year }) => year !== 2025));
    const period = { anchor: '2024-12-30', amount: 380, unit: 'calendarDay', direction: 'after' } as const;
    expect(computeDeadline(period, gap)).toMatchObject({ dueOn: '2026-01-14', provisional: false });
  });

  it('is plain JSON', () => {
    for (const working of [after('2026-09-21', 10, 'calendarDay'), after('2026-12-25', 5, 'workingDay')])
      expect(JSON.parse(JSON.stringify(working))).toStrictEqual(working);
  });
});

describe('a stopped clock', () => {
  const fiveDays = after('2026-09-18', 5, 'workingDay');

  it('has used up the day of the pause', () => {
    expect(fiveDays.dueOn).toBe('2026-09-24');
    expect(remainingTime(fiveDays, '2026-09-21', calendar)).toEqual({ amount: 3, unit: 'workingDay' });
  });

  it('counts calendar days for what is left of months', () => {
    const months = after('2026-03-10', 6, 'month');
    expect(remainingTime(months, '2026-08-31', calendar)).toEqual({ amount: 10, unit: 'calendarDay' });
  });

  it.each(['2026-09-24', '2026-09-30'])('stopped on %s has nothing left', (pausedOn) => {
    expect(remainingTime(fiveDays, pausedOn, calendar).amount).toBe(0);
  });

  it('stopped before its anchor has everything left', () => {
    expect(remainingTime(fiveDays, '2026-09-01', calendar).amount).toBe(5);
  });
});
