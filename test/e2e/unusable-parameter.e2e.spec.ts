import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandRunner } from '#event-store';
import { parameterVersions, Program, readConfiguration } from '#platform';
import { RulebookImport } from '#rulebook';
import { runCommandLine } from '../../apps/cli/src/command-line.js';
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

/** Asks until the answer has the status: the rulebook of a process may be a second old. */
const until = async <T extends { status: number }>(ask: () => Promise<T>, status: number): Promise<T> => {
  for (let turn = 0; turn < 100; turn += 1) {
    const answer = await ask();
    if (answer.status === status) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  return ask();
};

describe('a parameter that no rule can use', () => {
  it('is named to who meets it, found by doctor, and corrected on the same day', async () => {
    await visitors.at('2026-01-05 09:00');
    await setUntried('many');
    const met = await until(() => draft('2026-03-20'), 503);
    expect(met).toMatchObject({
      status: 503,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'parameter-unusable', params: { key: 'event.tablesMax', scope: '370112' } },
    });
    expect(met.body).toMatchObject({ change: expect.stringContaining('--reason') });

    const examined = await commandLine('doctor');
    expect(examined.code).toBe(1);
    expect(examined.text).toContain('event.tablesMax@370112:2026-01-05 cannot be used');

    const table = join(site.dataDir, 'parameters.csv');
    const heads = 'key,value,unit,scope,effectiveFrom,source,confidence,note';
    await writeFile(table, `${heads}\nevent.tablesMax,12,count <=,370112,2026-01-05,,DEFAULT,\n`);
    await visitors.at('2026-01-05 15:00');
    expect((await commandLine('import', 'parameters', table)).code).toBe(1);
    expect(await commandLine('import', 'parameters', table, '--reason', '录入有误')).toMatchObject({ code: 0 });
    expect((await until(() => draft('2026-03-20'), 200)).status).toBe(200);
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
