import { resolve } from 'node:path';
import type { Configuration } from '#platform';
import { ok, type Finding } from './finding.js';

/**
 * Scheme, host and database of an address, never its user, password or options. Where an unescaped password leaves open
 * what is host and what is password, neither is shown.
 */
export const addressText = (url: string): string => {
  const scheme = url.slice(0, url.indexOf('://') + 3);
  const [, afterUser, ...ambiguous] = url.split('@');
  if (ambiguous.length > 0) return `${scheme}…`;
  if (!URL.canParse(url)) return scheme + (afterUser ?? url.slice(scheme.length)).split(/[/?]/, 1)[0];
  const { host, pathname } = new URL(url);
  return `${scheme}${host}${pathname}`;
};

const EMBEDDED = '内置 embedded PostgreSQL';

/** What the program is told by its environment, without secrets. */
export const configurationFinding = (configuration: Configuration): Finding => {
  const { mode, dataDir, masterKey, eventStoreUrl, queueUrl, readStoreUrl, keyVaultUrl } = configuration;
  const address = (url: string | undefined, unset = EMBEDDED) => (url === undefined ? unset : addressText(url));
  const parts = [
    mode,
    `DATA_DIR ${resolve(dataDir)}`,
    `EVENT_STORE_URL ${address(eventStoreUrl)}`,
    `QUEUE_URL ${address(queueUrl)}`,
    `READ_STORE_URL ${address(readStoreUrl)}`,
    `KEY_VAULT_URL ${address(keyVaultUrl, '同读库 as READ_STORE_URL')}`,
    `MASTER_KEY ${masterKey ? '环境变量 environment' : '数据文件夹 file in DATA_DIR'}`,
  ];
  return ok('configuration', '配置可用：', parts.join('; '));
};
