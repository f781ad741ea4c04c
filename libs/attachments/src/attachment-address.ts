import { isAbsolute, join, resolve } from 'node:path';
import { FolderStore } from './folder/folder-store.adapter.js';
import type { AttachmentStore } from './port/attachment-store.port.js';
import type { S3Options } from './s3/s3-store.adapter.js';

export type AttachmentAddress =
  Readonly<{ kind: 'folder'; folder: string }> | Readonly<{ kind: 's3'; options: Omit<S3Options, 'spoolFolder'> }>;

export type AttachmentPlace = Readonly<{ address: AttachmentAddress; faults: readonly string[] }>;

type Environment = Readonly<Record<string, string | undefined>>;

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Reads `ATTACHMENTS_URL`: `file:` with a folder (default `attachments` in the data folder), or
 * `s3://bucket/prefix?endpoint=…&region=…` with the credentials in `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.
 */
export const readAttachmentAddress = (env: Environment, dataDir: string): AttachmentPlace => {
  const url = env['ATTACHMENTS_URL'] || `file:${join(dataDir, 'attachments')}`;
  if (url.startsWith('file:')) return folderOf(url);
  if (url.startsWith('s3://')) return bucketOf(url, env);
  return { address: { kind: 'folder', folder: '' }, faults: ['ATTACHMENTS_URL must begin with file: or s3://.'] };
};

/** Opens the place that the address names. Throws AttachmentStoreUnavailableError. */
export const openAttachmentStore = async (address: AttachmentAddress, dataDir: string): Promise<AttachmentStore> => {
  const store = await storeAt(address, dataDir);
  await store.open();
  return store;
};

/** The client of S3 is large: it is loaded where it is used. */
const storeAt = async (address: AttachmentAddress, dataDir: string): Promise<AttachmentStore> => {
  if (address.kind === 'folder') return new FolderStore(address.folder);
  const { S3Store } = await import('./s3/s3-store.adapter.js');
  return new S3Store({ ...address.options, spoolFolder: join(dataDir, 'incoming') });
};

const folderOf = (url: string): AttachmentPlace => {
  const path = decodeURIComponent(url.replace(/^file:(?:\/\/(?=\/))?/, ''));
  const folder = isAbsolute(path) ? path : resolve(path);
  return { address: { kind: 'folder', folder }, faults: path === '' ? ['ATTACHMENTS_URL names no folder.'] : [] };
};

const bucketOf = (text: string, env: Environment): AttachmentPlace => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const [bucket, endpoint] = [url?.hostname ?? '', url?.searchParams.get('endpoint') ?? undefined];
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  const path = url?.pathname.replaceAll(/^\/+|\/+$/g, '') ?? '';
  const faults = [
    ...(BUCKET.test(bucket) ? [] : ['ATTACHMENTS_URL must name a bucket: s3://bucket?endpoint=https://….']),
    ...(url?.username || url?.password
      ? ['ATTACHMENTS_URL must not hold credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.']
      : []),
    ...(endpoint === undefined || /^https?:\/\/[^/]/.test(endpoint)
      ? []
      : ['The endpoint in ATTACHMENTS_URL must begin with http:// or https://.']),
    ...(accessKeyId && secretAccessKey
      ? []
      : ['AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set for an s3:// address of ATTACHMENTS_URL.']),
  ];
  const region = url?.searchParams.get('region') ?? 'us-east-1';
  const options = {
    bucket,
    endpoint,
    region,
    prefix: path === '' ? '' : `${decodeURIComponent(path)}/`,
    accessKeyId,
    secretAccessKey,
  };
  return { address: { kind: 's3', options }, faults };
};
