const EMBEDDED = { EVENT_STORE_URL: '', QUEUE_URL: '', READ_STORE_URL: '', KEY_VAULT_URL: '' };

/** One account of one address sends more than people ever do. */
const WITHOUT_LIMITS = { RATE_LIMIT_ACCOUNT: 'off', RATE_LIMIT_ADDRESS: 'off', RATE_LIMIT_SIGN_IN: 'off' };

/** The environment of a program in a folder of its own, by real time, on a free port; stores as given, else embedded. */
export const settingsOf = (dataDir: string, stores: Partial<typeof EMBEDDED> = {}) => ({
  ...EMBEDDED,
  ...stores,
  ...WITHOUT_LIMITS,
  CUNZHI_MODE: 'development',
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
  PORT: '0',
  CLOCK: 'system',
  LOG_LEVEL: 'error',
});
