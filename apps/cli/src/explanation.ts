import type { Title } from '#imports';
import { explainStart } from '#platform';
import { CommandFailedError, UsageError } from './command-error.js';
import { both } from './terminal.js';

const SENTENCES: Readonly<Record<string, Title>> = {
  EventStoreUnavailableError: {
    zh: '无法连接事件库，请检查 EVENT_STORE_URL 和服务状态。',
    en: 'The event store cannot be reached: check EVENT_STORE_URL, and that the server runs.',
  },
  ECONNREFUSED: {
    zh: '无法连接数据库：该地址没有服务在运行，请检查地址或启动服务。',
    en: 'No server answers at the configured address: check the address, or start the server.',
  },
  ENOTFOUND: { zh: '找不到所配置的主机，请检查地址。', en: 'The configured host is not known: check the address.' },
  ETIMEDOUT: { zh: '连接超时，请检查地址和网络。', en: 'The connection timed out: check the address and the network.' },
  ENOENT: { zh: '文件不存在。', en: 'There is no such file.' },
  EISDIR: { zh: '这是文件夹，不是文件。', en: 'This is a folder, not a file.' },
  EACCES: { zh: '没有读写权限。', en: 'Permission to read or write is missing.' },
  '28P01': { zh: '数据库拒绝了用户名或密码。', en: 'The database refused the user name or the password.' },
  '28000': { zh: '数据库拒绝了该用户。', en: 'The database refused the user.' },
  '3D000': { zh: '数据库不存在。', en: 'There is no such database.' },
  '42P01': {
    zh: '数据库中没有本系统的数据，请先启动程序。',
    en: 'The database holds no data of this program yet: start it first.',
  },
};

/** Why a command failed, one sentence for each fault; never a stack trace. */
export const explain = (error: unknown): readonly string[] => {
  if (error instanceof UsageError) return [both(error.sentence)];
  if (error instanceof CommandFailedError) return error.sentences.map(both);
  const { code, path } = rootOf(error);
  const sentence = SENTENCES[code ?? (error as Error).name];
  if (sentence) return [path === undefined ? both(sentence) : `${path}: ${both(sentence)}`];
  return explainStart(error)
    .split('\n')
    .map((line) => line.replace(/^- /, ''));
};

type Coded = Readonly<{ code?: string; path?: string }>;

/** Drivers wrap the error of the connection, some more than once. */
const rootOf = (error: unknown): Coded => {
  const { code, path, cause, errors } = error as Coded & { cause?: unknown; errors?: readonly unknown[] };
  if (code !== undefined) return { code, ...(path === undefined ? {} : { path }) };
  const inner = errors?.[0] ?? cause;
  return inner === undefined || inner === null ? {} : rootOf(inner);
};
