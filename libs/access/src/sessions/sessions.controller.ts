import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { Actor } from '#kernel';
import { BeforePasswordChange, Public } from './access-token.guard.js';
import type { SignedIn } from './access-tokens.js';
import { AccountView, OwnAccount } from './own-account.query.js';
import { CurrentActor, CurrentSession } from './current-account.js';
import { SessionService, type SessionTokens } from './session-service.js';

class SignIn {
  @ApiProperty() @IsString() @Length(1, 200) readonly loginName!: string;
  @ApiProperty() @IsString() @Length(1, 200) readonly password!: string;
}

class Refresh {
  @ApiProperty() @IsString() @Length(43, 43) readonly refreshToken!: string;
}

class SessionView {
  @ApiProperty() readonly accessToken!: string;
  @ApiProperty() readonly refreshToken!: string;
  @ApiProperty({ description: 'seconds' }) readonly expiresIn!: number;
  @ApiProperty() readonly mustChangePassword!: boolean;
  @ApiProperty() readonly account!: AccountView;
}

@ApiTags('access')
@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly account: OwnAccount,
  ) {}

  @Public()
  @Post('sessions')
  @ApiCreatedResponse({ type: SessionView })
  async signIn(@Body() { loginName, password }: SignIn): Promise<SessionView> {
    return this.viewOf(await this.sessions.signIn(loginName, password));
  }

  @Public()
  @Post('sessions/refresh')
  @ApiCreatedResponse({ type: SessionView })
  async refresh(@Body() { refreshToken }: Refresh): Promise<SessionView> {
    return this.viewOf(await this.sessions.refresh(refreshToken));
  }

  @BeforePasswordChange()
  @Delete('sessions/current')
  @HttpCode(204)
  @ApiNoContentResponse()
  signOut(@CurrentSession() session: SignedIn): Promise<void> {
    return this.sessions.signOut(session);
  }

  @BeforePasswordChange()
  @Get('me')
  @ApiOkResponse({ type: AccountView })
  me(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.account.of(actor);
  }

  private async viewOf({ actor, ...tokens }: SessionTokens): Promise<SessionView> {
    return { ...tokens, account: await this.account.of(actor) };
  }
}
