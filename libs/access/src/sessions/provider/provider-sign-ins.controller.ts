import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length, ValidateIf } from 'class-validator';
import { AccessSettings } from '../../access-settings.js';
import { Public } from '../../public-route.js';
import { SignInRoute } from '../../sign-in-route.js';
import { NotSignedInError } from '../../session-error.js';
import type { SessionOrigin } from '../../session-store.js';
import { CurrentClient } from '../client.js';
import type { CookieReply } from '../cookies.js';
import { checkSameSite, refuseCrossSite } from '../same-site.js';
import { SessionView, SessionViews } from '../session-views.js';
import type { SignedInRequest } from '../signed-in-request.js';
import { ProviderWords } from './provider-answer-body.js';
import { ProviderClients } from './provider-clients.js';
import { setTicketCookie, ticketCookieOf } from './provider-cookie.js';
import { ProviderSignIn } from './provider-sign-in.js';

const languages = ['zh-CN', 'en'] as const;

class BeginProviderSignInBody {
  @ApiPropertyOptional({ enum: languages, description: 'Of the pages of the provider' })
  @IsOptional()
  @IsIn(languages)
  readonly language?: (typeof languages)[number];
}

class CompleteProviderSignInBody extends ProviderWords {
  @ApiPropertyOptional({ type: String, description: 'Left out where secondFactor is given' })
  @ValidateIf(({ secondFactor }: CompleteProviderSignInBody) => secondFactor === undefined)
  @IsString()
  @Length(1, 500)
  readonly state!: string;

  @ApiPropertyOptional({ description: 'After second-factor-required: of the app, or a recovery code' })
  @IsOptional()
  @IsString()
  @Length(6, 40)
  readonly secondFactor?: string;

  @ApiPropertyOptional({ description: 'For browsers: the refresh token goes into a cookie, not into the answer' })
  @IsOptional()
  @IsBoolean()
  readonly cookie?: boolean;
}

class BegunProviderSignInView {
  @ApiProperty({ description: 'Of the provider: send the browser there' }) readonly address!: string;
}

class SignInMethodsView {
  @ApiProperty() readonly password!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Name of the provider, where there is one' })
  readonly provider!: string | null;
}

@ApiTags('access')
@Controller('api/v1')
export class ProviderSignInsController {
  constructor(
    private readonly clients: ProviderClients,
    private readonly signIn: ProviderSignIn,
    private readonly views: SessionViews,
    private readonly settings: AccessSettings,
  ) {}

  @Public()
  @Get('sign-in-methods')
  @ApiOperation({ summary: 'How people may sign in', description: '可用的登录方式' })
  @ApiOkResponse({ type: SignInMethodsView })
  methods(): SignInMethodsView {
    return { password: true, provider: this.clients.name ?? null };
  }

  @Public()
  @SignInRoute()
  @Post('provider-sign-ins')
  @ApiOperation({ summary: 'Begin to sign in by the provider: sets a cookie', description: '发起统一身份认证登录' })
  @ApiCreatedResponse({ type: BegunProviderSignInView })
  async begin(
    @Body() { language }: BeginProviderSignInBody,
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<BegunProviderSignInView> {
    refuseCrossSite(request, this.settings.options.publicOrigin);
    const { address, ticket } = await this.signIn.begin(language);
    setTicketCookie(reply, ticket);
    return { address };
  }

  @Public()
  @SignInRoute()
  @Post('provider-sign-ins/completion')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Sign in by the answer of the provider; with the cookie and the header X-Cunzhi-Request',
    description: '完成统一身份认证登录',
  })
  @ApiCreatedResponse({ type: SessionView })
  async complete(
    @Body() { secondFactor, cookie = false, ...answer }: CompleteProviderSignInBody,
    @CurrentClient() client: SessionOrigin,
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    const ticket = ticketCookieOf(request);
    if (ticket === undefined) throw new NotSignedInError('provider-sign-in-expired');
    checkSameSite(request, this.settings.options.publicOrigin);
    const session =
      secondFactor === undefined
        ? await this.signIn.complete(ticket, answer, client)
        : await this.signIn.completeByFactor(ticket, secondFactor, client);
    return this.views.of(session, reply, cookie);
  }
}
