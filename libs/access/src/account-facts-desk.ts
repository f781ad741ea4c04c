import { Injectable } from '@nestjs/common';
import { EventReader, EventStore, isSystem } from '#event-store';
import { fold, type LocalDate, type Recorded } from '#kernel';
import { PersonDirectory } from '#registry/contract';
import { CredentialStore } from './credential-store.js';
import type { GrantRole } from './domain/account.commands.js';
import type { AccountEvent } from './domain/account.events.js';
import { rolesIn, type AccountState } from './domain/account.state.js';
import { account } from './domain/account.js';
import type { Role } from './domain/roles.js';
import { isAdministratorRole } from './domain/separate-administrators.js';

/** An account and the person whose it is, null where it is nobody's. */
export type Who = Readonly<{ accountId: string; personId: string | null }>;

type Whose = Pick<GrantRole['env'], 'registered' | 'deceased' | 'elsewhere'>;

/** What a grant is judged by, read from the streams of the accounts: a read model might not know yet of the last one. */
@Injectable()
export class AccountFacts {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly credentials: CredentialStore,
    private readonly people: PersonDirectory,
  ) {}

  /** Of the person of the account, on the day. */
  async whose(accountId: string, today: LocalDate): Promise<Whose> {
    const state = await this.stateOf(accountId);
    if (state.status !== 'open' || state.personId === null)
      return { registered: false, deceased: false, elsewhere: [] };
    const { personId } = state;
    const names = await this.people.namesOf([personId]);
    const deceased = await this.isDeceased(personId);
    return { registered: names.has(personId), deceased, elsewhere: await this.elsewhere(personId, accountId, today) };
  }

  async isDeceased(personId: string | null): Promise<boolean> {
    return personId !== null && (await this.people.deceasedAmong([personId])).has(personId);
  }

  /**
   * True where neither of two administrators has made the other: opened the account or given it its administrator's role,
   * be it through others whom they have made. Basis: handbook 1.2 and 7 (three administrators, DEFAULT).
   */
  async areIndependent(one: Who, other: Who): Promise<boolean> {
    const [makersOfOne, makersOfOther] = await Promise.all([this.makersOf(one), this.makersOf(other)]);
    return !makersOfOne.some((maker) => isSame(maker, other)) && !makersOfOther.some((maker) => isSame(maker, one));
  }

  private async makersOf({ accountId }: Who): Promise<readonly Who[]> {
    const makers = new Map<string, Who>();
    const unread = [accountId];
    for (let next = unread.pop(); next !== undefined; next = unread.pop())
      for (const { event, envelope } of await this.historyOf(next)) {
        const { actor } = envelope.metadata;
        if (!makesAdministrator(event) || isSystem(actor) || makers.has(actor.accountId)) continue;
        makers.set(actor.accountId, { accountId: actor.accountId, personId: actor.personId ?? null });
        unread.push(actor.accountId);
      }
    return [...makers.values()];
  }

  private async elsewhere(personId: string, accountId: string, today: LocalDate): Promise<readonly Role[]> {
    const others = (await this.credentials.accountsOf(personId)).filter((other) => other !== accountId);
    const states = await Promise.all(others.map((other) => this.stateOf(other)));
    return states.flatMap((state) => (state.status === 'open' ? rolesIn(state.held, today) : []));
  }

  private async stateOf(accountId: string): Promise<AccountState> {
    return fold(
      account.decider,
      (await this.historyOf(accountId)).map(({ event }) => event),
    );
  }

  private async historyOf(accountId: string): Promise<readonly Recorded<AccountEvent>[]> {
    return this.reader.open(account.events, await this.log.read(`${account.category}-${accountId}`));
  }
}

/** True where the two are one account, or accounts of one person. */
export const isSame = (one: Who, other: Who): boolean =>
  one.accountId === other.accountId || (one.personId !== null && one.personId === other.personId);

const makesAdministrator = (event: AccountEvent): boolean =>
  event.type === 'AccountOpened.v1' ||
  event.type === 'AdministratorProposed.v1' ||
  (event.type === 'RoleGranted.v1' && isAdministratorRole(event.data.role));
