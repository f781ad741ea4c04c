import { randomUUID } from 'node:crypto';
import { ValidationPipe, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Refused } from '#access';
import { admitMultipart } from '#attachments';
import type { ReportError } from '../stores.js';
import { FormGuard } from './form.guard.js';
import { frameworkErrors } from './framework-errors.js';
import { inputFaults, InvalidInputError } from './input-fault.js';
import { refuseBadForm } from './input-form.js';
import { openApiOf } from './open-api.js';
import { ProblemCatalogue } from './problem-catalogue.js';
import { ProblemFilter } from './problem.filter.js';
import { ProblemTeller } from './problem-teller.js';
import { TickedInterceptor } from './ticked.interceptor.js';
import { problemTexts } from './problem-tables.js';
import { headFault, MOST_HEADER_BYTES } from './request-head.js';
import { securityHeaders } from './security-headers.js';
import { takeJsonOnly } from './strict-json.js';

const BODY_LIMIT = 1024 * 1024;

/** Basis: DEFAULT, unsourced: the largest attachment over a line of a village takes minutes. */
const LONGEST_REQUEST_MS = 300_000;

export type EdgeOptions = Readonly<{
  /** Told of everything that somebody was not permitted to do. */
  onRefusal: (refused: Refused) => void;
  /** Asked for every request before it is read, with the address that it came from. Throws to refuse it. */
  admit: (address: string) => Promise<void>;
  /** Browsers reach the program over HTTPS only. */
  https: boolean;
  /** Addresses and networks of proxies that are believed when they name the client. */
  trustedProxies: readonly string[];
}>;

const PLAIN: EdgeOptions = {
  onRefusal: () => undefined,
  admit: () => Promise.resolve(),
  https: false,
  trustedProxies: [],
};

/** The HTTP side of a module: strict input, one shape of refusal, OpenAPI at /api/openapi.json, docs at /api/docs. */
export const createHttpEdge = async (
  module: Type | DynamicModule,
  report: ReportError,
  options: Partial<EdgeOptions> = {},
): Promise<NestFastifyApplication> => {
  const { onRefusal, admit, https, trustedProxies } = { ...PLAIN, ...options };
  const catalogue = new ProblemCatalogue(problemTexts);
  const headersOf = securityHeaders(https);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    http: { maxHeaderSize: MOST_HEADER_BYTES },
    requestTimeout: LONGEST_REQUEST_MS,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    ...frameworkErrors(catalogue, headersOf),
  });
  const settings = { logger: ['error', 'warn'] as ('error' | 'warn')[], bodyParser: false };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, settings);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersOf(request.url));
    const fault = request.is404 ? undefined : headFault(request.raw);
    if (fault) done(fault);
    else admit(request.ip).then(() => done(), done);
  });
  takeJsonOnly(server, BODY_LIMIT);
  await admitMultipart(app);
  server.addHook('preValidation', refuseBadForm);
  app.useGlobalGuards(new FormGuard(app.get(Reflector)));
  const teller = new ProblemTeller(catalogue, report, onRefusal);
  app.useGlobalFilters(new ProblemFilter(teller));
  app.useGlobalInterceptors(new TickedInterceptor(teller));
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new InvalidInputError(inputFaults(errors)),
    }),
  );
  SwaggerModule.setup('api/docs', app, () => openApiOf(app, catalogue), { jsonDocumentUrl: 'api/openapi.json' });
  return app;
};
