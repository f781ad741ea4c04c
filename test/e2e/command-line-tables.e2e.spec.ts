import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandRunner } from '#event-store';
import { loadBundledRules } from '#platform';
import { divisionsCsv, openInstallation, type CliInstallation } from './command-line.fixture.js';

type Report = Readonly<{
  imported: number;
  known: number;
  bad: number;
  faults: readonly Readonly<{ line: number; column?: string; code: string }>[];
}>;

const village = '370112013205';
let cli: CliInstallation;

jest.setTimeout(120_000);

beforeAll(async () => {
  cli = await openInstallation();
  await importing('divisions', divisionsCsv);
  await cli.withProgram(async (program) => {
    await loadBundledRules(program.app.get(CommandRunner));
    await program.catchUp();
  });
  await importing('people', `姓名,性别,单位编码\n周明,男,${village}\n吴芳,女,${village}\n郑和,男,${village}\n`);
});
afterAll(() => cli.close());

const importing = async (kind: string, table: string, ...options: readonly string[]) =>
  cli.ask<Report>('import', kind, await cli.file(`${kind}.csv`, table), ...options);
const places = ({ faults }: Report) => faults.map(({ line, column, code }) => `${line} ${column} ${code}`);

describe('import of relatives', () => {
  const header = '人员,单位编码,亲属关系,亲属,亲属单位编码,终止原因';
  const pair = `${header}\n周明,${village},配偶,吴芳,${village},\n`;

  it('tells what it would do, records pairs once, and ends them', async () => {
    const before = await cli.events();
    expect(await importing('relatives', pair, '--dry-run')).toMatchObject({ imported: 1, bad: 0 });
    expect(await cli.events()).toBe(before);
    expect(await importing('relatives', pair)).toMatchObject({ imported: 1, known: 0, bad: 0 });
    expect(await importing('relatives', pair)).toMatchObject({ imported: 0, known: 1, bad: 0 });
    const ended = `${header}\n吴芳,${village},配偶,周明,${village},离婚\n`;
    expect(await importing('relatives', ended)).toMatchObject({ imported: 1 });
  });

  it('takes none of a table with somebody unknown', async () => {
    const before = await cli.events();
    const bad = `${header}\n周明,${village},子女,郑和,${village},\n周明,${village},兄弟姐妹,无名,${village},\n`;
    const report = await importing('relatives', bad);
    expect([report.imported, places(report)]).toEqual([0, ['3 relativeRef unknown-reference']]);
    expect(await cli.events()).toBe(before);
  });
});

describe('import of the reserve pool', () => {
  const header = '人员,单位编码,推荐理由,入库日期,入库文号';

  it('takes over members whom a paper admitted, and nominates nobody, since nobody stands behind it', async () => {
    const both = `${header}\n周明,${village},,2024-06-01,港党发〔2024〕9号\n吴芳,${village},带头致富,,\n`;
    expect(places(await importing('reserve', both))).toEqual(['3 personRef not-permitted']);
    expect(await importing('reserve', both, '--skip-bad-rows')).toMatchObject({ imported: 1, bad: 1 });
    expect(await importing('reserve', both, '--skip-bad-rows')).toMatchObject({ imported: 0, known: 1 });
    const { rows } = await cli.store.pool.query<{ stage: string; org_code: string }>(
      'select stage, org_code from reserve_entries',
    );
    expect(rows).toEqual([{ stage: 'inPool', org_code: village }]);
  });
});
