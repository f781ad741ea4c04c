import { Injectable } from '@nestjs/common';
import { AccountKeepers } from './account-keepers.js';
import { SecurityLog } from './contract/security-log.contract.js';
import { SessionStore } from './session-store.js';
import { SessionWatch } from './session-watch.js';

/** The sessions of accounts, for those who keep them. */
@Injectable()
export class AccountSessions {
  constructor(
    private readonly keepers: AccountKeepers,
    private readonly sessions: SessionStore,
    private readonly watch: SessionWatch,
    private readonly log: SecurityLog,
  ) {}

  /** Ends every session of the account. Throws NotPermittedError or UnknownStreamError. */
  async end(accountId: string): Promise<void> {
    await this.keepers.keep(accountId);
    const ended = await this.sessions.revokeAll(accountId);
    this.watch.forget();
    const facts = { change: 'sessions-ended', ended };
    await this.log.record({ kind: 'credential-change', outcome: 'allowed', subject: accountId, facts });
  }
}
