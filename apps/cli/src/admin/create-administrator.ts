import { randomBytes, randomUUID } from 'node:crypto';
import { AccountService, accessProblems, type Role } from '#access';
import { deriveId, inScope, RejectedError, systemActor } from '#event-store';
import type { ProblemText } from '#kernel';
import type { Program } from '#platform';
import { OrgTree, PersonDirectory, RegistryImport } from '#registry';
import { CommandFailedError } from '../command-error.js';
import { withProgram } from '../installation.js';
import { catchUpAll, projectionRunnerOf } from '../read-models.js';
import { jsonOf, SOUND, type ExitCode, type Surroundings } from '../terminal.js';

/** The three separated administrators. Basis: handbook 1.2 (三员分立). */
export const administrators = ['securityAdmin', 'systemAdmin', 'auditAdmin'] as const satisfies readonly Role[];

/** `person` is the id of a registered person; `name` registers a person of that name at the unit. */
export type AdministratorWanted = Readonly<{
  loginName: string;
  person?: string;
  name?: string;
  unit: string;
  role: (typeof administrators)[number];
  json?: true;
}>;

const PASSWORD_BYTES = 15;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Opens an account of a registered person that may do nothing but choose its own password at first. Throws
 * CommandFailedError.
 */
export const createAdministrator = async (
  surroundings: Surroundings,
  wanted: AdministratorWanted,
): Promise<ExitCode> => {
  const { loginName, unit, role, json } = wanted;
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  await withProgram(surroundings, {}, async (program) => {
    const models = projectionRunnerOf(program);
    await catchUpAll(models);
    if (!(await program.app.get(OrgTree).find(unit))) throw new CommandFailedError([unknownUnit(unit)]);
    const personId = await personOf(program, wanted);
    await catchUpAll(models);
    await open(program, { loginName, password, personId, orgCode: unit, roles: [{ role, orgCode: unit }] });
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

/** Asked twice, the same words register nobody again. */
const personOf = async ({ app }: Program, { person, name, unit, loginName }: AdministratorWanted): Promise<string> => {
  if (person !== undefined) {
    const isKnown = UUID.test(person) && (await app.get(PersonDirectory).namesOf([person])).has(person);
    if (!isKnown) throw new CommandFailedError([unknownPerson]);
    return person;
  }
  if (name === undefined) throw new CommandFailedError([nobody]);
  const personId = deriveId('administrator', unit, loginName, name);
  await app.get(RegistryImport).people([{ personId, name, orgCode: unit }]);
  return personId;
};

const open = async ({ app }: Program, account: Parameters<AccountService['open']>[0]): Promise<void> => {
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

const unknownPerson = {
  zh: '没有这个已登记的人员，请核对人员标识，或用 --name 登记新的人员。',
  en: 'There is no such registered person: check the id, or register a person with --name.',
};

const nobody = {
  zh: '请用 --name 登记管理员本人，或用 --person 指明已登记的人员。',
  en: 'Say whose account it is: --name registers the person, --person names one who is registered.',
};
