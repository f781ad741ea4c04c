const EMBEDDED = { EVENT_STORE_URL: '', QUEUE_URL: '', READ_STORE_URL: '', KEY_VAULT_URL: '' };

/** The environment of a program in a folder of its own, by real time, on a free port; stores as given, else embedded. */
export const settingsOf = (dataDir: string, stores: Partial<typeof EMBEDDED> = {}) => ({
  ...EMBEDDED,
  ...stores,
  CUNZHI_MODE: 'development',
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
  PORT: '0',
  CLOCK: 'system',
  LOG_LEVEL: 'error',
});
