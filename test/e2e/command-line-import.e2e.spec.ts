import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { CommandRunner } from '#event-store';
import { loadBundledRules } from '#platform';
import { divisionsCsv, openInstallation, type CliInstallation } from './command-line.fixture.js';

type Report = Readonly<{
  rows: number;
  imported: number;
  known: number;
  bad: number;
  written: boolean;
  faults: readonly Readonly<{ line: number; column?: string; code: string; zh: string; en: string }>[];
}>;

const village = '370112013205';
let cli: CliInstallation;

jest.setTimeout(120_000);

beforeAll(async () => {
  cli = await openInstallation();
});
afterAll(() => cli.close());

const importing = (kind: string, path: string, ...options: readonly string[]) =>
  cli.ask<Report>('import', kind, path, ...options);
const places = ({ faults }: Report) => faults.map(({ line, column, code }) => `${line} ${column} ${code}`);

describe('import', () => {
  it('writes nothing where a row is bad, and reports each with line, column and reason', async () => {
    const bad = `${divisionsCsv}370199,无,region,3701\n,空,village,370112013\n`;
    const path = await cli.file('bad.csv', bad);
    const { code, out } = await cli.run('import', 'divisions', path);
    expect(code).toBe(1);
    expect(out.slice(0, 2)).toEqual([
      '第7行 line 7: 层级：应为下列之一：市、区县、镇街、村  Level: must be one of: city, county, town, village',
      '第8行 line 8: 编码：不能为空  Code: must not be empty',
    ]);
    expect(out[2]).toContain('nothing was written');
    expect(await cli.events()).toBe(1);
  });

  it('tells in a dry run what it would do', async () => {
    const path = await cli.file('divisions.csv', divisionsCsv);
    const report = await importing('divisions', path, '--dry-run');
    expect(report).toMatchObject({ rows: 5, imported: 5, known: 0, bad: 0, written: false });
    expect(await cli.events()).toBe(1);
  });

  it('leaves bad rows out where that is asked, and brings the read models up to date', async () => {
    const path = await cli.file('bad.csv', `${divisionsCsv}370199,无,region,3701\n`);
    const report = await importing('divisions', path, '--skip-bad-rows');
    expect(report).toMatchObject({ rows: 6, imported: 5, known: 0, bad: 1, written: true });
    expect(places(report)).toEqual(['7 level not-in-list']);
    const { rows } = await cli.store.pool.query<{ code: string }>('select code from org_units order by code');
    expect(rows.map((row) => row.code)).toEqual(['3701', '370112', '370112013', village, '370112013206']);
  });

  it('writes nothing the second time, and says that all is there already', async () => {
    const before = await cli.events();
    const report = await importing('divisions', await cli.file('divisions.csv', divisionsCsv));
    expect(report).toMatchObject({ imported: 0, known: 5, bad: 0, written: false });
    expect(await cli.events()).toBe(before);
  });

  it('compares a second list with the register, and changes nothing before its rows are accepted', async () => {
    const list = [
      'code,name,level,parentCode',
      '3701,济南市,city,',
      '370112,历城区,county,3701',
      '370112013,港沟街道,town,370112',
      '370112014,仲宫街道,town,370112',
      '370112013205,芦南新村,village,370112014',
      '',
    ].join('\n');
    const path = await cli.file('newer.csv', list);
    const { code, out } = await cli.run('import', 'divisions', path);
    expect([code, out.slice(0, 4)]).toEqual([
      0,
      [
        '1 新增  added  370112014 仲宫街道: → 370112',
        '2 更名  renamed  370112013205 芦南村: 芦南村 → 芦南新村',
        '3 划转  moved  370112013205 芦南新村: 370112013 → 370112014',
        '4 名单中已无  gone  370112013206 芦北村',
      ],
    ]);
    expect(out[4]).toContain('4 differences from the register were recorded, and nothing was changed');
    const units = async () => {
      const { rows } = await cli.store.pool.query<{ unit: string }>(
        "select concat_ws(' ', code, name, parent_code, status) as unit from org_units where length(code) > 6 order by code",
      );
      return rows.map(({ unit }) => unit);
    };
    const before = await units();
    expect(before).toEqual([
      '370112013 港沟街道 370112 open',
      '370112013205 芦南村 370112013 open',
      '370112013206 芦北村 370112013 open',
    ]);
    expect(await importing('divisions', path, '--accept', '1,2', '--document', '历政字8号')).toMatchObject({
      imported: 2,
      bad: 0,
    });
    expect(await units()).toEqual([
      '370112013 港沟街道 370112 open',
      '370112013205 芦南新村 370112013 open',
      '370112013206 芦北村 370112013 open',
      '370112014 仲宫街道 370112 open',
    ]);
    const wrong = await importing('divisions', path, '--accept', '2,9');
    expect(places(wrong)).toEqual(['2 difference row-decided', '9 difference unknown-row']);
    expect((await cli.run('import', 'divisions', path, '--accept', 'some')).code).toBe(2);
    expect(await importing('divisions', path, '--accept', 'all')).toMatchObject({ imported: 2, bad: 0 });
    expect(await units()).toEqual([
      '370112013 港沟街道 370112 open',
      '370112013205 芦南新村 370112014 open',
      '370112013206 芦北村 370112013 closed',
      '370112014 仲宫街道 370112 open',
    ]);
    const events = await cli.events();
    expect(await importing('divisions', path)).toMatchObject({ imported: 0, known: 5, bad: 0 });
    expect(await cli.events()).toBe(events);
  });

  it('goes on with a first load that was broken off, and then changes no registered unit', async () => {
    const path = await cli.file(
      'rest.csv',
      divisionsCsv.replace('芦南村', '芦南老村') + '370112013207,芦西村,village,370112013\n',
    );
    const report = await importing('divisions', path, '--first-load', '--skip-bad-rows');
    expect(report).toMatchObject({ imported: 1 });
    expect(places(report)).toEqual(['5 code imported-otherwise']);
  });

  it('reads GBK, registers people once, and a second person of the same name where the table holds two', async () => {
    const people = [
      '姓名,性别,出生年月,单位编码',
      `周明,男,1970-05,${village}`,
      `吴芳,女,,${village}`,
      `周明,男,1991-01,${village}`,
    ].join('\r\n');
    const path = await cli.file('people.csv', iconv.encode(people, 'gbk'));
    expect(await importing('people', path)).toMatchObject({ imported: 3, known: 0, bad: 0 });
    const before = await cli.events();
    expect(await importing('people', path)).toMatchObject({ imported: 0, known: 3, bad: 0, written: false });
    const { rows } = await cli.store.pool.query<{ name: string }>('select name from people order by name');
    expect([rows.map(({ name }) => name), await cli.events()]).toEqual([['吴芳', '周明', '周明'], before]);
  });

  it('does not take people of a unit that is not registered', async () => {
    const path = await cli.file('stray.csv', '姓名,性别,单位编码\n张三,男,370112013299\n');
    expect(places(await importing('people', path))).toEqual(['2 orgCode unknown-reference']);
  });

  it('reads workbooks, and refuses posts that the law does not allow before writing any', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('任职').addRows([
      ['人员', '单位编码', '职务', '任职日期', '任职方式', '文号'],
      ['吴芳', village, '村民委员会委员', new Date('2026-01-03T00:00:00Z'), '选举', ''],
      ['吴芳', village, '村务监督委员会主任', new Date('2026-01-03T00:00:00Z'), '任命', ''],
      ['周明', village, '村文书', new Date('2026-01-03T00:00:00Z'), '聘用', ''],
    ]);
    const path = await cli.file('posts.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(places(await importing('posts', path))).toContain('2 post rules-not-loaded');
    await cli.withProgram(async (program) => {
      await loadBundledRules(program.app.get(CommandRunner));
      await program.catchUp();
    });
    const before = await cli.events();
    const refused = await importing('posts', path);
    expect(places(refused)).toEqual(['3 post vsc-post-only-by-election', '4 personRef unknown-reference']);
    expect([refused.written, await cli.events()]).toEqual([false, before]);

    expect(await importing('posts', path, '--skip-bad-rows')).toMatchObject({ imported: 1, known: 0, bad: 2 });
    expect(await importing('posts', path, '--skip-bad-rows')).toMatchObject({ imported: 0, known: 1, bad: 2 });
    const written = await cli.store.pool.query<{ type: string }>(
      'select type from eventstore.event order by position offset $1',
      [before],
    );
    expect(written.rows.map(({ type }) => type)).toEqual([
      'ImportRowsStaged.v2',
      'TableImportAccepted.v2',
      'SeatTaken.v1',
      'StructureWarningRecorded.v1',
      'PostStarted.v1',
      'TermEndPlanned.v1',
      'MilestoneSet.v1',
      'TableImportBatchApplied.v1',
      'TableImportCompleted.v1',
    ]);
  });

  it('takes over posts without papers where the operator says so and why', async () => {
    const other = '370112013207';
    await importing('people', await cli.file('other.csv', `姓名,性别,单位编码\n郑和,男,${other}\n`));
    const posts = (...rows: readonly string[]) => ['人员,单位编码,职务,任职日期,任职方式', ...rows, ''].join('\n');
    const staff = `郑和,${other},村报账员,2025-07-01,聘用`;
    const path = await cli.file('staff.csv', posts(staff));
    expect(places(await importing('posts', path))).toEqual(['2 post document-required']);
    const silent = await cli.run('import', 'posts', path, '--first-load');
    expect([silent.code, silent.err.join()]).toEqual([2, expect.stringContaining('--reason')]);
    const taking = ['--first-load', '--reason', '启用系统前的任职登记'];
    expect(await importing('posts', path, ...taking, '--dry-run')).toMatchObject({ imported: 1, bad: 0 });
    expect(await importing('posts', path, ...taking)).toMatchObject({ imported: 1, known: 0, bad: 0 });
    const more = await cli.file('more.csv', posts(staff, `郑和,${other},村文书,2025-07-01,聘用`));
    expect(await importing('posts', more, ...taking)).toMatchObject({ imported: 1, known: 1, bad: 0 });
    const kept = await cli.file('kept.csv', posts(`吴芳,${village},村文书,2025-07-01,聘用`));
    expect(places(await importing('posts', kept, ...taking))).toEqual(['2 orgCode first-load-over']);
  });

  it('does not change a term that is registered otherwise', async () => {
    const term = `人员,单位编码,职务,任职日期,任职方式,文号\n吴芳,${village},村民委员会委员,2026-01-03,选举,1号\n`;
    expect(places(await importing('posts', await cli.file('term.csv', term)))).toEqual(['2 post imported-otherwise']);
  });

  it('does not run beside another import', async () => {
    const client = await cli.store.pool.connect();
    await client.query('select pg_advisory_lock(7203119)');
    const { code, err } = await cli.run('import', 'divisions', await cli.file('divisions.csv', divisionsCsv));
    client.release(true);
    expect([code, err]).toEqual([
      1,
      ['另一项导入正在进行，请等它结束后重试。  Another import is running: wait until it has ended.'],
    ]);
  });

  it('says in one sentence that there is no such file', async () => {
    const { code, err } = await cli.run('import', 'people', 'nowhere.csv');
    expect([code, err]).toEqual([1, ['nowhere.csv: 文件不存在。  There is no such file.']]);
  });
});

describe('import template', () => {
  it.each(['csv', 'xlsx'])('writes an empty %s table that the import takes', async (format) => {
    const path = `${cli.folder}/empty.${format}`;
    const options = format === 'xlsx' ? ['--xlsx'] : [];
    expect((await cli.run('import', 'template', 'posts', '-o', path, ...options)).code).toBe(0);
    expect(await importing('posts', path)).toMatchObject({ rows: 0, imported: 0, bad: 0 });
    const again = await cli.run('import', 'template', 'posts', '-o', path, ...options);
    expect([again.code, again.err[0]]).toEqual([1, expect.stringContaining('exists and was left as it is')]);
  });

  it('of an unknown kind is wrong usage', async () => {
    const { code, err } = await cli.run('import', 'template', 'pets');
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('divisions, people, posts, relatives, reserve, calendar, parameters');
  });
});
