import { Injectable } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AccessSettings } from '../access-settings.js';
import type { CookieReply } from './cookies.js';
import { AccountView, OwnAccount } from './own-account.query.js';
import { setRefreshCookie } from './refresh-cookie.js';
import type { SessionTokens } from './session-service.js';

export class SessionView {
  @ApiProperty() readonly accessToken!: string;
  @ApiPropertyOptional({ description: 'Absent where it is in the cookie' }) readonly refreshToken?: string;
  @ApiProperty({ description: 'seconds' }) readonly expiresIn!: number;
  @ApiProperty() readonly mustChangePassword!: boolean;
  @ApiProperty({ description: 'A second factor must be enrolled before anything else' }) readonly mustEnrol!: boolean;
  @ApiProperty() readonly account!: AccountView;
}

/** What somebody who has come in is told, with the refresh token in the answer or in the cookie. */
@Injectable()
export class SessionViews {
  constructor(
    private readonly account: OwnAccount,
    private readonly settings: AccessSettings,
  ) {}

  async of(session: SessionTokens, reply: CookieReply, cookie: boolean): Promise<SessionView> {
    const { actor, refreshToken, ...tokens } = session;
    const account = await this.account.of(actor);
    if (!cookie) return { ...tokens, refreshToken, account };
    setRefreshCookie(reply, refreshToken, this.settings.options.sessionSeconds);
    return { ...tokens, account };
  }
}
