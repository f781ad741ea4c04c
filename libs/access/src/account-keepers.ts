import { Injectable } from '@nestjs/common';
import { CommandAuthorizer, currentScope, NotPermittedError, UnknownStreamError } from '#event-store';
import { recusalsFrom, type Separation } from '#kernel';
import { AccountFacts, isSame } from './account-facts-desk.js';
import { CredentialStore, type StoredCredential } from './credential-store.js';

/** `keep` an account, or let its person back in, which decides on a person and so knows recusal. */
type Keeping = 'keep' | 'recover';

/** The account that proposed, and its person. */
type Proposed = Readonly<{ proposedBy: string; proposedFor: string | null }>;

/** What is not there is asked for like what is. */
export const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** Who may act on the credential of another account: the security administrator at or above its unit. */
@Injectable()
export class AccountKeepers {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly authorizer: CommandAuthorizer,
    private readonly facts: AccountFacts,
  ) {}

  /**
   * The credential, where the caller may keep it. Nobody keeps their own account, nor another of the same person, and
   * nobody lets a near relative back in. To whoever keeps no account of its unit the account is unknown, on the same way
   * as one that is not there. Throws NotPermittedError or UnknownStreamError. Basis: handbook 1.2 and 7 (DEFAULT).
   */
  async keep(accountId: string, keeping: Keeping = 'keep'): Promise<StoredCredential> {
    const { actor } = currentScope();
    const credential = await this.credentials.byAccount(accountId);
    const org = credential?.orgCode ?? actor.orgCode ?? '';
    const separation = separationsOf(accountId, credential?.personId ?? null, keeping);
    const refusal = await this.authorizer.authorize(actor, { anyOf: [{ role: 'securityAdmin', org }], separation });
    if (!credential) throw new UnknownStreamError();
    if (refusal?.code === 'not-permitted') throw new UnknownStreamError(true);
    if (refusal) throw new NotPermittedError(refusal.code);
    if (credential.accountId === actor.accountId) throw new NotPermittedError('own-account');
    return credential;
  }

  /**
   * Throws NotPermittedError with the code where the caller proposed it, in whichever account, and where one of the two has
   * made the other an administrator: they would be one person's work. Basis: handbook 7 (DEFAULT).
   */
  async confirmAsSecond({ proposedBy, proposedFor }: Proposed, code: string): Promise<void> {
    const { accountId, personId = null } = currentScope().actor;
    const [second, first] = [
      { accountId, personId },
      { accountId: proposedBy, personId: proposedFor },
    ];
    if (isSame(first, second)) throw new NotPermittedError(code);
    if (!(await this.facts.areIndependent(first, second)))
      throw new NotPermittedError('administrators-not-independent');
  }
}

const separationsOf = (accountId: string, personId: string | null, keeping: Keeping): readonly Separation[] => {
  const own = { code: 'own-account', persons: personId === null ? [] : [personId] };
  return keeping === 'recover' && personId !== null ? [own, ...recusalsFrom(accountId, personId)] : [own];
};
