import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { calendarCsv, divisionsCsv, openInstallation, type CliInstallation } from './command-line.fixture.js';

type Report = Readonly<{
  imported: number;
  known: number;
  bad: number;
  written: boolean;
  faults: readonly Readonly<{ line: number; column?: string; code: string }>[];
}>;

let cli: CliInstallation;

jest.setTimeout(120_000);

beforeAll(async () => {
  cli = await openInstallation();
  await importing('divisions', await cli.file('divisions.csv', divisionsCsv));
});
afterAll(() => cli.close());

const importing = (kind: string, path: string, ...options: readonly string[]) =>
  cli.ask<Report>('import', kind, path, ...options);
const places = ({ faults }: Report) => faults.map(({ line, column, code }) => `${line} ${column} ${code}`);

describe('import of the rulebook', () => {
  const off = (name: string, ...days: readonly string[]) => days.map((day) => ({ date: `2027-${day}`, name }));
  const listOf2027 = (qingming: string) => ({
    year: 2027,
    restDays: [
      ...off('元旦', '01-01'),
      ...off('春节', '02-05', '02-06', '02-07', '02-08'),
      ...off('清明节', qingming),
      ...off('劳动节', '05-01', '05-02'),
      ...off('端午节', '06-09'),
      ...off('中秋节', '09-15'),
      ...off('国庆节', '10-01', '10-02', '10-03'),
    ],
    makeUpWorkdays: [],
  });
  const calendar = (qingming: string) => cli.file('calendar.csv', calendarCsv(listOf2027(qingming)));
  const notice = ['--notice', '国办发明电〔2026〕7号'];

  it('refuses a list that leaves out a statutory holiday, or rests on nothing', async () => {
    const lines = calendarCsv(listOf2027('04-05')).split('\n');
    const path = await cli.file('short.csv', lines.filter((line) => !/清明|端午/.test(line)).join('\n'));
    const short = await importing('calendar', path, ...notice);
    expect(places(short)).toEqual(['2 year holidays-missing']);
    expect(short.faults[0]).toMatchObject({
      zh: '2027 年放假安排缺少法定节假日：清明节 Qingming、端午节 Dragon Boat Festival',
      en: 'The list of 2027 leaves out statutory holidays: 清明节 Qingming、端午节 Dragon Boat Festival',
    });
    expect(places(await importing('calendar', await calendar('04-05')))).toEqual(['2 year calendar-source-missing']);
  });

  it('publishes a calendar once, and corrects it only with a reason', async () => {
    expect(await importing('calendar', await calendar('04-05'), ...notice)).toMatchObject({ imported: 1, known: 0 });
    expect(await importing('calendar', await calendar('04-05'), ...notice)).toMatchObject({ imported: 0, known: 1 });
    const other = await calendar('04-06');
    expect(places(await importing('calendar', other, ...notice))).toEqual(['2 year calendar-published-otherwise']);
    expect(await importing('calendar', other, ...notice, '--reason', '通知更正')).toMatchObject({
      imported: 1,
      written: true,
    });
    const { rows } = await cli.store.pool.query<object>(
      `select version, rest_days->5->>'date' as day from calendar_years where year = 2027`,
    );
    expect(rows).toEqual([{ version: 2, day: '2027-04-06' }]);
  });

  it('never takes a part of a calendar', async () => {
    const path = await cli.file('part.csv', '年份,日期,类型,名称\n2028,2028-01-01,放假,元旦\n2028,不明,放假,春节\n');
    const report = await importing('calendar', path, '--skip-bad-rows');
    expect(report).toMatchObject({ imported: 0, written: false, bad: 1 });
  });

  const parameters = (...rows: readonly string[]) =>
    cli.file('parameters.csv', ['参数,值,单位,适用范围,生效日期,依据,依据等级,备注', ...rows, ''].join('\n'));

  it('sets a version of a known parameter once, and corrects one only with a reason', async () => {
    const path = await parameters('event.tablesMax,15,count <=,370112,2026-07-01,,DEFAULT,');
    expect(await importing('parameters', path)).toMatchObject({ imported: 1, known: 0, bad: 0 });
    expect(await importing('parameters', path)).toMatchObject({ imported: 0, known: 1, bad: 0 });
    const changed = await parameters('event.tablesMax,16,count <=,370112,2026-07-01,,DEFAULT,');
    expect(places(await importing('parameters', changed))).toEqual(['2 effectiveFrom version-set-otherwise']);
    const set = async () => {
      const { rows } = await cli.store.pool.query<object>(
        'select parameter, value, meaning, correction, reason from parameters where scope = $$370112$$ order by key',
      );
      return rows;
    };
    const first = { parameter: 'event.tablesMax', value: 15, meaning: expect.stringMatching(/\w+/) };
    expect(await set()).toEqual([{ ...first, correction: 0, reason: null }]);
    expect(await importing('parameters', changed, '--reason', '录入有误')).toMatchObject({ imported: 1, bad: 0 });
    expect(await importing('parameters', changed)).toMatchObject({ imported: 0, known: 1 });
    const back = { ...first, value: 16, correction: 1, reason: '录入有误' };
    expect(await set()).toEqual([{ ...first, correction: 0, reason: null }, back]);
    const again = (value: number) => parameters(`event.tablesMax,${value},count <=,370112,2026-07-01,,DEFAULT,`);
    for (const value of [15, 16]) await importing('parameters', await again(value), '--reason', '录入有误');
    expect((await set()).map((row) => (row as { value: number }).value)).toEqual([15, 16, 15, 16]);
    expect(places(await importing('parameters', await again(15), '--reason', ' '))).toEqual([
      '2 value parameter-reason-missing',
    ]);
  });

  it('refuses a parameter that the program does not know, and one that breaks a rule', async () => {
    const path = await parameters(
      'event.noSuchThing,1,count,370112,2026-07-01,,DEFAULT,',
      'event.tablesMax,10,count <=,370112,2026-08-01,,LAW,',
      'appt.jointReview.silentConsent,true,boolean,370112,2026-08-01,,DEFAULT,',
    );
    expect(places(await importing('parameters', path))).toEqual([
      '2 key unknown-parameter',
      '3 value source-required',
      '4 value silence-never-consents',
    ]);
  });

  it('refuses what no rule can use, and writes nothing of such a table unless it is told to', async () => {
    const path = await parameters(
      'event.tablesMax,many,count <=,370112,2026-09-01,,DEFAULT,',
      'event.register,2,fortnight,370112,2026-09-01,,DEFAULT,',
      'event.wedding.before,"{""days"":3}",workingDay,370112,2026-09-01,,DEFAULT,',
      'event.carsMax,-1,count <=,370112,2026-09-01,,DEFAULT,',
      'event.verifySample,200,percent,370112,2026-09-01,,DEFAULT,',
      'event.carsMax,4,count <=,370112,2026-09-02,,DEFAULT,',
    );
    const before = await cli.events();
    const report = await importing('parameters', path);
    expect(places(report)).toEqual([
      '2 value value-unfit',
      '3 unit unit-unfit',
      '4 value value-unfit',
      '5 value value-unfit',
      '6 value value-unfit',
    ]);
    expect(report.faults[4]).toMatchObject({
      zh: '规则无法使用这个值，应为：0至100的整数',
      en: 'no rule can use this value: it must be a whole number from 0 to 100',
    });
    expect([report.written, await cli.events()]).toEqual([false, before]);
    expect(await importing('parameters', path, '--skip-bad-rows')).toMatchObject({ imported: 1, bad: 5 });
  });
});
