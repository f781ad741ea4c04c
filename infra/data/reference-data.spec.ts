import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { calendarFaults, type CalendarYear } from '#calendar';

type Parameter = { key: string; value: unknown; unit: string; confidence: string; sources: string[] };

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const json = <T>(file: string) => JSON.parse(read(file)) as T;

const countBy = (values: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe('divisions', () => {
  const rows = read('divisions.csv').trimEnd().split('\n').slice(1);
  const divisions = rows.map((row) => row.split(',') as [string, string, string, string]);
  const codes = new Map(divisions.map(([code, , level]) => [code, level]));

  it('holds Jinan with 13 county-level areas, 164 towns and 5,758 villages, each once', () => {
    expect(countBy(divisions.map(([, , level]) => level))).toEqual({ city: 1, county: 13, town: 164, village: 5758 });
    expect(codes.size).toBe(5936);
    expect(divisions[0]).toEqual(['3701', '济南市', 'city', '']);
  });

  it('hangs every unit below the unit of the next level whose code begins its own', () => {
    const above: Record<string, string> = { county: 'city', town: 'county', village: 'town' };
    const wrong = divisions.filter(([code, name, level, parent]) => {
      if (level === 'city') return parent !== '';
      return name === '' || codes.get(parent) !== above[level] || !code.startsWith(parent);
    });
    expect(wrong).toEqual([]);
  });
});

describe('calendars', () => {
  const files = readdirSync(new URL('calendar/', import.meta.url));
  const years = files.map((file) => json<CalendarYear & { source: string }>(`calendar/${file}`));

  it('cover 2004 to 2026 without a fault, and name their source', () => {
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
    expect(files).toEqual(years.map(({ year }) => `${year}.json`));
    expect(years.flatMap(calendarFaults)).toEqual([]);
    expect(years.filter(({ source }) => !/^npm chinese-days \d/.test(source))).toEqual([]);
  });

  it('hold the list of 2026 as published', () => {
    const { restDays, makeUpWorkdays, notice } = years.at(-1) as CalendarYear;
    const range = (name: string, month: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => ({
        date: `${month}-${String(from + i).padStart(2, '0')}`,
        name,
      }));
    expect(restDays).toEqual([
      ...range('元旦', '2026-01', 1, 3),
      ...range('春节', '2026-02', 15, 23),
      ...range('清明节', '2026-04', 4, 6),
      ...range('劳动节', '2026-05', 1, 5),
      ...range('端午节', '2026-06', 19, 21),
      ...range('中秋节', '2026-09', 25, 27),
      ...range('国庆节', '2026-10', 1, 7),
    ]);
    expect(makeUpWorkdays.map(({ date }) => date)).toEqual(
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((day) => `2026-${day}`),
    );
    expect(notice).toBe('国务院办公厅关于2026年部分节假日安排的通知');
  });
});

describe('parameters', () => {
  const handed = json<{ parameters: Parameter[] }>('parameters.json').parameters;
  const added = json<{ parameters: Parameter[] }>('parameters.cunzhi.json').parameters;
  const all = [...handed, ...added];
  const { sources } = json<{ sources: { code: string; title: string }[] }>('sources.json');

  it('are 160, with the confidence that each deserves', () => {
    expect(countBy(handed.map(({ confidence }) => confidence))).toEqual({
      ...{ LAW: 48, PLAN: 5, PUB: 10, EX: 41, RECALL: 2, DEFAULT: 54 },
    });
  });

  it('have one row per key, additions included', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it('all have one shape', () => {
    const fields = 'key workflow meaning value unit anchor confidence sources note scope effectiveFrom';
    expect([...new Set(all.map((row) => Object.keys(row).join(' ')))]).toEqual([fields]);
  });

  it('cite only listed sources, and cite one wherever they are not our own default or recollection', () => {
    const known = new Set(sources.map(({ code }) => code));
    expect(known.size).toBe(sources.length);
    expect(all.filter((row) => row.sources.some((code) => !known.has(code)))).toEqual([]);
    const cited = all.filter(({ confidence }) => !['DEFAULT', 'RECALL'].includes(confidence));
    expect(cited.filter((row) => row.sources.length === 0)).toEqual([]);
  });

  it('say the ladder twice, in words and for the machine, and mean the same', () => {
    const value = (key: string) => all.find((row) => row.key === key)?.value;
    const offset = (key: string) => Number(/^due ([+-] \d+) wd$/.exec(String(value(key)))?.[1]?.replace(' ', ''));
    expect(value('supervise.remind')).toBe('5 and 1');
    expect(value('supervise.ladder')).toEqual([
      { stage: 'remind', offset: -5 },
      { stage: 'remind', offset: -1 },
      ...['blue', 'yellow', 'red', 'talk'].map((stage) => ({ stage, offset: offset(`supervise.${stage}`) })),
    ]);
  });

  it('give whole positive numbers to every period of time', () => {
    const periods = all.filter(({ unit }) => ['workingDay', 'calendarDay', 'month', 'year'].includes(unit));
    const structured = ['supervise.remind', 'supervise.ladder'];
    const wrong = periods.filter(
      ({ key, value }) => !structured.includes(key) && !(Number.isInteger(value) && Number(value) > 0),
    );
    expect(wrong).toEqual([]);
    expect(periods.length).toBeGreaterThan(80);
  });
});

describe('measures', () => {
  it('are the 25 of the plan', () => {
    const { measures } = json<{ measures: unknown[] }>('measures.json');
    expect(measures).toHaveLength(25);
  });
});
