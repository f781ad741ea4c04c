import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { JobQueues, READ_MODELS } from '#jobs';
import { calendars, projections } from '#platform';
import { CommandRunner } from '#event-store';
import { RulebookImport } from '#rulebook';
import { calendarCsv, divisionsCsv, openInstallation, type CliInstallation } from './command-line.fixture.js';

type Finding = Readonly<{ check: string; level: string; en: string }>;
type Examined = Readonly<{ ok: boolean; findings: readonly Finding[] }>;

let cli: CliInstallation;

jest.setTimeout(120_000);

beforeAll(async () => {
  cli = await openInstallation();
  await cli.run('import', 'divisions', await cli.file('divisions.csv', divisionsCsv));
});
afterAll(() => cli.close());

const sql = (text: string, ...values: readonly unknown[]) =>
  cli.store.pool.query<Record<string, unknown>>(text, [...values]);
const examine = async () => {
  const { findings, ...rest } = await cli.ask<Examined>('doctor');
  const of = (check: string) => findings.find((finding) => finding.check === check);
  return { ...rest, findings, of };
};

describe('doctor', () => {
  it('fails while the calendar of this year is missing, and passes once it is published', async () => {
    const before = await cli.run('doctor');
    expect(before.code).toBe(1);
    expect(before.out.filter((line) => line.startsWith('[故障 fail]'))).toEqual([
      '[故障 fail] calendar: 已公布至—年，缺2026年  published up to -, 2026 is missing',
    ]);
    const lists = await calendars();
    await cli.withProgram(({ app }) => new RulebookImport(app.get(CommandRunner)).calendars(lists, 'bundled list'));
    await cli.run('rebuild', 'all');
    const after = await cli.run('doctor');
    expect(after.out.filter((line) => line.startsWith('[故障 fail]'))).toEqual([]);
    expect(after.code).toBe(0);
  });

  it('looks at every store, read model and queue, the clock and the disk', async () => {
    const { findings } = await examine();
    expect(findings.map(({ check }) => check)).toEqual([
      'configuration',
      'event store',
      'read store',
      'log',
      'clock',
      ...projections.map(({ name }) => `projection ${name}`),
      'parked reactions',
      'calendar',
      'deadlines',
      'parameters',
      'key vault',
      'master key',
      'queue',
      ...['catch-up', 'react', 'wake', 'sweep', 'cycle'].map((kind) => `queue ${kind}`),
      'disk',
    ]);
    const password = new URL(cli.url).password;
    expect(JSON.stringify(findings)).not.toContain(password);
  });

  it('tells how far a read model is behind where no worker moves it', async () => {
    await sql(`update read.projection set checkpoint = checkpoint - 2 where name = 'agenda-1'`);
    expect((await examine()).of('projection agenda-1')).toMatchObject({ level: 'warn', en: 'lag 2' });
    await cli.run('rebuild', 'agenda');
    expect((await examine()).of('projection agenda-1')).toMatchObject({ level: 'ok', en: 'lag 0' });
  });

  it('fails where a read model has stopped, with its fault', async () => {
    await sql(`update read.projection set fault = 'no schema knows event type X.v1' where name = 'alerts-2'`);
    const { ok, of } = await examine();
    expect([ok, of('projection alerts-2')?.en]).toEqual([false, 'lag 0, stopped: no schema knows event type X.v1']);
    await cli.run('rebuild', 'alerts');
    expect((await examine()).ok).toBe(true);
  });

  it('counts open and provisional deadlines', async () => {
    await sql(`insert into read.deadlines (key, position, status, provisional)
      values ('a', 0, 'running', true), ('b', 0, 'paused', false), ('c', 0, 'met', true)`);
    expect((await examine()).of('deadlines')).toMatchObject({ level: 'warn', en: '2 open, 1 of them provisional' });
    await sql('delete from read.deadlines');
  });

  it('tells of jobs that nobody takes', async () => {
    const queues = await JobQueues.open({ url: cli.url });
    await queues.nudge('catch-up', READ_MODELS, { position: '1' });
    await queues.close();
    expect((await examine()).of('queue catch-up')?.en).toMatch(/^waiting 1, active 0,/);
  });

  it('lists what a reaction gave up on, and retries it when told to', async () => {
    await cli.run('doctor', '--retry-parked');
    const { rows } = await sql(
      `select id, stream, revision, position from eventstore.event where type = 'CalendarYearPublished.v1' limit 1`,
    );
    const { id, stream, revision, position } = rows[0]!;
    const reaction = 'when-calendar-changes-then-recompute';
    await sql(
      `insert into reaction.parked (reaction, event_id, stream, revision, position, type, code, attempts)
       values ($1, $2, $3, $4, $5, 'CalendarYearPublished.v1', 'conflict', 6)`,
      reaction,
      id,
      stream,
      revision,
      position,
    );
    const { ok, of } = await examine();
    expect(ok).toBe(false);
    expect(of('parked reaction')?.en).toContain(`${reaction} gave up on CalendarYearPublished.v1`);
    const retried = await cli.run('doctor', '--retry-parked');
    expect(retried.err).toContain(`${reaction} CalendarYearPublished.v1 @${String(position)}: 重试成功  done`);
    expect((await examine()).of('parked reactions')?.en).toBe('none');
  });

  it('fails where the key vault is not the one of the log', async () => {
    const { rows } = await sql('select id from vault.identity');
    await sql(`update vault.identity set id = '00000000-0000-4000-8000-000000000000'`);
    const { ok, of } = await examine();
    expect([ok, of('key vault')?.en]).toEqual([false, 'does not fit the log']);
    const { code, err } = await cli.run('rebuild', 'people');
    expect([code, err.join('')]).toEqual([1, expect.stringContaining('key vault does not fit')]);
    await sql('update vault.identity set id = $1', rows[0]!['id']);
    expect((await examine()).ok).toBe(true);
  });

  it('fails where the master key is another one', async () => {
    const { code, text } = await cli.runWith({ MASTER_KEY: Buffer.alloc(32, 5).toString('base64') }, 'doctor');
    expect(code).toBe(1);
    expect(text).toContain('[故障 fail] master key: 主密钥打不开密钥库  does not open the key vault');
  });

  it('tells which store does not answer, and goes on with the others', async () => {
    const { code, text } = await cli.runWith({ QUEUE_URL: 'postgres://clerk:s3cret@127.0.0.1:1/none' }, 'doctor');
    expect(code).toBe(1);
    expect(text).toMatch(/\[故障 fail\] queue: .*postgres:\/\/127\.0\.0\.1:1\/none/);
    expect(text).toContain('[正常 ok] disk');
    expect(text).not.toContain('s3cret');
  });

  it('says in a sentence for each fault what is wrong with the configuration', async () => {
    const { code, err } = await cli.runWith({ PORT: 'x', CLOCK: 'sundial' }, 'doctor');
    expect(code).toBe(1);
    expect(err).toHaveLength(2);
  });
});

