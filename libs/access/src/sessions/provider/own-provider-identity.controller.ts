import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AccessSettings } from '../../access-settings.js';
import { NotSignedInError } from '../../session-error.js';
import type { SignedIn } from '../access-tokens.js';
import type { CookieReply } from '../cookies.js';
import { CurrentSession } from '../current-account.js';
import { checkSameSite } from '../same-site.js';
import type { SignedInRequest } from '../signed-in-request.js';
import { OwnProviderIdentity } from './own-provider-identity.js';
import { ProviderAnswerBody } from './provider-answer-body.js';
import { setTicketCookie, ticketCookieOf } from './provider-cookie.js';

class ChangeProviderIdentityBody {
  @ApiProperty() @IsString() @Length(1, 200) readonly presentPassword!: string;
}

class BegunBindingView {
  @ApiProperty({ description: 'Of the provider: send the browser there' }) readonly address!: string;
}

class ProviderIdentityView {
  @ApiProperty() readonly bound!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly boundAt!: string | null;
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/me/provider-identity')
export class OwnProviderIdentityController {
  constructor(
    private readonly identity: OwnProviderIdentity,
    private readonly settings: AccessSettings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether you may sign in by the provider', description: '本人统一身份认证绑定状态' })
  @ApiOkResponse({ type: ProviderIdentityView })
  async read(@CurrentSession() session: SignedIn): Promise<ProviderIdentityView> {
    const since = await this.identity.boundSince(session);
    return { bound: since !== undefined, boundAt: since ?? null };
  }

  @Post()
  @ApiOperation({ summary: 'Begin to bind your identity at the provider: sets a cookie', description: '发起绑定' })
  @ApiCreatedResponse({ type: BegunBindingView })
  async begin(
    @CurrentSession() session: SignedIn,
    @Body() { presentPassword }: ChangeProviderIdentityBody,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<BegunBindingView> {
    const { address, ticket } = await this.identity.begin(session, presentPassword);
    setTicketCookie(reply, ticket);
    return { address };
  }

  @Post('confirmation')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Bind it by the answer of the provider; with the cookie and the header X-Cunzhi-Request',
    description: '完成绑定',
  })
  @ApiNoContentResponse()
  async confirm(
    @CurrentSession() session: SignedIn,
    @Body() answer: ProviderAnswerBody,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    const ticket = ticketCookieOf(request);
    if (ticket === undefined) throw new NotSignedInError('provider-sign-in-expired');
    checkSameSite(request, this.settings.options.publicOrigin);
    await this.identity.confirm(session, ticket, answer);
  }

  @Post('removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Unbind it, and end your other sessions', description: '解除绑定' })
  @ApiNoContentResponse()
  remove(@CurrentSession() session: SignedIn, @Body() body: ChangeProviderIdentityBody): Promise<void> {
    return this.identity.remove(session, body.presentPassword);
  }
}
