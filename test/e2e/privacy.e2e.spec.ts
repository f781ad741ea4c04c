import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { modestFigures, noGifts } from '../../apps/standalone/src/demo/stories/plain-figures.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { filings, weddingOf } from '../fixtures/sample-cases.fixture.js';

jest.setTimeout(60_000);

/** What people wrote in the story: words that stand nowhere in the program, its rules or its tables. */
const said = {
  principal: '甲乙丙新娘芳名',
  venue: '鸿雁酒楼三层',
  lateReason: '外婆突发急病住院',
  opinion: '父母均已当面核对',
  returned: '宾客名册缺失七页',
  note: '名册七页现已补齐',
  talk: '约谈时情绪较激动',
  complaint: '邻居来电反映鞭炮',
  found: '走访邻里未见异常',
} as const;

/** Keeps a copy of every job that ever lay in the queue: finished ones are removed from it. */
const KEEP_JOBS = `
  create table public.kept_job (content text not null);
  create function public.keep_job() returns trigger language plpgsql as $$
    begin insert into public.kept_job values (new::text); return new; end $$;
  create trigger keep_job after insert or update on bullmq.job for each row execute function public.keep_job()`;

/** A name as a read model may show it, and an error of the database must not bring it into the log. */
const writtenWrongly = '夏侯蓁蓁';
const COMPLAIN = `
  create function public.complain() returns trigger language plpgsql as $$
    begin raise exception E'name refused: %\n%', new.name, new.name; end $$;
  create trigger complain before insert or update on read.people_3 for each row
    when (new.name = '${writtenWrongly}') execute function public.complain()`;

let site: Installation;
let database: pg.Client;
/** How a command was answered whose failure nobody foresaw. */
let unforeseen: number;

/** Everything in the tables of a schema, as one text. */
const dump = async (schema: string, tables = '%'): Promise<string> => {
  const { rows } = await database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1 and tablename like $2`,
    [schema, tables],
  );
  const lines: string[] = [];
  for (const { name } of rows)
    for (const { line } of (await database.query<{ line: string }>(`select t::text as line from ${name} t`)).rows)
      lines.push(line);
  return lines.join('\n');
};

const found = (text: string) => Object.values(said).filter((words) => text.includes(words));

beforeAll(async () => {
  site = await openInstallation({ LOG_LEVEL: 'trace' });
  database = new pg.Client({ connectionString: site.databaseUrl });
  await database.connect();
  await database.query(KEEP_JOBS);

  const { visitors } = site;
  await visitors.at('2026-03-30 09:00');
  const reporterId = await visitors.personId('member');
  const draft = { ...weddingOf(reporterId, '2026-04-11'), principal: said.principal, venue: said.venue };
  const id = await visitors.act('member', filings, draft);
  const act = (login: string, path: string, body: object = {}) => visitors.act(login, `${filings}/${id}/${path}`, body);
  await act('member', 'submission', { committed: true, lateReason: said.lateReason });
  await act('secretary', 'return', { reason: said.returned });
  await act('member', 'resubmission', { committed: true, note: said.note });
  await act('secretary', 'check', { opinion: said.opinion });
  await act('discipline', 'registration');
  await act('discipline', 'reminders', { talkedOn: '2026-03-30', note: said.talk });
  const complaint = { complaintNumber: '信访9号', receivedOn: '2026-03-30', summary: said.complaint };
  await act('discipline', 'complaints', complaint);
  await visitors.at('2026-04-20 09:00');
  await act('member', 'post-report', { figures: modestFigures, gifts: noGifts, committed: true });
  await act('discipline', 'verification', { method: 'on-site', agrees: true, note: said.found });

  await visitors.as('member', filings, { body: { ...draft, kind: said.opinion } });
  await visitors.as('member', `${filings}/${id}/check`, { body: { opinion: said.opinion } });
  await visitors.as('member', `/cases?q=${encodeURIComponent(said.venue)}`);
  await visitors.as('member', `/${encodeURIComponent(said.venue)}`);
  await database.query(COMPLAIN);
  await visitors.act('organizer', '/people', { name: writtenWrongly, orgCode: '370112018213' });
  while (!site.output().includes('P0001')) await sleep(50);
  await database.query('alter table eventstore.event rename to event_away');
  unforeseen = (await visitors.as('member', filings, { body: draft })).status;
  await database.query('alter table eventstore.event_away rename to event');
}, 120_000);

afterAll(async () => {
  await database.end();
  await site.close();
});

describe('what people write', () => {
  it('is read by those who may, and stands in the log as ciphertext only', async () => {
    const events = await site.log.readAll({ after: site.filledTo });
    expect(
      found(JSON.stringify(events, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))),
    ).toEqual([]);
    const sealed = events
      .flatMap(({ data }) => Object.values(data))
      .filter((value) => String(value as string).startsWith('enc:v1:'));
    expect(sealed).toHaveLength(Object.keys(said).length + 1);
    const { items } = await site.visitors.read<{ items: readonly { caseId: string }[] }>('member', '/cases');
    const history = await site.visitors.read<unknown>('discipline', `/cases/${items[0]!.caseId}/history`);
    expect(found(JSON.stringify(history))).toEqual(Object.values(said));
  });

  it('is in none of the tables that are made from the log', async () => {
    const tables = await dump('read');
    expect(tables).toContain('own-wedding');
    expect(found(tables)).toEqual([]);
  });

  it('is in no job, and neither is a name', async () => {
    const jobs = `${await dump('public', 'kept_job')}\n${await dump('bullmq')}`;
    expect(jobs).toContain('catch-up-read-models');
    expect(found(jobs)).toEqual([]);
    expect(jobs).not.toMatch(/.示例/);
  });

  it('is in nothing that the program has written to its log, and neither is a name or a password', async () => {
    const output = site.output();
    expect(unforeseen).toBe(500);
    expect(output).toContain('(internal-error)');
    expect(output).toContain('"code":"P0001"');
    expect(found(output)).toEqual([]);
    expect(output).not.toContain(writtenWrongly);
    expect(output).not.toMatch(/.示例/);
    for (const password of site.passwords.values()) expect(output).not.toContain(password);
    expect(output).not.toContain(new URL(site.databaseUrl).password);
  });
});
