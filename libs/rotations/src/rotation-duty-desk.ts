import { CommandRunner, deriveId, EventReader, EventStore, stateOf, type CommandOutcome } from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { OrgTree, PostDirectory, type KnownTerm } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { rotationDuty, type RotationDutyCommand, type RotationDutyEnv } from './domain/rotation-duty.js';
import type { RotationDutyState } from './domain/rotation-duty.state.js';
import { isReviewed, rotationDutyRules } from './domain/rotation-rules.js';
import { holdingOf } from './domain/years-in-post.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type Given = Words<Exclude<RotationDutyCommand, { type: 'KeepRotationDuty' }>>;

/** The rules by which a command on the duty to review is decided. */
const RULES = 'W2';

const { category } = rotationDuty;

/** Where words become commands on the duty to review who has long been in one post. */
export class RotationDutyDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly posts: PostDirectory,
  ) {}

  static idOf(termId: string): string {
    return deriveId(category, termId);
  }

  /**
   * Brings the duties of a person in line with their terms as they stand: one for each that runs in a post under review, none
   * for one that is over. It may be repeated, and does not ask what has changed.
   */
  async follow(personId: string): Promise<void> {
    const terms = (await this.posts.termsOf(personId)).filter(({ post }) => isReviewed(post));
    for (const term of terms)
      if (term.endedOn === null) await this.keep(term, terms);
      else await this.act(RotationDutyDesk.idOf(term.termId), { type: 'EndRotationDuty', endedOn: term.endedOn });
  }

  /** Lets a duty look at its clock, under the offices of today: no unit takes a duty with it while the years only run. */
  async advance(dutyId: string): Promise<CommandOutcome> {
    const duty = await this.dutyOf(dutyId);
    const orgPath = duty.status === 'none' ? [] : await this.tree.path(duty.orgCode);
    return this.act(dutyId, { type: 'AdvanceRotationDuty', orgPath });
  }

  async act(dutyId: string, words: Given): Promise<CommandOutcome> {
    return this.runner.run(rotationDuty, dutyId, { ...words, env: await this.env() } as RotationDutyCommand);
  }

  private async keep(term: KnownTerm, terms: readonly KnownTerm[]): Promise<void> {
    const { termId, personId, post, orgCode } = term;
    const holding = holdingOf(term, terms);
    const since = holding[0]!.startedOn;
    const reviewed = await Promise.all(holding.slice(0, -1).map((before) => this.countedFrom(before.termId)));
    const countedFrom = [since, ...reviewed].reduce((a, b) => (b > a ? b : a));
    const env = { ...(await this.env()), holding: { orgPath: await this.tree.path(orgCode), since, countedFrom } };
    const dutyId = RotationDutyDesk.idOf(termId);
    const command = { type: 'KeepRotationDuty', dutyId, termId, personId, post, orgCode, env } as const;
    await this.runner.run(rotationDuty, dutyId, command);
  }

  /** From which day the duty of a term before counted: a review that kept the person counts for the term that goes on. */
  private async countedFrom(termId: string): Promise<LocalDate> {
    const duty = await this.dutyOf(RotationDutyDesk.idOf(termId));
    return duty.status === 'none' ? '' : duty.countedFrom;
  }

  private dutyOf(dutyId: string): Promise<RotationDutyState> {
    return stateOf(this.log, this.reader, rotationDuty, dutyId);
  }

  private async env(): Promise<RotationDutyEnv> {
    const { calendar, inForce } = await this.rulebook.current();
    const { clock } = this;
    const today = clock.today();
    const rules: RotationDutyEnv['rules'] = (post, orgPath) =>
      rotationDutyRules((key) => inForce(key, orgPath, today), post);
    return { now: clock.now(), today, ruleVersion: RULES, calendar, rules };
  }
}
