import { describe, expect, it } from '@jest/globals';
import { publishedYear } from '#testing';
import { missingHolidays } from './statutory-holidays.js';

const missing = (year: number, without: (day: { date: string; name: string }) => boolean) =>
  missingHolidays({ year, restDays: publishedYear(year).restDays.filter((day) => !without(day)) }).map(({ zh }) => zh);
const nothing = () => false;
const on = (day: string) => (listed: { date: string }) => listed.date.endsWith(day);
const called = (name: string) => (listed: { name: string }) => listed.name.includes(name);

describe('the statutory holidays of a year', () => {
  it.each(Array.from({ length: 23 }, (_, index) => 2004 + index))('are all in the list of %d as shipped', (year) =>
    expect(missing(year, nothing)).toEqual([]),
  );

  it('are seven since 2008, four before', () => {
    const of = (year: number) => missingHolidays({ year, restDays: [] }).map(({ zh }) => zh);
    const before = ['元旦', '春节', '劳动节', '国庆节'];
    expect(of(2007)).toEqual(before);
    expect(of(2000)).toEqual(before);
    expect(of(2008)).toEqual(['元旦', '春节', '劳动节', '清明节', '端午节', '中秋节', '国庆节']);
    expect(of(2027)).toEqual(of(2008));
  });

  it.each([
    [2026, called('清明'), ['清明节']],
    [2026, called('端午'), ['端午节']],
    [2026, called('中秋'), ['中秋节']],
    [2026, called('春节'), ['春节']],
    [2026, on('01-01'), ['元旦']],
    [2026, on('05-02'), ['劳动节']],
    [2024, on('05-02'), []],
    [2007, on('05-03'), ['劳动节']],
    [2026, on('10-03'), ['国庆节']],
    [2020, on('10-01'), ['中秋节', '国庆节']],
  ])('are missed in %d where days are left out', (year, without, names) =>
    expect(missing(year, without)).toEqual(names),
  );

  it('are not to be had by their name on any day', () => {
    const restDays = publishedYear(2026).restDays.map((day) =>
      day.name === '端午节' ? { ...day, date: `2026-03-${day.date.slice(8)}` } : day,
    );
    expect(missingHolidays({ year: 2026, restDays })).toEqual([
      { zh: '端午节', en: 'Dragon Boat Festival', basis: '国务院令第795号' },
    ]);
  });

  it('are four days in spring since 2025, three before', () => {
    const spring = (year: number, days: number) => {
      let seen = 0;
      return missing(year, ({ name }) => name === '春节' && ++seen > days);
    };
    expect([spring(2025, 3), spring(2025, 4), spring(2024, 3), spring(2024, 2)]).toEqual([['春节'], [], [], ['春节']]);
  });
});
