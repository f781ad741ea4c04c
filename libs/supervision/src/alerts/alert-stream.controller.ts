import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { Controller, Get, Header, Headers, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswersFile } from '#web';
import { AlertStream } from './alert-stream.query.js';

type RawReply = Readonly<{ raw: Pick<ServerResponse, 'once' | 'destroyed'> }>;

/** To who has hung up before the stream was open: nobody reads it. */
const NOTHING = '';

const EVENT_STREAM = 'text/event-stream; charset=utf-8';
const POSITION = /^\d{1,15}$/;
const LONGEST_MS = 15 * 60 * 1_000;

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('api/v1/alerts')
export class AlertStreamController {
  constructor(private readonly alerts: AlertStream) {}

  @Get('stream')
  @Header('Cache-Control', 'no-store')
  @Header('X-Accel-Buffering', 'no')
  @AnswersFile('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Resumes after this alert (its position)' })
  @ApiOperation({ summary: 'Your alerts as they are raised (server-sent events)', description: '督办提醒实时推送' })
  async stream(
    @Headers('last-event-id') lastEventId: string | undefined,
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) { raw: response }: RawReply,
  ): Promise<StreamableFile | typeof NOTHING> {
    const after = lastEventId !== undefined && POSITION.test(lastEventId) ? Number(lastEventId) : undefined;
    const { listener, events } = await this.alerts.open({
      after,
      accessToken: tokenOf(authorization),
      endsAt: expiryOf(authorization),
    });
    if (response.destroyed) {
      listener.close();
      return NOTHING;
    }
    response.once('close', () => listener.close());
    return new StreamableFile(Readable.from(events, { objectMode: false }), { type: EVENT_STREAM });
  }
}

const tokenOf = (authorization = ''): string => authorization.replace(/^Bearer /i, '');

/** When the access token, which the guard has verified, ends: epoch milliseconds. */
const expiryOf = (authorization = ''): number => {
  const payload = authorization.split('.')[1] ?? '';
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp?: unknown };
    if (typeof exp === 'number') return exp * 1_000;
  } catch {
    return Date.now() + LONGEST_MS;
  }
  return Date.now() + LONGEST_MS;
};
