import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { AccountService } from '#access';
import { CommandRunner, deriveId, inScope, systemActor } from '#event-store';
import { divisions, loadBundledRules, sample, type Program, type SampleAccount } from '#platform';
import { PostImport, RegistryImport, type UnitRow } from '#registry';

export const ACCOUNTS = 'accounts.txt';
const PASSWORD_BYTES = 12;

const MARK = 'first-start';

/** Gives the organization tree of a new installation, parents before children. */
export type UnitSource = () => Promise<readonly UnitRow[]>;

/**
 * Loads the rules that come with the program and fills an empty installation: the organization tree (of Jinan by default)
 * and the sample.
 */
export const firstStart = async (
  program: Program,
  dataDir: string,
  unitSource: UnitSource = divisions,
): Promise<void> => {
  const { app } = program;
  await loadBundledRules(app.get(CommandRunner));
  if (existsSync(join(dataDir, MARK))) return;
  const registry = app.get(RegistryImport);
  const [units, { people, partyMembers, posts, accounts }] = await Promise.all([unitSource(), sample()]);
  const bar = progressBar(units.length);
  await registry.units(units, { onProgress: ({ done }) => bar.update(done) });
  bar.stop();
  await registry.people(people);
  await registry.partyMembers(partyMembers);
  await program.catchUp();
  await app.get(PostImport).posts(posts);
  await openAccounts(app.get(AccountService), accounts, dataDir);
  await program.catchUp();
  await writeFile(join(dataDir, MARK), `${program.clock.now()}\n`, { mode: 0o600 });
};

const progressBar = (total: number): SingleBar => {
  const bar = new SingleBar({
    format: '导入区划 importing divisions [{bar}] {value}/{total} ETA {eta}s',
    stream: process.stderr,
    gracefulExit: false,
  });
  bar.start(total, 0);
  return bar;
};

/** Each sample account gets a password of its own; the list is readable by the owner only. */
const openAccounts = async (service: AccountService, accounts: readonly SampleAccount[], dataDir: string) => {
  const lines = accounts.map(({ loginName }) => `${loginName} ${randomBytes(PASSWORD_BYTES).toString('base64url')}`);
  const file = join(dataDir, ACCOUNTS);
  await writeFile(file, `${lines.join('\n')}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const passwords = await readPasswords(dataDir);
  for (const { loginName, personId, orgCode, roles } of accounts) {
    const commandId = deriveId('sample-account', loginName);
    const scope = { commandId, correlationId: commandId, actor: systemActor('first-start') };
    const password = passwords.get(loginName);
    if (password === undefined) throw new Error(`${file} names no password for ${loginName}: remove the data folder`);
    await inScope(scope, () => service.open({ loginName, password, personId, orgCode, roles, mustChange: false }));
  }
};

/** Login name to password, as the first start wrote them. */
export const readPasswords = async (dataDir: string): Promise<ReadonlyMap<string, string>> => {
  const lines = (await readFile(join(dataDir, ACCOUNTS), 'utf8')).trimEnd().split('\n');
  return new Map(lines.map((line) => line.split(' ', 2) as [string, string]));
};
