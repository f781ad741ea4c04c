import { isCommonPassword } from './common-passwords.js';
import { foldLoginName } from './login-name.js';

export type PasswordFault =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-is-login-name'
  | 'password-too-common'
  | 'password-used-before';

const SHORTEST = 12;
const LONGEST = 128;

/** Lengths count characters. The upper limit bounds the work of hashing. Basis: DEFAULT, after OWASP and NIST SP 800-63B. */
export const passwordFault = (password: string, loginName: string): PasswordFault | undefined => {
  const length = Array.from(password).length;
  if (length < SHORTEST) return 'password-too-short';
  if (length > LONGEST) return 'password-too-long';
  const [folded, name] = [foldLoginName(password), foldLoginName(loginName)];
  if (folded === name) return 'password-is-login-name';
  return isCommonPassword(folded.replaceAll(name, '')) ? 'password-too-common' : undefined;
};
