import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { InvestigationLocks } from './contract/investigation-locks.contract.js';
import { OrgTree } from './contract/org-tree.contract.js';
import type { ActingFacts, EntryFacts, InvestigationLock } from './domain/post-term.facts.js';
import { RegisteredPersons } from './registered-persons.js';
import type { SeatedTerm } from './seated-term.js';

/** A term about to begin, as far as facts are asked for. */
export type Beginning = Pick<SeatedTerm, 'type' | 'personId' | 'orgCode' | 'startedOn' | 'basis'>;

/** What is known of persons and units when terms begin and end. */
@Injectable()
export class TermFacts {
  constructor(
    private readonly persons: RegisteredPersons,
    private readonly tree: OrgTree,
    private readonly locks: InvestigationLocks,
  ) {}

  /** Expects a unit that is registered. */
  async ofEntry({ type, personId, orgCode, startedOn, basis }: Beginning): Promise<EntryFacts> {
    const goesOn = type === 'StartPost';
    const [lock, death, unit] = await Promise.all([
      goesOn && basis !== 'election' ? this.lockOf(personId) : null,
      this.persons.deathOf(personId),
      this.unitOf(orgCode, goesOn ? null : startedOn),
    ]);
    return { lock, death, unit };
  }

  async ofActing(personId: string): Promise<ActingFacts> {
    const [person, death, lock] = await Promise.all([
      this.persons.find(personId),
      this.persons.deathOf(personId),
      this.lockOf(personId),
    ]);
    return { registered: person !== undefined, death, lock };
  }

  lockOf(personId: string): Promise<InvestigationLock | null> {
    return this.locks.lockOf(personId);
  }

  /** Before its first day a unit is taken as it began. */
  private async unitOf(orgCode: string, day: LocalDate | null): Promise<EntryFacts['unit']> {
    const { level, status } = (await this.tree.find(orgCode))!;
    if (day === null) return { level, open: status === 'open' };
    const then = await this.tree.findOn(orgCode, day);
    return { level, open: then === undefined || then.status === 'open' };
  }
}
