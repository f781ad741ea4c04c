import { CommandRunner, deriveId, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { OrgTree, PostDirectory, type KnownTerm } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { CaseReader } from './case-reader.js';
import { isReviewed, type ReviewedPost } from './domain/occasions.js';
import { recheckDuty, type RecheckDutyCommand, type RecheckDutyEnv } from './domain/recheck-duty.js';
import { recheckDutyRules } from './domain/recheck-rules.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type Given = Words<Exclude<RecheckDutyCommand, { type: 'KeepRecheckDuty' }>>;
type ReviewedTerm = KnownTerm & Readonly<{ post: ReviewedPost }>;

/** The rules by which a command on the duty of re-check is decided. */
const RULES = 'W1a';

const isOfReviewedPost = (term: KnownTerm): term is ReviewedTerm => isReviewed(term.post);

/** Where words become commands on the duty to review sitting members again. */
export class RecheckDutyDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly posts: PostDirectory,
  ) {}

  static idOf(termId: string): string {
    return deriveId(recheckDuty.category, termId);
  }

  /**
   * Brings the duties of a person in line with their terms and reviews as they stand: one for each term that runs in a reviewed
   * post, none for one that is over. It may be repeated, and does not ask what has changed.
   */
  async follow(personId: string): Promise<void> {
    const terms = (await this.posts.termsOf(personId)).filter(isOfReviewedPost);
    for (const term of terms)
      if (term.endedOn === null) await this.keep(term);
      else await this.act(RecheckDutyDesk.idOf(term.termId), { type: 'EndRecheckDuty', endedOn: term.endedOn });
  }

  /** Lets a duty look at its clock, under the offices of today: no unit takes a duty with it while the months only run. */
  async advance(dutyId: string): Promise<CommandOutcome> {
    const duty = await this.cases.state(recheckDuty, dutyId);
    const orgPath = duty.status === 'none' ? [] : await this.tree.path(duty.orgCode);
    return this.act(dutyId, { type: 'AdvanceRecheckDuty', orgPath });
  }

  async act(dutyId: string, words: Given): Promise<CommandOutcome> {
    return this.runner.run(recheckDuty, dutyId, { ...words, env: await this.env() } as RecheckDutyCommand);
  }

  private async keep({ termId, personId, post, orgCode, startedOn }: ReviewedTerm): Promise<void> {
    const standing = await this.cases.standingOf(personId, orgCode, post);
    const sitting = { ...standing, orgPath: await this.tree.path(orgCode), startedOn };
    const dutyId = RecheckDutyDesk.idOf(termId);
    const env = { ...(await this.env()), sitting };
    const command = { type: 'KeepRecheckDuty', dutyId, termId, personId, post, orgCode, env } as const;
    await this.runner.run(recheckDuty, dutyId, command);
  }

  private async env(): Promise<RecheckDutyEnv> {
    const { calendar, inForce } = await this.rulebook.current();
    const { clock } = this;
    const today = clock.today();
    const rules: RecheckDutyEnv['rules'] = (orgPath) => recheckDutyRules((key) => inForce(key, orgPath, today));
    return { now: clock.now(), today, ruleVersion: RULES, calendar, rules };
  }
}
