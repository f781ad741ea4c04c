import { fail, ok, warn, type Finding } from './finding.js';

/** Ids of the vault that the log was written with and of the vault that is configured; null where there is none. */
export type VaultFacts = Readonly<{ bound: string | null; present: string | null }>;

/** Whether the personal texts of the log can be read with the vault at hand. */
export const vaultFinding = ({ bound, present }: VaultFacts): Finding => {
  if (bound === null) return warn('key vault', '尚未启用', 'is not in use yet', START);
  if (present === null) return fail('key vault', '密钥库缺失', 'is missing', RESTORE);
  return bound === present
    ? ok('key vault', '与事件日志相符', 'fits the log')
    : fail('key vault', '与事件日志不符', 'does not fit the log', RESTORE);
};

const START = { zh: '首次启动程序后启用。', en: 'The first start of the program sets it up.' };
const RESTORE = {
  zh: '请检查 KEY_VAULT_URL，或从备份恢复密钥库；在此之前个人信息无法读取。',
  en: 'Check KEY_VAULT_URL, or restore the vault from its backup: personal texts cannot be read without it.',
};
