import { describe, expect, it } from '@jest/globals';
import { headFault, MOST_HEADERS } from './request-head.js';

type Headers = Parameters<typeof headFault>[0]['headers'];

const faultOf = (headers: Headers, count = 5) => {
  const fault = headFault({ headers, rawHeaders: Array.from({ length: 2 * count }, () => 'x') });
  return fault && `${fault.getStatus()} ${(fault.getResponse() as { code: string }).code}`;
};
const body = { 'content-length': '2' };

describe('the head of a request', () => {
  it.each<[string, Headers]>([
    ['JSON', { ...body, 'content-type': 'application/json' }],
    ['JSON that names UTF-8', { ...body, 'content-type': 'application/json; charset=UTF-8' }],
    ['JSON that names it in quotes', { ...body, 'content-type': 'Application/JSON ;charset="utf-8"' }],
    ['JSON in pieces', { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }],
    ['a form with a file', { ...body, 'content-type': 'multipart/form-data; boundary=x' }],
    ['JSON that is not packed', { ...body, 'content-type': 'application/json', 'content-encoding': 'identity' }],
    ['no body', {}],
    ['a body of no bytes', { 'content-length': '0', 'content-type': 'text/plain' }],
  ])('is taken for %s', (_what, headers) => expect(faultOf(headers)).toBeUndefined());

  it.each<[string, Headers]>([
    ['no type', body],
    ['no type in pieces', { 'transfer-encoding': 'chunked' }],
    ['plain text', { ...body, 'content-type': 'text/plain' }],
    ['a form without files', { ...body, 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form without a boundary', { ...body, 'content-type': 'multipart/form-data' }],
    ['GBK', { ...body, 'content-type': 'application/json; charset=gbk' }],
    ['two charsets', { ...body, 'content-type': 'application/json; charset=utf-8; charset=gbk' }],
    ['a kind of JSON', { ...body, 'content-type': 'application/json-patch+json' }],
    ['something packed', { ...body, 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('is refused for %s', (_what, headers) => expect(faultOf(headers)).toBe('415 unsupported-media-type'));

  it('may have a hundred lines', () => {
    expect(faultOf({}, MOST_HEADERS)).toBeUndefined();
    expect(faultOf({}, MOST_HEADERS + 1)).toBe('431 headers-too-large');
  });
});
