import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { UploadRefusedError } from './intake/upload-refused-error.js';

export type UploadRequest = FastifyRequest;

type Registrar = Readonly<{ register(plugin: typeof multipart, options: object): Promise<unknown> }>;

const MAX_HEADERS = 20;
const MAX_NAME = 100;

/** Lets the HTTP side read multipart requests; each route says how much it takes. */
export const admitMultipart = async (app: unknown): Promise<void> => {
  await (app as Registrar).register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fields: 0,
      parts: 1,
      files: 1,
      fileSize: Number.MAX_SAFE_INTEGER,
      headerPairs: MAX_HEADERS,
      fieldNameSize: MAX_NAME,
    },
  });
};

/** The files of a request, of which there may be one. Throws UploadRefusedError for a request that cannot be read. */
export async function* filesOf(request: UploadRequest): AsyncGenerator<Readable> {
  if (!request.isMultipart()) throw new UnsupportedMediaTypeException({ code: 'multipart-required' });
  const files = request.files();
  for (;;) {
    const next = await files.next().catch((error: { code?: string }) => {
      const tooMany = /^FST_(?:PARTS|FILES|FIELDS)_LIMIT$/.test(error.code ?? '');
      throw new UploadRefusedError(tooMany ? 'one-file-only' : 'unreadable-body');
    });
    if (next.done) return;
    const { file } = next.value;
    // Until somebody reads it, nobody else listens for a connection that breaks.
    file.on('error', () => undefined);
    yield file;
  }
}
