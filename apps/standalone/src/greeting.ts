import { join, resolve } from 'node:path';
import type { Configuration } from '#platform';
import { ACCOUNTS } from './first-start.js';

/** Where the program is, how to sign in, and what to try first. */
export const greet = (address: string, { dataDir, clock }: Configuration): void => {
  const accounts = resolve(join(dataDir, ACCOUNTS));
  const lines = [
    '',
    `村治 Cunzhi  ${address}`,
    `  接口文档 API docs      ${address}/api/docs`,
    `  示例账号 accounts      ${accounts}  (账号 密码 login and password, one a line)`,
    `  时间 clock             ${clock === 'virtual' ? '虚拟 virtual (POST /api/v1/clock)' : '真实 real'}`,
    '',
    '  试一试 what to try',
    '    1. 用 secretary 登录 sign in as secretary:      POST /api/v1/sessions',
    '    2. 起草并提交婚宴报告 draft and submit a report:  POST /api/v1/ceremony-filings',
    '    3. 用 leader、discipline 审核登记 check, register: GET /api/v1/inbox',
    '    4. 看完整故事 the whole story in one minute:      npm run demo',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};
