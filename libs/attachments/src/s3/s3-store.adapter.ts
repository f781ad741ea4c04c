import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  AttachmentDamagedError,
  AttachmentStore,
  AttachmentStoreUnavailableError,
} from '../port/attachment-store.port.js';

/** `endpoint` is left out for the store of AWS itself; `prefix` goes before every name. */
export type S3Options = Readonly<{
  bucket: string;
  endpoint?: string | undefined;
  region: string;
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  spoolFolder: string;
}>;

const ATTEMPTS = 3;

/** Attachments in a bucket of any S3-compatible store. An object of S3 appears whole or not at all. */
export class S3Store extends AttachmentStore {
  readonly spoolFolder: string;
  private readonly client: S3Client;

  constructor(private readonly options: S3Options) {
    super();
    const { endpoint, region, accessKeyId, secretAccessKey } = options;
    this.spoolFolder = options.spoolFolder;
    this.client = new S3Client({
      region,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      credentials: { accessKeyId, secretAccessKey },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: ATTEMPTS,
    });
  }

  async open(): Promise<void> {
    await mkdir(this.spoolFolder, { recursive: true, mode: 0o700 });
    try {
      await this.client.send(new HeadBucketCommand({ Bucket: this.options.bucket }));
    } catch (error) {
      const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
      throw new AttachmentStoreUnavailableError(
        `The bucket ${this.options.bucket} cannot be used (${$metadata?.httpStatusCode ?? name}): check ATTACHMENTS_URL, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
      );
    }
  }

  /** Gives the store the hash to check what it received against. */
  async put(id: string, file: string): Promise<void> {
    const ChecksumSHA256 = Buffer.from(id, 'hex').toString('base64');
    const ContentType = 'application/octet-stream';
    await this.client.send(
      new PutObjectCommand({ ...this.named(id), Body: await readFile(file), ChecksumSHA256, ContentType }),
    );
    await rm(file, { force: true });
  }

  async get(id: string): Promise<Buffer | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.named(id)));
      const kept = Buffer.from(await Body!.transformToByteArray());
      if (createHash('sha256').update(kept).digest('hex') !== id) throw new AttachmentDamagedError(id);
      return kept;
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.named(id)));
  }

  private named(id: string) {
    return { Bucket: this.options.bucket, Key: `${this.options.prefix}${id}` };
  }
}
