import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/**
 * Leaves one parser of bodies: JSON in sound UTF-8, of at most `bodyLimit` bytes. Broken UTF-8 would be read as other words
 * than those that were sent.
 */
export const takeJsonOnly = (server: FastifyInstance, bodyLimit: number): void => {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body: Buffer, done) => {
    if (isUtf8(body)) void parse(request, body.toString('utf8'), done);
    else done(Object.assign(new Error('no UTF-8'), { statusCode: 400 }), undefined);
  });
};
