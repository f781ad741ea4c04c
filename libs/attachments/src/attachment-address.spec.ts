import { describe, expect, it } from '@jest/globals';
import { readAttachmentAddress } from './attachment-address.js';

const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' };
const read = (url: string | undefined, env: object = keys) =>
  readAttachmentAddress({ ...env, ...(url === undefined ? {} : { ATTACHMENTS_URL: url }) }, '/data');

describe('the address of attachments', () => {
  it('is a folder of the data folder where nothing is said', () =>
    expect(read(undefined, {})).toEqual({ address: { kind: 'folder', folder: '/data/attachments' }, faults: [] }));

  it.each([
    ['file:/srv/files', '/srv/files'],
    ['file:///srv/my%20files', '/srv/my files'],
  ])('%s is the folder %s', (url, folder) =>
    expect(read(url)).toEqual({ address: { kind: 'folder', folder }, faults: [] }),
  );

  it('is a bucket with its endpoint, region, prefix and the credentials of the environment', () =>
    expect(read('s3://files/a/b?endpoint=https://s3.example:9000&region=cn-north-1')).toEqual({
      address: {
        kind: 's3',
        options: {
          bucket: 'files',
          endpoint: 'https://s3.example:9000',
          region: 'cn-north-1',
          prefix: 'a/b/',
          accessKeyId: 'a',
          secretAccessKey: 's',
        },
      },
      faults: [],
    }));

  it('of AWS itself needs no endpoint', () =>
    expect(read('s3://files')).toMatchObject({
      address: { options: { endpoint: undefined, prefix: '', region: 'us-east-1' } },
      faults: [],
    }));

  it.each([
    ['ftp://x', keys, ['ATTACHMENTS_URL must begin with file: or s3://.']],
    ['file:', keys, ['ATTACHMENTS_URL names no folder.']],
    ['s3://', keys, ['ATTACHMENTS_URL must name a bucket: s3://bucket?endpoint=https://….']],
    [
      's3://u:p@files',
      keys,
      ['ATTACHMENTS_URL must not hold credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'],
    ],
    ['s3://files?endpoint=s3.example', keys, ['The endpoint in ATTACHMENTS_URL must begin with http:// or https://.']],
    [
      's3://files',
      {},
      ['AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set for an s3:// address of ATTACHMENTS_URL.'],
    ],
  ])('%s is refused', (url, env, faults) => expect(read(url, env).faults).toEqual(faults));
});
