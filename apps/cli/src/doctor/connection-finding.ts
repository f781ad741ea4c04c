import { explain } from '../explanation.js';
import { fail, ok, type Finding } from './finding.js';

/** What came of asking a server, and the milliseconds it took. */
export type Probe<T> = Readonly<{ value: T; ms: number }> | Readonly<{ error: unknown }>;

const PATIENCE_MS = 8_000;

class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly code = 'ETIMEDOUT';
}

/** Asks, and gives up after some seconds. */
export const probe = async <T>(ask: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<Probe<T>> => {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError('no answer')), patienceMs);
  });
  try {
    const value = await Promise.race([ask(), silence]);
    return { value, ms: Math.round(performance.now() - began) };
  } catch (error) {
    return { error };
  } finally {
    clearTimeout(timer);
  }
};

export const connectionFinding = (check: string, where: string, asked: Probe<unknown>): Finding =>
  'error' in asked
    ? fail(check, `无法使用（${where}）`, `cannot be used (${where}): ${explain(asked.error).join(' ')}`, {
        zh: '请检查服务是否在运行，以及地址、用户名和密码是否正确。',
        en: 'Check that the server runs, and its address, user and password.',
      })
    : ok(check, `可用（${where}）`, `answers in ${asked.ms} ms`);
