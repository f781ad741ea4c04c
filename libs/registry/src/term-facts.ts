import { Injectable } from '@nestjs/common';
import { Clock, type LocalDate } from '#kernel';
import { EligibilityReviews } from './contract/eligibility-reviews.contract.js';
import { InvestigationLocks } from './contract/investigation-locks.contract.js';
import { OrgTree } from './contract/org-tree.contract.js';
import { needsReview } from './domain/post-term.restraints.js';
import type { TargetFacts } from './domain/dissolution.js';
import type { ActingFacts, EntryFacts, ExitFacts, InvestigationLock } from './domain/post-term.facts.js';
import type { PostTerm } from './domain/post-term.state.js';
import { RegisteredPersons } from './registered-persons.js';
import type { SeatedTerm } from './seated-term.js';
import { TermSuccessors } from './term-successors.js';

/** A term about to begin, as far as facts are asked for. */
export type Beginning = Pick<SeatedTerm, 'type' | 'personId' | 'orgCode' | 'post' | 'startedOn' | 'basis'>;

/** Who asks for the joint review: the register does, unless a case has asked, or a first load takes over what was. */
export type Asking = 'register' | 'elsewhere' | 'first-load';

/** For the rows of a table. */
export const askedBy = (firstLoad: boolean): Asking => (firstLoad ? 'first-load' : 'register');

/** What is known of persons and units when terms begin and end. */
@Injectable()
export class TermFacts {
  constructor(
    private readonly persons: RegisteredPersons,
    private readonly tree: OrgTree,
    private readonly locks: InvestigationLocks,
    private readonly reviews: EligibilityReviews,
    private readonly clock: Clock,
    private readonly successors: TermSuccessors,
  ) {}

  /** Expects a unit that is registered. */
  async ofEntry(term: Beginning, asking: Asking): Promise<EntryFacts> {
    const { type, personId, orgCode, startedOn, basis } = term;
    const goesOn = type === 'StartPost';
    const asksOfPast = !goesOn && asking === 'register';
    const [lock, death, reviewed, unit] = await Promise.all([
      asksOfPast || (goesOn && basis !== 'election') ? this.lockOf(personId) : null,
      this.persons.deathOf(personId),
      asking !== 'register' || this.isReviewed(term),
      this.unitOf(orgCode, goesOn ? null : startedOn),
    ]);
    return { lock, death, reviewed, unit };
  }

  async ofActing(personId: string): Promise<ActingFacts> {
    const [person, death, lock] = await Promise.all([
      this.persons.find(personId),
      this.persons.deathOf(personId),
      this.lockOf(personId),
    ]);
    return { registered: person !== undefined, death, lock };
  }

  /** Of a term that has not begun nothing is known. */
  async ofExit(term: PostTerm | undefined, decided: boolean): Promise<ExitFacts> {
    if (!term) return { lock: null, decided, successor: null };
    const [lock, successor] = await Promise.all([this.lockOf(term.personId), this.successors.of(term)]);
    return { lock, decided, successor };
  }

  /** Of the village that people name in the place of the one of a term. */
  ofTarget(target: string, { orgCode, dissolution }: PostTerm): Promise<TargetFacts> {
    return this.successors.units.targetFacts(target, orgCode, dissolution?.successors ?? []);
  }

  private lockOf(personId: string): Promise<InvestigationLock | null> {
    return this.locks.lockOf(personId);
  }

  /** A pass that has run out since the term began was still one on its first day. */
  private async isReviewed({ personId, orgCode, post, startedOn, basis }: Beginning): Promise<boolean> {
    const today = this.clock.today();
    const day = startedOn < today ? startedOn : today;
    return !needsReview(post, basis) || this.reviews.passed(personId, orgCode, post, day);
  }

  /** Before its first day a unit is taken as it began. */
  private async unitOf(orgCode: string, day: LocalDate | null): Promise<EntryFacts['unit']> {
    const { level, status } = (await this.tree.find(orgCode))!;
    if (day === null) return { level, open: status === 'open' };
    const then = await this.tree.findOn(orgCode, day);
    return { level, open: then === undefined || then.status === 'open' };
  }
}
