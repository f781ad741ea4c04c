import { HttpException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';

/** Basis: DEFAULT, unsourced: what browsers send behind a proxy stays below a third of it. Bytes by the HTTP server. */
export const MOST_HEADERS = 100;
export const MOST_HEADER_BYTES = 16 * 1024;

const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;
const FORM_TYPE = /^multipart\/form-data\s*;/i;

type Head = Readonly<{ headers: IncomingHttpHeaders; rawHeaders: readonly string[] }>;

/** The refusal of a request by its head alone: too many headers, or a body of a kind that no route takes. */
export const headFault = ({ headers, rawHeaders }: Head): HttpException | undefined => {
  if (rawHeaders.length > 2 * MOST_HEADERS) return new HttpException({ code: 'headers-too-large' }, 431);
  if (!hasBody(headers) || isTaken(headers)) return undefined;
  return new UnsupportedMediaTypeException({ code: 'unsupported-media-type' });
};

const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** JSON in UTF-8, or a form with a file; never packed. */
const isTaken = (headers: IncomingHttpHeaders): boolean => {
  const { 'content-type': type = '', 'content-encoding': packing = 'identity' } = headers;
  return packing.toLowerCase() === 'identity' && (JSON_TYPE.test(type) || FORM_TYPE.test(type));
};

/** True for a request that brings a form with files. */
export const bringsForm = (headers: IncomingHttpHeaders): boolean =>
  hasBody(headers) && FORM_TYPE.test(headers['content-type'] ?? '');
