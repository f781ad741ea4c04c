import { Injectable } from '@nestjs/common';
import { RejectedError } from '#event-store';
import { SecurityLog } from '../contract/security-log.contract.js';
import { SessionStore, type ListedSession } from '../session-store.js';
import { SessionWatch } from '../session-watch.js';
import type { SignedIn } from './access-tokens.js';

/** The sessions of the account that asks. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly log: SecurityLog,
  ) {}

  async list({ actor, sessionId }: SignedIn): Promise<readonly (ListedSession & { current: boolean })[]> {
    const open = await this.sessions.list(actor.accountId);
    return open.map((session) => ({ ...session, current: session.sessionId === sessionId }));
  }

  /** Throws RejectedError where the account has no such session. */
  async end({ actor }: SignedIn, sessionId: string): Promise<void> {
    if (!(await this.sessions.revokeOne(actor.accountId, sessionId))) throw new RejectedError('unknown-session');
    this.watch.forget();
    await this.log.record({ kind: 'sign-out', outcome: 'allowed', subject: sessionId });
  }

  async endOthers({ actor, sessionId }: SignedIn): Promise<void> {
    const ended = await this.sessions.revokeAll(actor.accountId, sessionId);
    this.watch.forget();
    await this.log.record({ kind: 'sign-out', outcome: 'allowed', subject: actor.accountId, facts: { ended } });
  }
}
