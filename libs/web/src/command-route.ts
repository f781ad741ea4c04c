import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CommandAnswer } from './command-answer.js';

/** A route that gives one command: what it does in English, and its official Chinese name. */
export const CommandRoute = (path: string, summary: string, description: string) =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    ApiBearerAuth(),
    ApiOperation({ summary, description }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key repeats nothing and answers as the first time',
    }),
    ApiOkResponse({ type: CommandAnswer }),
  );
