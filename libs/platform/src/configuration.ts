import { DEFAULT_MAX_BYTES, LARGEST_MAX_BYTES, readAttachmentAddress, type AttachmentAddress } from '#attachments';
import { readEdge } from './edge-configuration.js';
import { readSignIn, type SignInConfiguration } from './sign-in-configuration.js';

export type Mode = 'development' | 'production';

/** Undefined addresses mean the embedded PostgreSQL. */
export type Configuration = Readonly<{
  mode: Mode;
  host: string;
  port: number;
  dataDir: string;
  clock: 'system' | 'virtual';
  eventStoreUrl: string | undefined;
  queueUrl: string | undefined;
  readStoreUrl: string | undefined;
  keyVaultUrl: string | undefined;
  masterKey: Buffer | undefined;
  attachments: AttachmentAddress;
  attachmentMaxBytes: number;
  /** The folder of Word templates that replace the project's own. */
  formTemplates: string | null;
  signIn: SignInConfiguration;
  /** Addresses and networks of proxies that are believed when they name the client. */
  trustedProxies: readonly string[];
  logLevel: string;
}>;

/** The environment is not fit to start with: one sentence for each fault. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const KEY_BYTES = 32;
const MAX_PORT = 65_535;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const ADDRESSES = {
  EVENT_STORE_URL: ['esdb:', 'esdb+discover:', 'postgres:', 'postgresql:'],
  QUEUE_URL: ['redis:', 'rediss:', 'postgres:', 'postgresql:'],
  READ_STORE_URL: ['postgres:', 'postgresql:'],
  KEY_VAULT_URL: ['postgres:', 'postgresql:'],
} as const;

/** A driver without a host would look for the server on this machine. */
const isReadable = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && (url.host !== '' || url.searchParams.has('host'));
};

/** Reads the configuration from the environment. Throws ConfigurationError with every fault at once. */
export const readConfiguration = (env: Environment): Configuration => {
  const faults: string[] = [];
  const check = (ok: boolean, sentence: string) => {
    if (!ok) faults.push(sentence);
  };
  const address = (name: keyof typeof ADDRESSES): string | undefined => {
    const value = env[name];
    if (value === undefined || value === '') return undefined;
    const schemes: readonly string[] = ADDRESSES[name];
    const fits = schemes.some((scheme) => value.startsWith(`${scheme}//`));
    check(fits, `${name} must begin with one of ${schemes.map((scheme) => `${scheme}//`).join(', ')}.`);
    check(!fits || isReadable(value), `${name} cannot be read as an address: scheme://user:password@host:port/name.`);
    return value;
  };
  const mode = env['CUNZHI_MODE'] ?? 'development';
  check(mode === 'development' || mode === 'production', 'CUNZHI_MODE must be development or production.');
  const port = Number(env['PORT'] ?? 3000);
  check(Number.isInteger(port) && port >= 0 && port <= MAX_PORT, `PORT must be a whole number from 0 to ${MAX_PORT}.`);
  const clock = env['CLOCK'] ?? 'system';
  check(clock === 'system' || clock === 'virtual', 'CLOCK must be system or virtual.');
  check(
    clock !== 'virtual' || mode !== 'production',
    'CLOCK=virtual is refused in production: time must be real there.',
  );
  const masterKey = env['MASTER_KEY'] ? Buffer.from(env['MASTER_KEY'], 'base64') : undefined;
  check(!masterKey || masterKey.length === KEY_BYTES, `MASTER_KEY must be ${KEY_BYTES} bytes in base64.`);
  check(
    mode !== 'production' || masterKey !== undefined,
    'MASTER_KEY must be set in production: 32 random bytes in base64.',
  );
  const dataDir = env['DATA_DIR'] ?? '.data';
  const attachments = readAttachmentAddress(env, dataDir);
  faults.push(...attachments.faults);
  const attachmentMaxBytes = Number(env['ATTACHMENT_MAX_BYTES'] ?? DEFAULT_MAX_BYTES);
  check(
    Number.isInteger(attachmentMaxBytes) && attachmentMaxBytes > 0 && attachmentMaxBytes <= LARGEST_MAX_BYTES,
    `ATTACHMENT_MAX_BYTES must be a whole number from 1 to ${LARGEST_MAX_BYTES}.`,
  );
  const signIn = readSignIn(env, mode === 'production' ? mode : 'development');
  faults.push(...signIn.faults);
  const edge = readEdge(env);
  faults.push(...edge.faults);
  const logLevel = env['LOG_LEVEL'] ?? 'info';
  check(LEVELS.includes(logLevel), `LOG_LEVEL must be one of ${LEVELS.join(', ')}.`);
  const configuration = {
    mode: mode as Mode,
    host: env['HOST'] ?? '127.0.0.1',
    port,
    dataDir,
    clock: clock as Configuration['clock'],
    eventStoreUrl: address('EVENT_STORE_URL'),
    queueUrl: address('QUEUE_URL'),
    readStoreUrl: address('READ_STORE_URL'),
    keyVaultUrl: address('KEY_VAULT_URL'),
    masterKey,
    attachments: attachments.address,
    attachmentMaxBytes,
    formTemplates: env['FORM_TEMPLATES'] ?? null,
    signIn: { ...signIn.value, rates: edge.value.rates },
    trustedProxies: edge.value.trustedProxies,
    logLevel,
  };
  if (faults.length > 0) throw new ConfigurationError(faults);
  return configuration;
};

const SERVERS = [
  ['EVENT_STORE_URL', 'eventStoreUrl', 'the event store'],
  ['QUEUE_URL', 'queueUrl', 'the queue'],
  ['READ_STORE_URL', 'readStoreUrl', 'the read models'],
] as const;

/** A process without an embedded PostgreSQL needs the address of every server. Throws ConfigurationError. */
export const requireAddresses = (configuration: Configuration): Configuration => {
  const missing = SERVERS.filter(([, field]) => configuration[field] === undefined);
  if (missing.length === 0) return configuration;
  throw new ConfigurationError(missing.map(([name, , what]) => `${name} must be set: the address of ${what}.`));
};
