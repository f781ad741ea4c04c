import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, inScope, RejectedError } from '#event-store';
import type { Reaction } from '#jobs';
import type { Envelope, Recorded } from '#kernel';
import { ReadStore } from '#read-store';
import { PEOPLE, personEvents, PersonDirectory, type PersonEvent } from '#registry/contract';
import { AccountService } from '../account-service.js';
import { grants } from '../scoping/grants.projection.js';
import { AccountsOfPersons } from './accounts-of-persons.query.js';

const PATIENCE_MS = 30_000;

/**
 * When a person is marked as deceased, their accounts are closed, and what they were given with them. A mark that was
 * withdrawn before closes nothing; one that is withdrawn later opens nothing. Basis: handbook 7 (graded protection, DEFAULT).
 */
@Injectable()
export class WhenPersonDiesThenCloseAccounts implements Reaction<PersonEvent> {
  readonly name = 'when-person-dies-then-close-accounts';
  readonly events = personEvents;
  readonly on = ['PersonDeceased.v1'];

  constructor(
    private readonly service: AccountService,
    private readonly open: AccountsOfPersons,
    private readonly people: PersonDirectory,
    private readonly reads: ReadStore,
  ) {}

  /** Those who have no account are most of a county. */
  async concerning(events: readonly Recorded<PersonEvent>[]): Promise<ReadonlySet<string>> {
    const last = events.at(-1);
    if (last) await this.readUpTo(last.envelope.position);
    const having = await this.open.of(events.map(({ event }) => event.data.personId));
    const met = events.filter(({ event }) => having.has(event.data.personId));
    return new Set(met.map(({ envelope }) => envelope.id));
  }

  async react({ data: { personId } }: PersonEvent, { id, position }: Envelope): Promise<void> {
    await this.readUpTo(position);
    if (!(await this.people.deceasedAmong([personId])).has(personId)) return;
    for (const { accountId, orgCode } of (await this.open.of([personId])).get(personId) ?? []) {
      const scope = { ...currentScope(), commandId: deriveId(this.name, id, accountId) };
      await inScope(scope, () => this.service.close(accountId, { because: 'person-deceased', orgCode })).catch(
        unlessClosed,
      );
    }
  }

  private async readUpTo(position: bigint): Promise<void> {
    if (!(await this.reads.waitFor([PEOPLE, grants.name], position, PATIENCE_MS)))
      throw new Error(`people and accounts have not been read up to ${position}`);
  }
}

const unlessClosed = (error: unknown): void => {
  if (!(error instanceof RejectedError && error.code === 'account-closed')) throw error;
};
