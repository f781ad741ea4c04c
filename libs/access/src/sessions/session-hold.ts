import { Injectable } from '@nestjs/common';
import { SignedInStill } from '../contract/signed-in.contract.js';
import { NotSignedInError } from '../session-error.js';
import { SessionWatch } from '../session-watch.js';
import { AccessTokens } from './access-tokens.js';

@Injectable()
export class SessionHold extends SignedInStill {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionWatch,
  ) {
    super();
  }

  async holds(accessToken: string): Promise<boolean> {
    try {
      const { sessionId } = await this.tokens.verify(accessToken);
      return await this.sessions.isStillOpen(sessionId);
    } catch (error) {
      if (error instanceof NotSignedInError) return false;
      throw error;
    }
  }
}
