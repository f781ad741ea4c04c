import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandRunner } from '#event-store';
import { parameterVersions, Program, readConfiguration } from '#platform';
import { RulebookImport } from '#rulebook';
import { runCommandLine } from '../../apps/cli/src/command-line.js';
import { eventually } from '../fixtures/eventually.fixture.js';
import { openInstallation, type Installation } from '../fixtures/installation.fixture.js';
import { filings, weddingOf } from '../fixtures/sample-cases.fixture.js';
import type { Visitors } from '../fixtures/visitors.fixture.js';

jest.setTimeout(120_000);

let site: Installation;
let visitors: Visitors;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  site = await openInstallation();
  ({ visitors } = site);
  env = { DATA_DIR: site.dataDir, CLOCK: 'virtual', LOG_LEVEL: 'silent' };
}, 120_000);
afterAll(() => site.close());

const commandLine = async (...args: readonly string[]) => {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  const code = await runCommandLine(args, { env, terminal });
  return { code, text: lines.join('\n') };
};

/** Sets what an installation may have from before parameters were tried on their rules. */
const setUntried = async (value: string) => {
  const configuration = readConfiguration(env);
  const wiring = { configuration, embeddedUrl: site.databaseUrl, onError: () => undefined };
  const program = await Program.open(wiring, false);
  try {
    const shipped = (await parameterVersions()).find(({ key }) => key === 'event.tablesMax')!;
    const wrong = { ...shipped, value, scope: '370112', effectiveFrom: '2026-01-05' };
    await new RulebookImport(program.app.get(CommandRunner)).parameters([wrong]);
  } finally {
    await program.close();
  }
};

const draft = async (ceremonyOn: string) => {
  const { status, headers, body } = await visitors.as('member', filings, {
    body: weddingOf(await visitors.personId('member'), ceremonyOn),
  });
  return { status, type: headers.get('content-type'), body };
};

/** Drafts until the answer has the status: the rulebook of a process may be a second old. */
const drafted = (status: number) =>
  eventually(
    () => draft('2026-03-20'),
    (answer) => answer.status === status,
  );

const importing = async (rows: readonly string[], ...options: readonly string[]) => {
  const table = join(site.dataDir, 'parameters.csv');
  const heads = 'key,value,unit,scope,effectiveFrom,source,confidence,note';
  await writeFile(table, `${[heads, ...rows].join('\n')}\n`);
  return commandLine('import', 'parameters', table, ...options);
};

describe('a parameter that no rule can use', () => {
  it('is named to who meets it, found by doctor, and corrected on the same day', async () => {
    await visitors.at('2026-01-05 09:00');
    await setUntried('many');
    const met = await drafted(503);
    expect(met).toMatchObject({
      status: 503,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'parameter-unusable', params: { key: 'event.tablesMax', scope: '370112' } },
    });
    expect(met.body).toMatchObject({ change: expect.stringContaining('--reason') });

    const examined = await commandLine('doctor');
    expect(examined.code).toBe(1);
    expect(examined.text).toContain('event.tablesMax@370112:2026-01-05 cannot be used');

    const corrected = ['event.tablesMax,12,count <=,370112,2026-01-05,,DEFAULT,'];
    await visitors.at('2026-01-05 15:00');
    expect((await importing(corrected)).code).toBe(1);
    expect(await importing(corrected, '--reason', '录入有误')).toMatchObject({ code: 0 });
    expect((await drafted(200)).status).toBe(200);
    expect((await commandLine('doctor')).text).not.toContain('cannot be used');
  });

  it('stays in the history, and is still told for the time in which it was in force', async () => {
    type View = Readonly<{ value: unknown; version: string; reason: string | null; setAt: string; replacedAt: string }>;
    const asked = '/parameters?key=event.tablesMax';
    const all = (await visitors.read<readonly View[]>('member', asked)).filter(({ version }) =>
      version.includes('@370112:'),
    );
    const version = 'event.tablesMax@370112:2026-01-05';
    expect(all.map(({ setAt: _setAt, ...view }) => view)).toMatchObject([
      { value: 'many', version, reason: null, replacedAt: all[1]!.setAt },
      { value: 12, version: `${version}~1`, reason: '录入有误', replacedAt: null },
    ]);
    const at = async (knownAt: string) => {
      const inForce = `${asked}&scope=370112018213&on=2026-01-05&knownAt=${encodeURIComponent(knownAt)}`;
      return (await visitors.read<readonly View[]>('member', inForce)).map(({ value }) => value);
    };
    expect(await at(all[0]!.setAt)).toEqual(['many']);
    expect(await at(all[1]!.setAt)).toEqual([12]);
  });
});

describe('a longer time in post that is set for a county', () => {
  type Due = Readonly<{ items: readonly Readonly<{ since: string; dueOn: string }>[] }>;
  const dueSecretaries = async () => {
    const { items } = await visitors.read<Due>('organizer', '/rotations/due?within=120');
    return items.map(({ since, dueOn }) => [since, dueOn]);
  };

  it('takes those whose years are not over by then from the list of who is due, from its day on', async () => {
    const before = await dueSecretaries();
    expect(before).not.toEqual([]);
    expect(await importing(['rotation.maxYears,30,year,370112,2026-02-02,,DEFAULT,'])).toMatchObject({ code: 0 });
    await visitors.at('2026-02-01 09:00');
    expect(await dueSecretaries()).toEqual(before);
    await visitors.at('2026-02-02 09:00');
    expect(await eventually(dueSecretaries, (found) => found.length === 0)).toEqual([]);
  });
});
