import type { FastifyRequest } from 'fastify';
import { actorOf, TooManyRequestsError, type Refused } from '#access';
import { NotPermittedError, UnknownStreamError } from '#event-store';
import type { ReportError } from '../stores.js';
import type { Problem, ProblemCatalogue } from './problem-catalogue.js';
import { refusalOf } from './problem-of.js';

export type Told = Readonly<{ problem: Problem; retryAfterSeconds: number | undefined }>;

/** Tells an error to whoever sent the request. What nobody foresaw is reported, and says nothing outside. */
export class ProblemTeller {
  constructor(
    private readonly catalogue: ProblemCatalogue,
    private readonly report: ReportError,
    private readonly onRefusal: (refused: Refused) => void,
  ) {}

  tell(error: unknown, request: FastifyRequest): Told {
    const { code, params, errors, retryAfterSeconds } = refusalOf(error);
    if (isRefusedAccess(error)) {
      const place = `${request.method} ${request.routeOptions.url ?? ''}`;
      this.onRefusal({ actor: actorOf(request), code, place });
    }
    const problem = this.catalogue.describe(code, params);
    if (problem.status >= 500) this.report(error as Error, `request ${request.id} (${code})`);
    return { problem: { ...problem, ...(errors ? { errors } : {}), instance: request.id }, retryAfterSeconds };
  }
}

/** Runner and guard alike: what the actor may not do, what is hidden because they may not, and too much of anything. */
const isRefusedAccess = (error: unknown): boolean =>
  error instanceof NotPermittedError ||
  error instanceof TooManyRequestsError ||
  (error instanceof UnknownStreamError && error.hidden);
