import { describe, expect, it } from '@jest/globals';
import { PasswordHasher } from './password-hasher.js';

describe('password hasher', () => {
  const hasher = new PasswordHasher();

  it('hashes with Argon2id at 19 MiB, two passes, one lane', async () =>
    expect(await hasher.hash('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/));

  it('salts: the same password hashes otherwise each time', async () =>
    expect(await hasher.hash('correct horse battery')).not.toBe(await hasher.hash('correct horse battery')));

  it('knows the right password from a wrong one', async () => {
    const hash = await hasher.hash('correct horse battery');
    expect(await hasher.matches(hash, 'correct horse battery')).toBe(true);
    expect(await hasher.matches(hash, 'correct horse batterY')).toBe(false);
  });

  it('matches nothing without a hash, not even the decoy', async () => {
    expect(await hasher.matches(undefined, 'no account has this password')).toBe(false);
  });
});
