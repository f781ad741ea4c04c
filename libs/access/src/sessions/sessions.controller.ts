import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import type { Actor } from '#kernel';
import { AccessSettings } from '../access-settings.js';
import { Public } from '../public-route.js';
import { SignInRoute } from '../sign-in-route.js';
import { NotSignedInError } from '../session-error.js';
import { BeforePasswordChange } from './access-token.guard.js';
import type { SignedIn } from './access-tokens.js';
import type { SessionOrigin } from '../session-store.js';
import { CurrentClient } from './client.js';
import { CurrentActor, CurrentSession } from './current-account.js';
import { AccountView, OwnAccount } from './own-account.query.js';
import type { CookieReply } from './cookies.js';
import { clearRefreshCookie, refreshCookieOf } from './refresh-cookie.js';
import { checkSameSite, refuseCrossSite } from './same-site.js';
import { SessionService } from './session-service.js';
import { SessionView, SessionViews } from './session-views.js';
import type { SignedInRequest } from './signed-in-request.js';

class SignIn {
  @ApiProperty() @IsString() @Length(1, 200) readonly loginName!: string;
  @ApiProperty() @IsString() @Length(1, 200) readonly password!: string;

  @ApiPropertyOptional({ description: 'Of the authenticator app, or a recovery code, where one is enrolled' })
  @IsOptional()
  @IsString()
  @Length(6, 40)
  readonly code?: string;

  @ApiPropertyOptional({ description: 'For browsers: the refresh token goes into a cookie, not into the answer' })
  @IsOptional()
  @IsBoolean()
  readonly cookie?: boolean;
}

class Refresh {
  @ApiPropertyOptional({ description: 'Left out by browsers, which send the cookie and the header X-Cunzhi-Request' })
  @IsOptional()
  @IsString()
  @Length(43, 43)
  readonly refreshToken?: string;
}

@ApiTags('access')
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly account: OwnAccount,
    private readonly views: SessionViews,
    private readonly settings: AccessSettings,
  ) {}

  @Public()
  @SignInRoute()
  @Post('sessions')
  @ApiOperation({ summary: 'Sign in', description: '登录' })
  @ApiCreatedResponse({ type: SessionView })
  async signIn(
    @Body() { cookie = false, ...words }: SignIn,
    @CurrentClient() client: SessionOrigin,
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    if (cookie) refuseCrossSite(request, this.settings.options.publicOrigin);
    return this.views.of(await this.sessions.signIn(words, client), reply, cookie);
  }

  @Public()
  @Post('sessions/refresh')
  @ApiOperation({ summary: 'New tokens for a session that is open', description: '刷新令牌' })
  @ApiCreatedResponse({ type: SessionView })
  async refresh(
    @Body() { refreshToken }: Refresh,
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    if (refreshToken !== undefined) return this.views.of(await this.sessions.refresh(refreshToken), reply, false);
    const kept = refreshCookieOf(request);
    if (kept === undefined) throw new NotSignedInError('not-signed-in');
    checkSameSite(request, this.settings.options.publicOrigin);
    return this.views.of(await this.sessions.refresh(kept), reply, true);
  }

  @BeforePasswordChange()
  @Delete('sessions/current')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out', description: '退出登录' })
  @ApiNoContentResponse()
  async signOut(@CurrentSession() session: SignedIn, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    await this.sessions.signOut(session);
    clearRefreshCookie(reply);
  }

  @BeforePasswordChange()
  @Get('me')
  @ApiOkResponse({ type: AccountView })
  me(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.account.of(actor);
  }
}
