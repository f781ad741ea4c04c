import { isIP } from 'node:net';
import { DEFAULT_RATES, type Rates } from '#access';

type Environment = Readonly<Record<string, string | undefined>>;

/** What is let in, and whom the program believes about the address of a client. */
export type EdgeConfiguration = Readonly<{ rates: Rates; trustedProxies: readonly string[] }>;

const MOST = 100_000_000;
const VARIABLES = [
  ['account', 'RATE_LIMIT_ACCOUNT'],
  ['address', 'RATE_LIMIT_ADDRESS'],
  ['signIn', 'RATE_LIMIT_SIGN_IN'],
] as const;

/** Reads what concerns the edge from the environment, with a sentence for each fault. */
export const readEdge = (env: Environment): Readonly<{ value: EdgeConfiguration; faults: string[] }> => {
  const faults: string[] = [];
  const rateOf = (kind: keyof Rates, name: string): number | null => {
    const text = env[name] ?? String(DEFAULT_RATES[kind] ?? 'off');
    if (text === 'off') return null;
    const rate = Number(text);
    if (Number.isInteger(rate) && rate > 0 && rate <= MOST) return rate;
    faults.push(`${name} must be off, or a whole number of requests a minute from 1 to ${MOST}.`);
    return null;
  };
  const rates = Object.fromEntries(VARIABLES.map(([kind, name]) => [kind, rateOf(kind, name)])) as Rates;
  const trustedProxies = listOf(env['TRUSTED_PROXIES']);
  if (!trustedProxies.every(isNetwork))
    faults.push('TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, separated by commas.');
  return { value: { rates, trustedProxies }, faults };
};

const listOf = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
};
