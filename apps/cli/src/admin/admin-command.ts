import { Command, Option } from 'commander';
import type { ExitCode, Surroundings } from '../terminal.js';
import { administrators, createAdministrator, type AdministratorWanted } from './create-administrator.js';

type Options = Omit<AdministratorWanted, 'loginName'> & Readonly<{ json?: true }>;

export const adminCommand = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command =>
  new Command('admin').description('管理员账号  accounts of administrators').addCommand(
    new Command('create')
      .description(
        '开通管理员账号，打印一次性密码，首次登录须修改  open an account and print its one-time password, to be changed at the first sign-in',
      )
      .argument('<login-name>', '账号  login name')
      .requiredOption('--unit <code>', '所在单位编码  code of the unit')
      .option('--name <name>', '登记管理员本人，填写姓名  name of the person, who is registered with it')
      .option('--person <id>', '已登记人员的标识  id of a person who is registered already')
      .addOption(
        new Option('--role <role>', '管理员类别  kind of administrator')
          .choices(administrators)
          .default('securityAdmin'),
      )
      .option('--json', '以 JSON 输出  answer in JSON')
      .action(async (loginName: string, options: Options) => {
        finish(await createAdministrator(surroundings, { loginName, ...options }));
      }),
  );
