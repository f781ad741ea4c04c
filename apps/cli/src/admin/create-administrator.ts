import { randomBytes, randomUUID } from 'node:crypto';
import { AccountService, accessProblems, type Role } from '#access';
import { inScope, RejectedError, systemActor } from '#event-store';
import type { ProblemText } from '#kernel';
import type { Program } from '#platform';
import { OrgTree } from '#registry';
import { CommandFailedError } from '../command-error.js';
import { withProgram } from '../installation.js';
import { catchUpAll, projectionRunnerOf } from '../read-models.js';
import { jsonOf, SOUND, type ExitCode, type Surroundings } from '../terminal.js';

/** The three separated administrators. Basis: handbook 1.2 (三员分立). */
export const administrators = ['securityAdmin', 'systemAdmin', 'auditAdmin'] as const satisfies readonly Role[];

export type AdministratorWanted = Readonly<{
  loginName: string;
  unit: string;
  role: (typeof administrators)[number];
  json?: true;
}>;

const PASSWORD_BYTES = 15;

/** Opens an account that may do nothing but choose its own password at first. Throws CommandFailedError. */
export const createAdministrator = async (
  surroundings: Surroundings,
  { loginName, unit, role, json }: AdministratorWanted,
): Promise<ExitCode> => {
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  await withProgram(surroundings, {}, async (program) => {
    const models = projectionRunnerOf(program);
    await catchUpAll(models);
    await open(program, { loginName, password, personId: null, orgCode: unit, roles: [{ role, orgCode: unit }] });
    await catchUpAll(models);
  });
  const { out } = surroundings.terminal;
  if (json) out(jsonOf({ loginName, role, unit, password }));
  else {
    out(`账号 ${loginName} 已开通  account ${loginName} is open (${role}, ${unit})`);
    out(`一次性密码  one-time password: ${password}`);
  }
  return SOUND;
};

const open = async ({ app }: Program, account: Parameters<AccountService['open']>[0]): Promise<void> => {
  if (!(await app.get(OrgTree).find(account.orgCode))) throw new CommandFailedError([unknownUnit(account.orgCode)]);
  const commandId = randomUUID();
  const scope = { commandId, correlationId: commandId, actor: systemActor('command-line') };
  try {
    await inScope(scope, () => app.get(AccountService).open(account));
  } catch (error) {
    const text = error instanceof RejectedError && (accessProblems as Record<string, ProblemText>)[error.code];
    throw text ? new CommandFailedError([text]) : error;
  }
};

const unknownUnit = (code: string) => ({
  zh: `没有编码为 ${code} 的单位，请先运行 cunzhi setup 或导入区划。`,
  en: `There is no unit ${code}: run cunzhi setup or import the units first.`,
});
