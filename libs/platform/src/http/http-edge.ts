import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import { admitMultipart } from '#attachments';
import { ValidationPipe, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Refused } from '#access';
import type { ReportError } from '../stores.js';
import { inputFaults, InvalidInputError } from './input-fault.js';
import { frameworkErrors } from './framework-errors.js';
import { refuseBadForm } from './input-form.js';
import { openApiOf } from './open-api.js';
import { ProblemCatalogue } from './problem-catalogue.js';
import { ProblemFilter } from './problem.filter.js';
import { problemTexts } from './problem-tables.js';

const BODY_LIMIT = 1024 * 1024;

/**
 * The HTTP side of a module: strict input, one shape of refusal, OpenAPI at /api/openapi.json, docs at /api/docs.
 * `onRefusal` is told of everything that somebody was not permitted to do.
 */
export const createHttpEdge = async (
  module: Type | DynamicModule,
  report: ReportError,
  onRefusal: (refused: Refused) => void = () => undefined,
): Promise<NestFastifyApplication> => {
  const catalogue = new ProblemCatalogue(problemTexts);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    ...frameworkErrors(catalogue),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: ['error', 'warn'] });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'unsafe-inline'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: null,
      },
    },
  });
  await admitMultipart(app);
  app.getHttpAdapter().getInstance().addHook('preValidation', refuseBadForm);
  app.useGlobalFilters(new ProblemFilter(catalogue, report, onRefusal));
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
