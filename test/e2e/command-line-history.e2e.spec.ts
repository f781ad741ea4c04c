import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountService } from '#access';
import { CeremonyDesk } from '#ceremonies';
import { CommandRunner, inScope, systemActor } from '#event-store';
import type { Actor } from '#kernel';
import { calendars, parameterVersions, VirtualClock, type Program } from '#platform';
import { RulebookImport } from '#rulebook';
import { divisionsCsv, openInstallation, type CliInstallation } from './command-line.fixture.js';

type Entry = Readonly<{ type: string; recordedAt: string; data: Readonly<Record<string, unknown>> }>;
type History = Readonly<{ caseId: string; stream: string; entries: readonly Entry[] }>;

jest.setTimeout(120_000);

const village = '370112013205';
const filingId = '0f3c9a52-6f1e-4f6f-9a63-1d0f3c5b7a10';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [reporter, clerk, officer] = [1, 2, 3].map(id) as [string, string, string];
const plan = {
  tables: 18,
  persons: 170,
  cars: 5,
  tableCostFen: 20_000,
  jointBothFamilies: false,
  nonRelativesInvited: false,
  serviceTargetsInvited: false,
};

let cli: CliInstallation;
let commands = 100;

const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => {
  const commandId = id(++commands);
  return inScope({ commandId, correlationId: commandId, actor }, work);
};

const personnel = async () => {
  await cli.run('import', 'divisions', await cli.file('divisions.csv', divisionsCsv));
  const people = [`${reporter},周明,男,${village}`, `${clerk},冯丽,女,${village}`, `${officer},卫东,男,370112013`];
  await cli.run(
    'import',
    'people',
    await cli.file('people.csv', ['人员编号,姓名,性别,单位编码', ...people].join('\n')),
  );
};

/** Terms are judged by the rules on bodies: those are loaded first. */
const terms = async () => {
  const post = `人员,单位编码,职务,任职日期,任职方式\n${reporter},${village},村民委员会委员,2025-03-10,选举\n`;
  await cli.run('import', 'posts', await cli.file('posts.csv', post));
};

/** A clerk's account, open and with her role. */
const openAccount = async ({ app }: Program): Promise<Actor> => {
  const role = { role: 'villageClerk', orgCode: village } as const;
  const wanted = { loginName: 'clerk', password: 'correct horse battery', personId: clerk, orgCode: village };
  const { id: accountId } = await as(systemActor('spec'), () =>
    app.get(AccountService).open({ ...wanted, roles: [role] }),
  );
  return { accountId, personId: clerk, orgCode: village };
};

beforeAll(async () => {
  cli = await openInstallation();
  await personnel();
  const [lists, versions] = await Promise.all([calendars(), parameterVersions()]);
  const actor = await cli.withProgram(async (program) => {
    const rulebook = new RulebookImport(program.app.get(CommandRunner));
    await rulebook.calendars(lists, 'bundled list');
    await rulebook.parameters(versions);
    return openAccount(program);
  });
  await cli.run('rebuild', 'all');
  await terms();
  await cli.withProgram(async ({ app, clock }) => {
    const desk = app.get(CeremonyDesk);
    const [channel, principal, venue] = ['phone', '周明之子', '村文化礼堂'] as const;
    const draft = { type: 'DraftReport', filingId, reporterId: reporter, kind: 'child-wedding', channel } as const;
    await as(actor, () => desk.open({ ...draft, principal, venue, ceremonyOn: '2026-01-10', plan }));
    await (clock as VirtualClock).moveTo('2026-01-06T02:00:00.000Z');
    await as(actor, () => desk.act(filingId, { type: 'SubmitReport', committed: true, lateReason: '酒店临时调整' }));
  });
});
afterAll(() => cli.close());

describe('history', () => {
  it('tells a case in order: when, what, by whom, and how late', async () => {
    const { code, text } = await cli.run('history', filingId);
    expect(code).toBe(0);
    const lines = text.split('\n');
    expect(lines[0]).toBe('#0  2026-01-05 09:00:00  起草事前报告  Report drafted');
    expect(lines[1]).toBe(`    冯丽 · 芦南村${village} · 村文书  village clerk`);
    expect(lines).toContain('    报告人  Reporter: 周明');
    expect(lines).toContain('#2  2026-01-06 10:00:00  提交事前报告  Report submitted');
    expect(text).toMatch(/时限核对 {2}Timeliness: 最迟日期2025-12-\d\d；逾期是/);
    expect(text).toMatch(/时限开始计算|期限开始计算/);
    expect(text).toContain('督办等级  Stage: 迟报  late');
    expect(text).toContain('送  To: 港沟街道370112013镇纪委书记  town discipline officer of 港沟街道370112013');
  });

  it('keeps personal texts to itself unless it is told otherwise', async () => {
    const { text } = await cli.run('history', filingId);
    expect(text).toContain('地点  Venue: （个人信息，未显示）  (personal, not shown)');
    const json = await cli.ask<History>('history', filingId);
    expect(text + JSON.stringify(json)).not.toMatch(/周明之子|文化礼堂|酒店临时调整|enc:v1/);
    const opened = await cli.run('history', filingId, '--with-personal-text');
    expect(opened.text).toContain('地点  Venue: 村文化礼堂');
    expect(opened.text).toContain('迟报原因  Reason for lateness: 酒店临时调整');
  });

  it('ends at the day or the instant that is asked for', async () => {
    const types = async (asOf: string) =>
      (await cli.ask<History>('history', filingId, '--as-of', asOf)).entries.map(({ type }) => type);
    expect(await types('2026-01-05')).toEqual(['ReportDrafted.v2', 'MilestoneSet.v1']);
    expect(await types('2026-01-06T09:59:59+08:00')).toEqual(['ReportDrafted.v2', 'MilestoneSet.v1']);
    expect(await types('2026-01-06T10:00:00+08:00')).toContain('ReportSubmitted.v1');
    expect(await types('2026-01-04')).toEqual([]);
  });

  it('finds a case by its stream or its register number too', async () => {
    const number = '济历城港沟婚丧备〔2026〕1号';
    await cli.run('rebuild', 'ceremony-cases');
    await cli.store.pool.query('update read.ceremony_cases set register_number = $1', [number]);
    for (const named of [number, `ceremony-${filingId}`])
      expect((await cli.ask<History>('history', named)).caseId).toBe(filingId);
  });

  it('says that there is no such case', async () => {
    const { code, err } = await cli.run('history', 'c9');
    expect([code, err]).toEqual([
      1,
      ['没有编号或登记号为 c9 的事项。  There is no case with the id or register number c9.'],
    ]);
  });

  it('takes a bad instant for wrong usage', async () =>
    expect((await cli.run('history', filingId, '--as-of', 'yesterday')).code).toBe(2));
});
