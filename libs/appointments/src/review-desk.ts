import {
  CommandRunner,
  currentScope,
  deriveId,
  inScope,
  RejectedError,
  systemActor,
  type CommandOutcome,
} from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { CaseDesk, type CaseGiven } from '#procedures/contract';
import { OrgTree, PersonDirectory, PostDirectory, unfitUnit } from '#registry/contract';
import { Rulebook } from '#rulebook';
import { isOver, periodOf, unitAt, type Holder, type HostEnv } from '#workflow';
import { CaseReader, seatOf } from './case-reader.js';
import { groundTable, type GroundTableCommand } from './domain/ground-table.js';
import type { ReviewActs, ReviewWords } from './domain/joint-review.commands.js';
import { jointReview } from './domain/joint-review.js';
import { JOINT_REVIEW, VALIDITY_RULE } from './domain/joint-review.procedure.js';
import { adverseNotice, resultLetter } from './domain/letter-numbers.js';
import type { Occasion, ReviewedPost } from './domain/occasions.js';
import { reviewBatch } from './domain/review-batch.js';
import { reviewClaim } from './domain/review-claim.js';
import { lastDayOfResult, type FailedReview, type ReviewOccasion } from './domain/review-fail.js';
import { departmentOffices, reviewRegister, type ReviewRegisterCommand } from './domain/review-register.js';
import { reviewRules } from './domain/review-rules.js';
import { requireLiving } from './held-person-desk.js';
import { LetterDesk } from './letter-desk.js';
import { IneligibilityGrounds } from './scoping/ineligibility-grounds.query.js';
import { RecusedHeadsDesk } from './recused-heads-desk.js';
import { SignatoriesDesk } from './signatories-desk.js';
import { ReviewDepartments } from './review-departments/review-departments.query.js';

type Without<C, K extends string> = C extends unknown ? Omit<C, K> : never;

export type ReviewOpening = Readonly<{
  subjectId: string;
  villageCode: string;
  occasion: Occasion;
  batchId: string | null;
  post: ReviewedPost;
}>;

const CATEGORY = 'jointreview';

