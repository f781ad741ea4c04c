import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, TooManyRequestsError, type Refused } from '#access';
import { NotPermittedError, UnknownStreamError } from '#event-store';
import type { ReportError } from '../stores.js';
import type { ProblemCatalogue } from './problem-catalogue.js';
import { refusalOf } from './problem-of.js';

/** Every refusal leaves here, as application/problem+json. What nobody foresaw is reported, and says nothing outside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly catalogue: ProblemCatalogue,
    private readonly report: ReportError,
    private readonly onRefusal: (refused: Refused) => void,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { code, params, errors, retryAfterSeconds } = refusalOf(error);
    if (isRefusedAccess(error)) {
      const place = `${request.method} ${request.routeOptions.url ?? ''}`;
      this.onRefusal({ actor: actorOf(request), code, place });
    }
    const problem = this.catalogue.describe(code, params);
    if (problem.status >= 500) this.report(error as Error, `request ${request.id} (${code})`);
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
    void reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...problem, ...(errors ? { errors } : {}), instance: request.id }));
  }
}

/** Runner and guard alike: what the actor may not do, what is hidden because they may not, and too much of anything. */
const isRefusedAccess = (error: unknown): boolean =>
  error instanceof NotPermittedError ||
  error instanceof TooManyRequestsError ||
  (error instanceof UnknownStreamError && error.hidden);
