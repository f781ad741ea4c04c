import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Exported } from '#web';
import type { SignedIn } from './access-tokens.js';
import { CurrentSession } from './current-account.js';
import { OwnSessions } from './own-sessions.js';
import { sessionList } from '../access-lists.js';

class OpenSessionView {
  @ApiProperty() readonly sessionId!: string;
  @ApiProperty({ description: 'The session of this request' }) readonly current!: boolean;
  @ApiProperty({ description: 'Browser and system, in coarse words' }) readonly device!: string;
  @ApiProperty({ description: 'The network of its address' }) readonly network!: string;
  @ApiProperty({ format: 'date-time' }) readonly openedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'To the minute' }) readonly usedAt!: string;
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/me/sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessions) {}

  @Get()
  @Exported(sessionList)
  @ApiOperation({ summary: 'The own sessions that are open', description: '本人登录会话' })
  @ApiOkResponse({ type: [OpenSessionView] })
  list(@CurrentSession() session: SignedIn): Promise<readonly OpenSessionView[]> {
    return this.sessions.list(session);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of the own sessions', description: '终止一个会话' })
  @ApiNoContentResponse()
  end(@CurrentSession() session: SignedIn, @Param('sessionId', ParseUUIDPipe) sessionId: string): Promise<void> {
    return this.sessions.end(session, sessionId);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'End all own sessions but this one', description: '终止其他会话' })
  @ApiNoContentResponse()
  endOthers(@CurrentSession() session: SignedIn): Promise<void> {
    return this.sessions.endOthers(session);
  }
}