/** Where words about joint reviews become commands. */
export class ReviewDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly reader: CaseReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
    private readonly posts: PostDirectory,
    private readonly cases: CaseDesk,
    private readonly departments: ReviewDepartments,
    private readonly grounds: IneligibilityGrounds,
    private readonly letters: LetterDesk,
    private readonly signatories: SignatoriesDesk,
    private readonly heads: RecusedHeadsDesk,
  ) {}

  /** Opens a review. Who may not is told so before anything is looked up about the candidate. */
  async open({ subjectId, villageCode, occasion, batchId, post }: ReviewOpening): Promise<CommandOutcome> {
    const caseId = deriveId('joint-review', currentScope().commandId);
    const orgPath = await this.tree.path(villageCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const place = { orgPath, procedure: JOINT_REVIEW };
    const words = { type: 'OpenReview', caseId, subjectId, orgPath, occasion, batchId, post } as const;
    await this.cases.rehearseOpen(CATEGORY, caseId, place, { ...words, urgent: false } as ReviewWords);
    const unfit = unfitUnit(await this.tree.find(villageCode), 'village');
    if (unfit) throw new RejectedError(unfit);
    const urgent = await this.urgencyOf(batchId, occasion, orgPath);
    if (!(await this.people.namesOf([subjectId])).has(subjectId)) throw new RejectedError('unknown-person');
    await requireLiving(this.people, subjectId);
    if (occasion === 'recheck' && !(await this.isSitting(subjectId, villageCode, post)))
      throw new RejectedError('post-not-held');
    await this.claim(seatOf(subjectId, villageCode, post), caseId, { occasion, batchId });
    return this.cases.open(CATEGORY, caseId, place, { ...words, urgent } as ReviewWords);
  }

  async act(caseId: string, asked: ReviewActs): Promise<CommandOutcome> {
    const words = await this.withNumber(caseId, asked);
    if (words.type === 'RequestReReview') {
      await this.cases.rehearse(CATEGORY, caseId, words);
      const { flow, facts } = await this.stateOf(caseId);
      await this.claim(seatOf(flow!.subjectId, facts.opened!.villageCode, facts.opened!.post), caseId, null);
    }
    return this.cases.act(CATEGORY, caseId, words);
  }

  /** A letter gets its number only where it may be sent, and keeps it. */
  private async withNumber(caseId: string, asked: ReviewActs): Promise<ReviewWords> {
    if (asked.type === 'FeedBackResult') {
      const { type, letterNo } = asked;
      if (letterNo !== undefined) return { type, letterNo };
      const { of, orgPath, today, sent } = await this.numberedCase(caseId, { type, letterNo: '' });
      return { type, letterNo: sent ?? (await this.letters.number(resultLetter(of, today), orgPath, today)) };
    }
    if (asked.type === 'NotifyAdverseOpinion') {
      const { type, noticeNo } = asked;
      if (noticeNo !== undefined) return { type, noticeNo };
      const { of, round, orgPath, today } = await this.numberedCase(caseId, { type, noticeNo: '' });
      return { type, noticeNo: await this.letters.number(adverseNotice(of, round), orgPath, today) };
    }
    return asked;
  }

  /** `sent` is the number of the result letter that is out: a command that is repeated gets no other. */
  private async numberedCase(caseId: string, words: ReviewWords) {
    await this.cases.rehearse(CATEGORY, caseId, words);
    const { flow, facts } = await this.stateOf(caseId);
    const { orgPath, round } = flow!;
    const of = { caseId, batchId: facts.opened?.batchId ?? null };
    return { of, orgPath, round, today: this.clock.today(), sent: facts.letterNo };
  }

  async openBatch(townCode: string, occasion: Occasion, election: string, urgent: boolean): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(townCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const batchId = deriveId('review-batch', townCode, occasion, election);
    const words = { type: 'OpenBatch', batchId, townCode, orgPath, occasion, election, urgent } as const;
    const command = { ...words, env: { today: this.clock.today() } };
    await this.runner.rehearse(reviewBatch, batchId, command);
    const unfit = unfitUnit(await this.tree.find(townCode), 'town');
    if (unfit) throw new RejectedError(unfit);
    return this.runner.run(reviewBatch, batchId, command);
  }

  async closeBatch(batchId: string): Promise<CommandOutcome> {
    return this.runner.run(reviewBatch, batchId, { type: 'CloseBatch', batchId, env: { today: this.clock.today() } });
  }

  async onRegister(words: Without<ReviewRegisterCommand, 'env'>): Promise<CommandOutcome> {
    const command = { ...words, env: { today: this.clock.today() } } as ReviewRegisterCommand;
    return this.runner.run(reviewRegister, words.countyCode, command);
  }

  async onGrounds(words: Without<GroundTableCommand, 'env'>): Promise<CommandOutcome> {
    const env = { today: this.clock.today(), personId: currentScope().actor.personId ?? '' };
    return this.runner.run(groundTable, words.countyCode, { ...words, env } as GroundTableCommand);
  }

  /** The offices of the county's register: whom a review of the path is circulated to. */
  async register(_name: string, orgPath: readonly string[], _on: LocalDate) {
    return departmentOffices(await this.departments.of(unitAt(orgPath, 'county')));
  }

  async enrich(env: HostEnv, orgPath: readonly string[], about?: CaseGiven): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    const rules = reviewRules((key) => edition.inForce(key, orgPath, env.today));
    const grounds = await this.grounds.inForce(unitAt(orgPath, 'county'), env.today);
    const signatories = await this.signatories.of(orgPath, about);
    const inPlaceOf = await this.heads.inPlaceOf(env.now, about);
    return { ...env, ...rules, grounds, signatories, inPlaceOf } as HostEnv;
  }

  /** The state of a review, folded from its stream. */
  stateOf(caseId: string) {
    return this.reader.state(jointReview, caseId);
  }

  private async urgencyOf(batchId: string | null, occasion: Occasion, orgPath: readonly string[]): Promise<boolean> {
    if (batchId === null) {
      if (occasion === 'election' || occasion === 'by-election') throw new RejectedError('batch-missing');
      return false;
    }
    const { batch } = await this.reader.state(reviewBatch, batchId);
    if (!batch?.open || batch.occasion !== occasion || !orgPath.includes(batch.townCode))
      throw new RejectedError('no-such-batch');
    return batch.urgent;
  }

  /** Only sitting members are checked again, in the post that they hold today. Basis: handbook W1a (re-check). */
  private async isSitting(personId: string, villageCode: string, post: ReviewedPost): Promise<boolean> {
    const held = await this.posts.postsOn(personId, this.clock.today());
    return held.some((one) => one.orgCode === villageCode && one.post === post);
  }

  private async claim(seatId: string, caseId: string, opening: ReviewOccasion | null): Promise<void> {
    const claim = await this.reader.state(reviewClaim, seatId);
    const holder = claim.caseId === null ? null : await this.holderOf(claim.caseId);
    const failed = opening ? await this.failsOf(claim.claimants) : [];
    const { commandId, correlationId } = currentScope();
    const scope = {
      commandId: deriveId('claim-review-seat', commandId, seatId),
      correlationId,
      actor: systemActor('appointments'),
    };
    const env = { today: this.clock.today(), holder, failed };
    const command = { type: 'ClaimSeat', seatId, caseId, opening, env } as const;
    await inScope(scope, () => this.runner.run(reviewClaim, seatId, command));
  }

  private async failsOf(caseIds: readonly string[]): Promise<readonly FailedReview[]> {
    const { calendar, inForce } = await this.rulebook.current();
    const states = await Promise.all(caseIds.map((caseId) => this.stateOf(caseId)));
    return states.flatMap(({ flow, facts: { opened, failedOn } }) => {
      if (!flow || !opened || failedOn === null) return [];
      const { occasion, batchId } = opened;
      const holds = periodOf((key) => inForce(key, flow.orgPath, failedOn), VALIDITY_RULE);
      return [{ occasion, batchId, standsUntil: lastDayOfResult(failedOn, holds, calendar) }];
    });
  }

  private async holderOf(caseId: string): Promise<Holder> {
    const { flow } = await this.stateOf(caseId);
    return { caseId, standing: flow === null ? 'none' : isOver(flow) ? 'over' : 'running' };
  }
}

export const reviewDesk = {
  provide: ReviewDesk,
  inject: [
    CommandRunner,
    CaseReader,
    Clock,
    Rulebook,
    OrgTree,
    PersonDirectory,
    PostDirectory,
    CaseDesk,
    ReviewDepartments,
    IneligibilityGrounds,
    LetterDesk,
    SignatoriesDesk,
    RecusedHeadsDesk,
  ],
  useFactory: (...parts: ConstructorParameters<typeof ReviewDesk>) => new ReviewDesk(...parts),
};
