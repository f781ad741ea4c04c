import { ApiOkResponse } from '@nestjs/swagger';

/** A route that answers a file or a stream, of one of these media types. */
export const AnswersFile = (...mediaTypes: readonly [string, ...string[]]) =>
  ApiOkResponse({
    content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
  });
