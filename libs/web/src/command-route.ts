import { applyDecorators, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { entryReasons } from '#kernel';
import { CommandAnswer } from './command-answer.js';

/** A route that gives one command, or one to each that is ticked: what it does in English, and its official Chinese name. */
export const CommandRoute = (path: string, summary: string, description: string, answer: Type = CommandAnswer) =>
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
    ApiHeader({
      name: 'Occurred-At',
      required: false,
      description: 'When an act happened that is entered later: an ISO 8601 instant with its zone, not ahead',
    }),
    ApiHeader({
      name: 'Entry-Reason',
      required: false,
      enum: Object.keys(entryReasons),
      description: 'Why it is entered later; sent with Occurred-At',
    }),
    ApiOkResponse({ type: answer }),
  );
