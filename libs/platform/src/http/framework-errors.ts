import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { ProblemCatalogue } from './problem-catalogue.js';

const CODE = 'unreadable-request';

/** Requests that never get to a route, an address that cannot be read or no HTTP at all, are refused in the one shape. */
export const frameworkErrors = (
  catalogue: ProblemCatalogue,
): Required<Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'>> => ({
  frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
    const problem = { ...catalogue.describe(CODE), instance: request.id };
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  },
  clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const body = JSON.stringify(catalogue.describe(CODE));
    const head = [
      'HTTP/1.1 400 Bad Request',
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  },
});
