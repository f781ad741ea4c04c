import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { CommandRunner, currentScope, deriveId, LookupKey, RejectedError, type CommandOutcome } from '#event-store';

import { OrgTree } from './contract/org-tree.contract.js';
import { foldIdentityNumber } from './domain/identity-number.js';
import { kinship, type KinshipCommand } from './domain/kinship.js';
import { person } from './domain/person.js';
import type { PersonCommand } from './domain/person.commands.js';
import { IdentityHolders } from './people/identity-holders.query.js';
import { RegisteredPersons } from './registered-persons.js';

type Known = Exclude<PersonCommand, { type: 'RegisterPerson' | 'RecordIdentityNumber' }>;
type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type PairWords<C> = C extends unknown ? Omit<C, 'env' | 'kinshipId'> : never;

/** Where words about people become commands: it adds the day, and what is registered of the persons concerned. */
@Injectable()
export class PeopleDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly tree: OrgTree,
    private readonly persons: RegisteredPersons,
    private readonly holders: IdentityHolders,
    private readonly lookupKey: LookupKey,
  ) {}

  /** Throws RejectedError `unknown-unit` or `unit-ended`, and what the command runner throws. */
  async register(name: string, orgCode: string): Promise<CommandOutcome> {
    const unit = await this.tree.find(orgCode);
    if (!unit) throw new RejectedError('unknown-unit');
    if (unit.status !== 'open') throw new RejectedError('unit-ended');
    const personId = deriveId('person', currentScope().commandId);
    return this.runner.run(person, personId, { type: 'RegisterPerson', personId, name, orgCode, env: this.env() });
  }

  act(personId: string, words: Words<Known>): Promise<CommandOutcome> {
    return this.runner.run(person, personId, { ...words, env: this.env() } as Known);
  }

  async recordIdentityNumber(personId: string, number: string): Promise<CommandOutcome> {
    const digest = this.digestOf(number);
    const env = { ...this.env(), digest, holderId: (await this.holders.holderOf(digest)) ?? null };
    return this.runner.run(person, personId, { type: 'RecordIdentityNumber', number, env });
  }

  digestOf(identityNumber: string): string {
    return this.lookupKey.digestOf('identity-number', foldIdentityNumber(identityNumber));
  }

  /** One stream for each pair, whichever side it is told from. */
  async relate(words: PairWords<KinshipCommand>): Promise<CommandOutcome> {
    const { personId, relativeId } = words;
    const kinshipId = this.lookupKey.idOf('kinship', ...[personId, relativeId].sort());
    const env = { ...this.env(), commonUnit: await this.commonUnit(personId, relativeId) };
    return this.runner.run(kinship, kinshipId, { ...words, kinshipId, env } as KinshipCommand);
  }

  private env() {
    return { today: this.clock.today() };
  }

  private async commonUnit(...personIds: readonly string[]): Promise<string | null> {
    const pathOf = async (personId: string): Promise<readonly string[]> => {
      const known = await this.persons.find(personId);
      return known ? this.tree.path(known.orgCode) : [];
    };
    const paths = await Promise.all(personIds.map(pathOf));
    return paths[0]!.findLast((unit) => paths.every((path) => path.includes(unit))) ?? null;
  }
}
