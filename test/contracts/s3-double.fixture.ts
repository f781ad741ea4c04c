import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

export type S3Double = Readonly<{
  endpoint: string;
  objects: Map<string, Buffer>;
  /** Answers the next requests with these statuses, whatever they ask. */
  failNext: (...statuses: readonly number[]) => void;
  /** `method key` of every request that was admitted. */
  seen: readonly string[];
  close: () => Promise<void>;
}>;

export const s3Keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
export const bucket = 'cunzhi-files';

/** The part of the S3 protocol that the program uses, with signatures (Signature Version 4) verified in full. */
export const openS3Double = async (): Promise<S3Double> => {
  const [objects, failures, seen] = [new Map<string, Buffer>(), [] as number[], [] as string[]];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const refusal = failures.shift() ?? signatureFault(request, body) ?? checksumFault(request, body);
      if (refusal) {
        answer(response, refusal, 'Refused');
        return;
      }
      const path = decodeURIComponent(new URL(request.url!, 'http://s3').pathname);
      const key = path.slice(bucket.length + 2);
      if (!path.startsWith(`/${bucket}`)) {
        answer(response, 404, 'NoSuchBucket');
        return;
      }
      seen.push(`${request.method} ${key}`);
      respond(request.method!, key, body, objects, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${port}`, objects, failNext: (...list) => failures.push(...list), seen, close };
};

const respond = (method: string, key: string, body: Buffer, objects: Map<string, Buffer>, to: ServerResponse): void => {
  const found = objects.get(key);
  if (method === 'HEAD') to.writeHead(200).end();
  else if (method === 'PUT') {
    objects.set(key, body);
    to.writeHead(200, { etag: '"x"' }).end();
  } else if (method === 'DELETE') {
    objects.delete(key);
    to.writeHead(204).end();
  } else if (found) to.writeHead(200, { 'content-length': found.length }).end(found);
  else answer(to, 404, 'NoSuchKey');
};

const answer = (to: ServerResponse, status: number, code: string): void => {
  to.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** The store checks the content against the hash that came with it. */
const checksumFault = ({ headers }: IncomingMessage, body: Buffer): number | undefined => {
  const told = headers['x-amz-checksum-sha256'];
  return told === undefined || told === createHash('sha256').update(body).digest('base64') ? undefined : 400;
};

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

const signatureFault = (request: IncomingMessage, body: Buffer): number | undefined => {
  const found = AUTHORIZATION.exec(request.headers.authorization ?? '');
  if (!found) return 403;
  const [, accessKeyId, day, region, signedHeaders, signature] = found as unknown as string[];
  const payloadHash = String(request.headers['x-amz-content-sha256']);
  const time = String(request.headers['x-amz-date']);
  if (payloadHash !== sha256(body) || !time.startsWith(day!) || accessKeyId !== s3Keys.accessKeyId) return 403;
  const url = new URL(request.url!, 'http://s3');
  const query = [...url.searchParams].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const headers = signedHeaders!.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    request.method,
    url.pathname,
    query.sort().join('&'),
    headers.join(''),
    signedHeaders,
    payloadHash,
  ];
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical.join('\n'))].join('\n');
  const key = [day!, region!, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${s3Keys.secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature ? undefined : 403;
};
