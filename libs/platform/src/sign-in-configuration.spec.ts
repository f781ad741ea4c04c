import { describe, expect, it } from '@jest/globals';
import { readSignIn } from './sign-in-configuration.js';

const faultsOf = (env: Record<string, string>, mode: 'development' | 'production' = 'development') =>
  readSignIn(env, mode).faults;

describe('the configuration of signing in', () => {
  it('asks for the second factor in production, and cannot be told otherwise there', () => {
    expect(readSignIn({}, 'production').value.secondFactor).toBe('required');
    expect(readSignIn({}, 'development').value.secondFactor).toBe('relaxed');
    expect(readSignIn({ SECOND_FACTOR: 'required' }, 'development').value.secondFactor).toBe('required');
    expect(faultsOf({ SECOND_FACTOR: 'relaxed' }, 'production')).toEqual([
      'SECOND_FACTOR=relaxed is refused in production.',
    ]);
    expect(faultsOf({ SECOND_FACTOR: 'off' })).toEqual(['SECOND_FACTOR must be required or relaxed.']);
  });

  it('has half an hour, twelve hours, and no age of passwords unless told', () => {
    expect(readSignIn({}, 'production').value).toMatchObject({
      idleSeconds: 1_800,
      sessionSeconds: 43_200,
      passwordMaxDays: null,
    });
    const set = { SESSION_IDLE_MINUTES: '10', SESSION_HOURS: '8', PASSWORD_MAX_DAYS: '90' };
    expect(readSignIn(set, 'production').value).toMatchObject({
      idleSeconds: 600,
      sessionSeconds: 28_800,
      passwordMaxDays: 90,
    });
    expect(faultsOf({ SESSION_HOURS: '0', PASSWORD_MAX_DAYS: 'x' })).toHaveLength(2);
  });

  it('knows its public origin', () => {
    expect(readSignIn({ PUBLIC_URL: 'https://cunzhi.example.cn/x' }, 'production').value.publicOrigin).toBe(
      'https://cunzhi.example.cn',
    );
    expect(faultsOf({ PUBLIC_URL: 'javascript:alert(1)' })).toEqual(['PUBLIC_URL must be an http or https address.']);
  });
});