describe('rebuild', () => {
  it('builds a read model anew: what was spoilt by hand is right again', async () => {
    await sql(`update read.org_units set name = 'spoilt'`);
    const rebuilt = await cli.ask<readonly { projection: string; events: number }[]>('rebuild', 'org-units');
    expect(rebuilt).toMatchObject([{ projection: 'org-units-3', events: await cli.events() }]);
    const { rows } = await sql(`select count(*) as spoilt from org_units where name = 'spoilt'`);
    expect(rows).toEqual([{ spoilt: 0 }]);
  });

  it('builds all of them', async () => {
    const rebuilt = await cli.ask<readonly { projection: string }[]>('rebuild', 'all');
    expect(rebuilt.map(({ projection }) => projection)).toEqual(projections.map(({ name }) => name));
  });

  it('refuses an unknown name as wrong usage, listing the known ones', async () => {
    const { code, err } = await cli.run('rebuild', 'nothing');
    expect(code).toBe(2);
    for (const { name } of projections) expect(err.join('\n')).toContain(name);
  });
});

describe('verify', () => {
  type Verified = Readonly<{
    ok: boolean;
    events: number;
    streams: number;
    broken?: Readonly<Record<string, unknown>>;
    securityLog: Readonly<{ lines: number; broken?: Readonly<Record<string, unknown>> }>;
  }>;

  /** The log refuses changes by itself: someone who owns the database can still make them. */
  const tamper = async (change: string) => {
    await sql('alter table eventstore.event disable trigger append_only');
    await sql(change);
    await sql('alter table eventstore.event enable trigger append_only');
  };
  const town = `type = 'OrgUnitRegistered.v1' and data->>'code' = '370112013'`;

  it('counts what fits, in the log and in the security log', async () => {
    await sql('select security.append($1)', [`{"at":"","kind":"export","outcome":"allowed","units":[]}`]);
    const events = await cli.events();
    expect(await cli.ask<Verified>('verify')).toEqual({
      ok: true,
      events,
      streams: expect.any(Number),
      numbers: { series: 0, numbers: 0 },
      securityLog: { lines: 1, archived: 0, missingFiles: [] },
    });
    expect((await cli.run('verify')).code).toBe(0);
  });

  it('names exactly the event that was changed, and passes once it is put back', async () => {
    const { rows } = await sql(`select id, position from eventstore.event where ${town}`);
    const rename = (from: string, to: string) =>
      tamper(`update eventstore.event set data = replace(data::text, '${from}', '${to}')::json where ${town}`);
    await rename('港沟街道', '港沟新街道');
    const { id, position } = rows[0]!;
    const place = { stream: 'orgunit-370112013', revision: 0, position: String(position), id };
    expect(await cli.ask<Verified>('verify')).toMatchObject({ ok: false, broken: { ...place, fault: 'chain-broken' } });
    const { code, out } = await cli.run('verify');
    expect([code, out[1], out[4]]).toEqual([1, '  stream orgunit-370112013', `  id ${String(id)}`]);
    await rename('港沟新街道', '港沟街道');
    expect((await cli.run('verify')).code).toBe(0);
  });

  it('names the line of the security log that was changed', async () => {
    const change = async (from: string, to: string) => {
      await sql('alter table security.line disable trigger user');
      await sql('update security.line set content = replace(content, $1, $2)', from, to);
      await sql('alter table security.line enable trigger user');
    };
    await change('allowed', 'refused');
    const { ok, securityLog } = await cli.ask<Verified>('verify');
    expect([ok, securityLog.broken]).toEqual([false, { seq: 1, file: null }]);
    expect((await cli.run('verify')).code).toBe(1);
    await change('refused', 'allowed');
    expect((await cli.run('verify')).code).toBe(0);
  });

  it('finds an event that was taken out of the middle of a stream', async () => {
    const list = (await calendars()).find(({ year }) => year === 2026)!;
    const corrected = await cli.file('c.csv', calendarCsv({ ...list, makeUpWorkdays: [] }));
    await cli.run('import', 'calendar', corrected, '--reason', '测试', '--source', '测试');
    await tamper(`delete from eventstore.event where stream = 'calendaryear-2026' and revision = 0`);
    const { broken } = await cli.ask<Verified>('verify');
    expect(broken).toMatchObject({ stream: 'calendaryear-2026', revision: 1, fault: 'revision-gap' });
  });
});
