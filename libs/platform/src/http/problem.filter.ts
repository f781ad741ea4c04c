import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReportError } from '../stores.js';
import type { ProblemCatalogue } from './problem-catalogue.js';
import { refusalOf } from './problem-of.js';

/** Every refusal leaves here, as application/problem+json. What nobody foresaw is reported, and says nothing outside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly catalogue: ProblemCatalogue,
    private readonly report: ReportError,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { code, params, errors, retryAfterSeconds } = refusalOf(error);
    const problem = this.catalogue.describe(code, params);
    if (problem.status >= 500) this.report(error as Error, `request ${request.id} (${code})`);
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
    void reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...problem, ...(errors ? { errors } : {}), instance: request.id }));
  }
}
