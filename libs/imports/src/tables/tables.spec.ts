import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { workCalendar, type CalendarYear } from '#calendar';
import { readTable } from '../read/read-table.js';
import type { Columns } from '../schema/column.js';
import { parseRows } from '../schema/parse-rows.js';
import type { References, TableSchema } from '../schema/table-schema.js';
import { calendarTable, calendarYears } from './calendar.js';
import { divisionsTable } from './divisions.js';
import { parametersTable } from './parameters.js';
import { peopleTable } from './people.js';
import { personRefOf, postsTable } from './posts.js';
import { reserveTable } from './reserve.js';

const infra = (file: string) => readFileSync(new URL(`../../../../infra/data/${file}`, import.meta.url));

const parse = async <C extends Columns>(schema: TableSchema<C>, source: string | Uint8Array, references?: References) =>
  parseRows(schema, await readTable(Buffer.from(source), { columns: schema.columns }), references);

const codes = ({ faults }: { faults: readonly { line: number; column?: string; code: string }[] }) =>
  faults.map(({ line, column, code }) => `${line} ${column ?? '-'} ${code}`);

const references: References = { orgUnit: (code) => code.startsWith('3701'), source: () => true };

describe('the reserve pool', () => {
  it('holds members with the paper that admitted them, and candidates with a reason', async () => {
    const table = [
      '人员,单位编码,推荐理由,入库日期,入库文号',
      '张三,370102001002,,2024-06-01,历党发〔2024〕9号',
      '李四,370102001002,致富带头人,,',
      '王五,370102001002,,,',
      '赵六,370102001002,,2024-06-01,',
      '孙七,370102001002,退役军人,,历党发〔2024〕9号',
      '张三,370102001002,致富带头人,,',
    ].join('\n');
    const parsed = await parse(reserveTable, table, { orgUnit: () => true, person: () => true });
    expect(codes(parsed)).toEqual([
      '4 reason required',
      '5 documentNo required',
      '6 admittedOn required',
      '7 personRef repeated',
    ]);
    expect(parsed.rows.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('divisions', () => {
  it('hang together', async () => {
    const table = [
      'code,name,level,parentCode',
      '3701,济南市,city,',
      '370102,历下区,county,3701',
      '370103,市中区,city,3701',
      '370102001,解放路街道,town,370103',
      '370102001002,解放桥社区,village,370102',
      '370102002,千佛山街道,town,',
      '370104001,振兴街街道,town,370104',
      '3702,青岛市,city,3701',
      '3701021,无,town,370102',
    ].join('\n');
    expect(codes(await parse(divisionsTable, table))).toEqual([
      '4 level level-of-code',
      '5 parentCode parent-of-code',
      '6 parentCode parent-of-code',
      '7 parentCode parent-of-code',
      '8 parentCode unknown-reference',
      '9 parentCode parent-of-code',
      '10 code pattern',
    ]);
  });
});

describe('people', () => {
  it('are read, and the same person twice is a fault', async () => {
    const id = '0b8f8a52-6a9e-4f0e-9f4e-0d8f5f0a1b2c';
    const table = [
      '人员编号,姓名,性别,出生年月,单位编码',
      `${id},张三,男,1980-05,370102001002`,
      '1b8f8a52-6a9e-4f0e-9f4e-0d8f5f0a1b2c,张三,男,1980-05,370102001002',
      ',李四,女,,370102001002',
      ',李四,女,,370102001002',
      ',李四,女,1975-01,370102001002',
      ',王五,x,,3702',
    ].join('\n');
    const parsed = await parse(peopleTable([]), table, references);
    expect(codes(parsed)).toEqual(['5 name repeated', '7 gender not-in-list', '7 orgCode unknown-reference']);
    expect(parsed.rows[0]?.value).toEqual({
      personId: id,
      name: '张三',
      gender: 'male',
      birthMonth: '1980-05',
      orgCode: '370102001002',
    });
    expect(parsed.rows.map(({ line }) => line)).toEqual([2, 3, 4, 6]);
  });
});

describe('posts', () => {
  const schema = postsTable(
    [
      { value: 'secretary', title: { zh: '村党组织书记', en: 'Secretary' } },
      { value: 'vcDirector', title: { zh: '村委会主任', en: 'Director' } },
    ],
    [{ value: 'election', title: { zh: '选举', en: 'Election' } }],
    [{ value: 'resignation', title: { zh: '辞职', en: 'Resignation' } }],
  );
  const known: References = {
    ...references,
    person: (ref, { orgCode }) => ref === '张三' && orgCode === '370102001002',
  };

  it('are read, for people who can be found', async () => {
    const table = [
      'personRef,orgCode,post,startedOn,basis,documentNo',
      '张三,370102001002,村党组织书记,2021-03-01,选举,济组发〔2021〕3号',
      '张三,370102001002,secretary,2022-03-01,election,',
      '李四,370102001002,vcDirector,2021-03-01,appointment,',
    ].join('\n');
    const parsed = await parse(schema, table, known);
    expect(codes(parsed)).toEqual(['3 post repeated', '4 personRef unknown-reference', '4 basis not-in-list']);
    expect(parsed.rows[0]?.value).toEqual({
      personRef: '张三',
      orgCode: '370102001002',
      post: 'secretary',
      startedOn: '2021-03-01',
      basis: 'election',
      documentNo: '济组发〔2021〕3号',
    });
  });

  it('name papers whole: a date has a number, and the paper of an end has an end', async () => {
    const header = '人员,单位编码,职务,任职日期,任职方式,文号,发文日期,离任日期,离任原因,离任文号,离任发文日期';
    const row = (day: string, rest: string) => `张三,370102001002,村党组织书记,${day},选举,${rest}`;
    const sound = '1号,2021-02-26,2022-03-01,辞职,2号,2022-02-26';
    const table = [
      header,
      row('2021-03-01', sound),
      row('2022-03-01', '1号,,2023-03-01,辞职,2号,'),
      row('2023-03-01', ',2021-02-26,2024-03-01,辞职,,'),
      row('2024-03-01', ',,2025-03-01,辞职,,2025-02-26'),
      row('2025-03-01', ',,,,2号,2026-02-26'),
      row('2026-03-01', ',,2026-04-01,,,'),
    ].join('\n');
    const parsed = await parse(schema, table, known);
    expect(codes(parsed)).toEqual([
      '4 documentNo required',
      '5 exitDocumentNo required',
      '6 endedOn required',
      '7 endReason required',
    ]);
    expect(parsed.rows[0]?.value).toMatchObject({
      documentNo: '1号',
      documentOn: '2021-02-26',
      exitDocumentNo: '2号',
      exitDocumentOn: '2022-02-26',
    });
  });

  it('point to a person by id, or by name and unit', () => {
    const personRef = '0b8f8a52-6a9e-4f0e-9f4e-0d8f5f0a1b2c';
    expect(personRefOf({ personRef, orgCode: '3701' })).toEqual({ personId: personRef });
    expect(personRefOf({ personRef: '张三', orgCode: '3701' })).toEqual({ name: '张三', orgCode: '3701' });
  });
});

describe('calendar', () => {
  it('gives back every published list', async () => {
    const years = Array.from(
      { length: 23 },
      (_, i) => JSON.parse(infra(`calendar/${2004 + i}.json`).toString()) as CalendarYear,
    );
    const lines = years.flatMap(({ year, restDays, makeUpWorkdays }) => [
      ...restDays.map(({ date, name }) => `${year},${date},放假,${name}`),
      ...makeUpWorkdays.map(({ date, name }) => `${year},${date},makeUp,${name}`),
    ]);
    const { rows, faults } = await parse(calendarTable, ['年份,日期,类型,名称', ...lines].join('\n'));
    expect(faults).toEqual([]);
    const lists = years.map(({ year, restDays, makeUpWorkdays }) => ({ year, restDays, makeUpWorkdays }));
    expect(calendarYears(rows)).toEqual(lists);
  });

  it('lets nothing pass that the work calendar refuses', async () => {
    const table = [
      'year,date,kind,name',
      '2027,2027-01-01,rest,元旦',
      '2027,2027-01-01,makeUp,元旦',
      '2027,2026-12-31,rest,元旦',
      '2027,2027-01-04,makeUp,元旦',
      '2027,2027-01-03,makeUp,元旦',
    ].join('\n');
    const { rows, faults } = await parse(calendarTable, table);
    expect(codes({ faults })).toEqual(['3 date repeated', '4 date outside-year', '5 date make-up-on-weekday']);
    expect(workCalendar(calendarYears(rows).map((list) => ({ ...list, version: 3 }))).version).toBe('2027.3');
  });
});

describe('parameters', () => {
  type Parameter = { key: string; value: unknown; unit: string; sources: string[]; confidence: string; note: string };
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const header = 'key,value,unit,scope,effectiveFrom,source,confidence,note';

  it('give back all values of the reference data', async () => {
    const files = ['parameters.json', 'parameters.cunzhi.json'].map((file) => infra(file).toString());
    const parameters = files.flatMap((file) => (JSON.parse(file) as { parameters: Parameter[] }).parameters);
    const lines = parameters.map(({ key, value, unit, sources, confidence, note }) => {
      const cell = typeof value === 'string' ? value : JSON.stringify(value);
      const all = [key, cell, unit || '-', '3701', '2020-07-14', sources.join(' '), confidence, note];
      return all.map(quoted).join(',');
    });
    const { rows, faults } = await parse(parametersTable, [header, ...lines].join('\n'), references);
    const structured = ['supervise.remind'];
    expect(codes({ faults })).toEqual([
      `${parameters.findIndex(({ key }) => structured.includes(key)) + 2} value not-a-period`,
    ]);
    const kept = parameters.filter(({ key }) => !structured.includes(key));
    expect(rows.map(({ value }) => [value.key, value.value, value.source ?? []])).toEqual(
      kept.map(({ key, value, sources }) => [key, value, sources]),
    );
  });

  it('are refused where they are malformed', async () => {
    const table = [
      header,
      'event.wedding.before,10,workingDay,3701,2026-01-01,P31、P33,EX,',
      'event.wedding.before,12,workingDay,3701,2026-01-01,,EX,',
      'event.wedding.before,12,workingDay,370102,2026-01-01,,EX,',
      'event.wedding.after,1.5,workingDay,3701,2026-01-01,,EX,',
      'Event,"[1,",x,3702,2026-01-32,31,SURE,',
    ].join('\n');
    expect(codes(await parse(parametersTable, table, references))).toEqual([
      '3 key repeated',
      '5 value not-a-period',
      ...['key pattern', 'value pattern', 'scope unknown-reference', 'effectiveFrom not-a-date'].map(
        (fault) => `6 ${fault}`,
      ),
      ...['source pattern', 'confidence not-in-list'].map((fault) => `6 ${fault}`),
    ]);
  });
});
