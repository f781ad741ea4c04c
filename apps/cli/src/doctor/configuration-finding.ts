import { resolve } from 'node:path';
import type { Configuration } from '#platform';
import { ok, type Finding } from './finding.js';

/** Scheme, host and database of an address, never its user, password or options. */
export const addressText = (url: string): string => {
  const scheme = url.slice(0, url.indexOf('://') + 3);
  if (URL.canParse(url)) {
    const { host, pathname } = new URL(url);
    return `${scheme}${host}${pathname}`;
  }
  return `${scheme}${
    url
      .slice(url.lastIndexOf('@') + 1)
      .replace(/^[a-z+]+:\/\//, '')
      .split(/[/?]/, 1)[0]
  }`;
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
