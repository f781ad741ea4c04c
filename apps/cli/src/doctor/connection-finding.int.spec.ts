import { describe, expect, it } from '@jest/globals';
import { connectionFinding, probe } from './connection-finding.js';

describe('connection', () => {
  it('is sound where the server answers', async () => {
    const answered = await probe(() => Promise.resolve(7));
    expect(answered).toMatchObject({ value: 7 });
    expect(connectionFinding('log', 'postgres://db', answered)).toMatchObject({ level: 'ok', check: 'log' });
  });

  it('fails with a sentence where it does not, and names the address without secrets', async () => {
    const refused = await probe(() => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })));
    const { level, en } = connectionFinding('log', 'postgres://db', refused);
    expect(level).toBe('fail');
    expect(en).toMatch(/^cannot be used \(postgres:\/\/db\): .*No server answers/);
  });

  it('fails where a server keeps silent', async () => {
    const silent = await probe(() => new Promise<never>(() => undefined), 1);
    expect(connectionFinding('log', 'postgres://db', silent).en).toContain('timed out');
  });
});
