import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration, requireAddresses } from './configuration.js';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfiguration(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
};

const key = Buffer.alloc(32, 7).toString('base64');

describe('configuration', () => {
  it('needs nothing in development', () => {
    expect(readConfiguration({})).toMatchObject({ mode: 'development', port: 3000, clock: 'system' });
  });

  it('states every fault in a sentence of its own', () => {
    const faults = faultsOf({ PORT: 'x', CLOCK: 'slow', QUEUE_URL: 'http://q', READ_STORE_URL: 'redis://r' });
    expect(faults).toEqual([
      'PORT must be a whole number from 0 to 65535.',
      'CLOCK must be system or virtual.',
      'QUEUE_URL must begin with one of redis://, rediss://, postgres://, postgresql://.',
      'READ_STORE_URL must begin with one of postgres://, postgresql://.',
    ]);
  });

  it.each(['postgres://[bad', 'redis://', 'postgresql:///database', 'redis://:6379'])(
    'refuses the address %s, which names no server, without repeating it',
    (QUEUE_URL) => {
      const [fault, ...others] = faultsOf({ QUEUE_URL });
      expect(fault).toBe('QUEUE_URL cannot be read as an address: scheme://user:password@host:port/name.');
      expect(others).toEqual([]);
    },
  );

  it('keeps attachments in the data folder, up to 20 MiB each, and says what is wrong with another place', () => {
    expect(readConfiguration({ DATA_DIR: '/data' })).toMatchObject({
      attachments: { kind: 'folder', folder: '/data/attachments' },
      attachmentMaxBytes: 20_971_520,
    });
    expect(faultsOf({ ATTACHMENTS_URL: 'https://files.example', ATTACHMENT_MAX_BYTES: '1e12' })).toEqual([
      'ATTACHMENTS_URL must begin with file: or s3://.',
      'ATTACHMENT_MAX_BYTES must be a whole number from 1 to 209715200.',
    ]);
  });

  it('refuses a virtual clock and a missing master key in production', () => {
    expect(faultsOf({ CUNZHI_MODE: 'production', CLOCK: 'virtual' })).toEqual([
      'CLOCK=virtual is refused in production: time must be real there.',
      'MASTER_KEY must be set in production: 32 random bytes in base64.',
    ]);
    expect(faultsOf({ CUNZHI_MODE: 'production', MASTER_KEY: key })).toEqual([]);
  });

  it('refuses a master key of another length without repeating it', () => {
    expect(faultsOf({ MASTER_KEY: 'c2hvcnQ=' })).toEqual(['MASTER_KEY must be 32 bytes in base64.']);
  });

  it('picks the adapter by the scheme', () => {
    const { eventStoreUrl, queueUrl } = readConfiguration({
      EVENT_STORE_URL: 'esdb://es:2113?tls=false',
      QUEUE_URL: 'redis://r:6379',
    });
    expect([eventStoreUrl, queueUrl]).toEqual(['esdb://es:2113?tls=false', 'redis://r:6379']);
  });

  it('names the servers whose addresses are missing where there is no embedded one', () => {
    const [event, queue, read] = ['esdb://es:2113', 'redis://r:6379', 'postgres://p'];
    const named = readConfiguration({ EVENT_STORE_URL: event, QUEUE_URL: queue, READ_STORE_URL: read });
    expect(requireAddresses(named)).toBe(named);
    expect(() => requireAddresses(readConfiguration({ EVENT_STORE_URL: event }))).toThrow(
      new ConfigurationError([
        'QUEUE_URL must be set: the address of the queue.',
        'READ_STORE_URL must be set: the address of the read models.',
      ]),
    );
  });
});
