import type { AccessOptions } from '#access';
import { readProvider } from './provider-configuration.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Mode = 'development' | 'production';

/** Who may sign in how, and for how long. */
export type SignInConfiguration = Pick<
  AccessOptions,
  'secondFactor' | 'idleSeconds' | 'sessionSeconds' | 'passwordMaxDays' | 'publicOrigin' | 'provider' | 'rates'
>;

/** Reads what concerns signing in from the environment, with a sentence for each fault. */
export const readSignIn = (
  env: Environment,
  mode: Mode,
): Readonly<{ value: Omit<SignInConfiguration, 'rates'>; faults: string[] }> => {
  const faults: string[] = [];
  const check = (ok: boolean, sentence: string) => {
    if (!ok) faults.push(sentence);
  };
  const whole = (name: string, standard: number): number => {
    const value = Number(env[name] ?? standard);
    check(Number.isInteger(value) && value > 0 && value <= 100_000, `${name} must be a whole number from 1 to 100000.`);
    return value;
  };
  const secondFactor = env['SECOND_FACTOR'] ?? (mode === 'production' ? 'required' : 'relaxed');
  check(secondFactor === 'required' || secondFactor === 'relaxed', 'SECOND_FACTOR must be required or relaxed.');
  check(mode !== 'production' || secondFactor !== 'relaxed', 'SECOND_FACTOR=relaxed is refused in production.');
  const passwordMaxDays = env['PASSWORD_MAX_DAYS'] === undefined ? null : whole('PASSWORD_MAX_DAYS', 0);
  const publicUrl = urlOf(env['PUBLIC_URL']);
  check(publicUrl !== null, 'PUBLIC_URL must be an http or https address.');
  const provider = readProvider(env, mode);
  faults.push(...provider.faults);
  const value = {
    secondFactor: secondFactor as AccessOptions['secondFactor'],
    idleSeconds: whole('SESSION_IDLE_MINUTES', 30) * 60,
    sessionSeconds: whole('SESSION_HOURS', 12) * 3_600,
    passwordMaxDays,
    publicOrigin: publicUrl?.origin,
    provider: provider.value,
  };
  return { value, faults };
};

/** Undefined where nothing is given, null where it is no web address. */
const urlOf = (text: string | undefined): URL | null | undefined => {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && ['http:', 'https:'].includes(url.protocol) ? url : null;
};
