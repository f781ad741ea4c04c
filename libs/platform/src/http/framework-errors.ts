import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { ProblemCatalogue } from './problem-catalogue.js';

type HeadersOf = (address: string) => Readonly<Record<string, string>>;

const TYPE = 'application/problem+json; charset=utf-8';
const CODE = 'unreadable-request';

/** What the HTTP server says of bytes that it gives up on. */
const BY_SERVER_ERROR: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** Requests that never get to a route, an address that cannot be read or no HTTP at all, are refused in the one shape. */
export const frameworkErrors = (
  catalogue: ProblemCatalogue,
  headersOf: HeadersOf,
): Required<Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>> => ({
  frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = { ...catalogue.describe(CODE), instance: request.id };
    void reply.status(problem.status).headers(headersOf('/api')).type(TYPE).send(JSON.stringify(problem));
  },
  clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const problem = catalogue.describe(BY_SERVER_ERROR[error.code ?? ''] ?? CODE);
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      ...Object.entries(headersOf('/api')).map(([name, value]) => `${name}: ${value}`),
      `Content-Type: ${TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  },
});
