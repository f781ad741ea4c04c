import { currentScope, deriveId, EventReader, OneLook, stateOf, type Readable, type StreamLog } from '#event-store';
import type { DomainEvent, LocalDate } from '#kernel';
import { isOver, type Flow } from '#workflow';
import { secretaryAppointment } from './domain/appointment.js';
import type { KnownAppointment } from './domain/candidacy.process.js';
import { candidacy } from './domain/candidacy.js';
import { isFiled } from './domain/filing.facts.js';
import { secretaryFiling } from './domain/filing.js';
import type { KnownFiling } from './domain/appointment.process.js';
import { jointReview } from './domain/joint-review.js';
import { reviewFacts, type ReviewFact } from './domain/joint-review.events.js';
import type { ReviewedPost } from './domain/occasions.js';
import { reviewClaim } from './domain/review-claim.js';
import type { ReviewClaimEvent } from './domain/review-claim.events.js';
import { passOf, replacesPass, type ReviewPass } from './domain/review-pass.js';
import type { DecidedReview, ReviewStanding } from './domain/review-standing.js';

type HasFlow = Readonly<{ flow: Flow | null }>;

export const seatOf = (subjectId: string, villageCode: string, post: ReviewedPost): string =>
  deriveId('review-seat', subjectId, villageCode, post);

/** Reads cases from their streams: what a command needs to know of another case is never behind. */
export class CaseReader {
  constructor(
    private readonly log: StreamLog,
    private readonly reader: EventReader,
  ) {}

  /** Reads each case once: for one look at several of them, before anything is written. */
  atOneMoment(): CaseReader {
    return new CaseReader(new OneLook(this.log), this.reader);
  }

  /** The state of a case, folded from its stream with its personal texts. */
  state<S, E extends DomainEvent>(aggregate: Readable<S, E>, id: string): Promise<S> {
    return stateOf(this.log, this.reader, aggregate, id);
  }

  /**
   * The review of this person for this post that was passed and may be used on the day; null where there is none. One that
   * was withdrawn or is under way takes nothing from the pass before it; one that was decided takes its place.
   */
  async passFor(
    subjectId: string,
    villageCode: string,
    post: ReviewedPost,
    today: LocalDate,
  ): Promise<ReviewPass | null> {
    for (const reviewId of await this.reviewsOf(subjectId, villageCode, post)) {
      const review = await this.state(jointReview, reviewId);
      const pass = passOf(review, today);
      if (pass || replacesPass(review.facts)) return pass;
    }
    return null;
  }

  /**
   * How this person stands in the reviews for this post. A review that is asked for again stands as it was decided until it
   * is decided anew.
   */
  async standingOf(subjectId: string, villageCode: string, post: ReviewedPost): Promise<ReviewStanding> {
    let underWay: string | null = null;
    for (const reviewId of await this.reviewsOf(subjectId, villageCode, post)) {
      const { flow, facts } = await this.state(jointReview, reviewId);
      if (flow && !isOver(flow) && facts.result === null) underWay ??= reviewId;
      const decided = await this.decisionOn(reviewId);
      if (decided) return { decided, underWay };
    }
    return { decided: null, underWay };
  }

  private async decisionOn(reviewId: string): Promise<DecidedReview | null> {
    const told = await this.log.read(`${jointReview.category}-${reviewId}`);
    const facts = await this.reader.open(
      reviewFacts,
      told.filter(({ type }) => reviewFacts.stored.includes(type)),
    );
    const decision = facts.map(({ event }) => event).findLast(isDecision);
    return decision ? { reviewId, outcome: decision.data.outcome, decidedOn: decision.data.on } : null;
  }

  /** The reviews of this person for this post, the newest first. */
  private async reviewsOf(subjectId: string, villageCode: string, post: ReviewedPost): Promise<readonly string[]> {
    const claims = await this.log.read(`${reviewClaim.category}-${seatOf(subjectId, villageCode, post)}`);
    return claims.map(({ data }) => (data as ReviewClaimEvent['data']).caseId).toReversed();
  }

  /**
   * Under which id a filing on this review is prepared: one runs at a time, and another may follow one that was withdrawn
   * or voided. A command that is repeated finds its own.
   */
  async filingIdOn(reviewId: string): Promise<string> {
    for (let number = 1; ; number++) {
      const id = filingIdOf(reviewId, number);
      const [begun] = await this.log.read(`${secretaryFiling.category}-${id}`, { limit: 1 });
      if (!begun || begun.metadata.commandId === currentScope().commandId) return id;
      if (!(await this.isDropped(id))) return id;
    }
  }

  /** This review and those of the same person and post that came after it, the newest first. */
  async reviewsSince(reviewId: string): Promise<readonly string[]> {
    const { flow, facts } = await this.state(jointReview, reviewId);
    if (!flow || !facts.opened) return [];
    const all = await this.reviewsOf(flow.subjectId, facts.opened.villageCode, facts.opened.post);
    return all.slice(0, all.indexOf(reviewId) + 1);
  }

  /** The filing on the newest of these reviews that the county has accepted; where there is none, the newest at all. */
  async filingAmong(reviewIds: readonly string[]): Promise<KnownFiling | null> {
    let newest: KnownFiling | null = null;
    for (const reviewId of reviewIds) {
      const filingId = await this.filingOn(reviewId);
      if (filingId === null) continue;
      const { flow, facts } = await this.state(secretaryFiling, filingId);
      const known = { filingId, filed: flow !== null && isFiled(flow, facts), facts };
      if (known.filed) return known;
      newest ??= known;
    }
    return newest;
  }

  /** The last filing on a review that was neither withdrawn nor voided; null where there is none. */
  async filingOn(reviewId: string): Promise<string | null> {
    for (let number = 1; ; number++) {
      const id = filingIdOf(reviewId, number);
      const { flow } = await this.state(secretaryFiling, id);
      if (!flow) return null;
      if (!(await this.isDropped(id))) return id;
    }
  }

  /** Under which id an appointment of the person is opened: one runs at a time. A command that is repeated finds its own. */
  appointmentIdFor(personId: string): Promise<string> {
    return this.idFor(secretaryAppointment, appointmentsOf(personId));
  }

  /** The appointment of the person that was opened last; null where none was. */
  appointmentOf(personId: string): Promise<string | null> {
    return this.lastOf(secretaryAppointment, appointmentsOf(personId));
  }

  /** Under which id a person applies in an open selection: one application runs at a time. */
  candidacyIdFor(personId: string): Promise<string> {
    return this.idFor(candidacy, candidaciesOf(personId));
  }

  /** The candidacy of the person that was opened last; null where none was. */
  candidacyOf(personId: string): Promise<string | null> {
    return this.lastOf(candidacy, candidaciesOf(personId));
  }

  /** The joint review of this person for this post that is under way; null where none is. */
  async reviewUnderWay(subjectId: string, villageCode: string, post: ReviewedPost): Promise<string | null> {
    const { caseId } = await this.state(reviewClaim, seatOf(subjectId, villageCode, post));
    const flow = caseId === null ? null : (await this.state(jointReview, caseId)).flow;
    return flow && !isOver(flow) ? flow.caseId : null;
  }

  /** The last appointment of the person, where it is one on trial in this village. */
  async trialAppointmentOf(personId: string, villageCode: string): Promise<KnownAppointment | null> {
    const appointmentId = await this.appointmentOf(personId);
    if (appointmentId === null) return null;
    const { flow, facts } = await this.state(secretaryAppointment, appointmentId);
    const isThat = facts.opened?.villageCode === villageCode && facts.opened.onTrial;
    return flow && isThat ? { appointmentId, over: isOver(flow), facts } : null;
  }

  /** The appointment that grew out of a candidacy; null where none has. */
  async appointmentFrom(candidacyId: string): Promise<KnownAppointment | null> {
    const { flow: of, facts: told } = await this.state(candidacy, candidacyId);
    for (let number = 1; of; number++) {
      const appointmentId = appointmentsOf(of.subjectId)(number);
      const { flow, facts } = await this.state(secretaryAppointment, appointmentId);
      if (!flow) return null;
      const isThat = facts.opened?.candidacyId === candidacyId || told.steps.appointment?.reference === appointmentId;
      if (isThat) return { appointmentId, over: isOver(flow), facts };
    }
    return null;
  }

  private async idFor<S extends HasFlow, E extends DomainEvent>(
    kind: Readable<S, E>,
    idOf: (number: number) => string,
  ): Promise<string> {
    for (let number = 1; ; number++) {
      const id = idOf(number);
      const [begun] = await this.log.read(`${kind.category}-${id}`, { limit: 1 });
      if (!begun || begun.metadata.commandId === currentScope().commandId) return id;
      const { flow } = await this.state(kind, id);
      if (!flow || !isOver(flow)) return id;
    }
  }

  private async lastOf(
    { category }: Readonly<{ category: string }>,
    idOf: (number: number) => string,
  ): Promise<string | null> {
    let last: string | null = null;
    for (let number = 1; ; number++) {
      const id = idOf(number);
      const begun = await this.log.read(`${category}-${id}`, { limit: 1 });
      if (begun.length === 0) return last;
      last = id;
    }
  }

  private async isDropped(id: string): Promise<boolean> {
    const { flow, facts } = await this.state(secretaryFiling, id);
    return flow !== null && isOver(flow) && (flow.status === 'withdrawn' || facts.voided);
  }
}

type Decision = Extract<ReviewFact, { type: 'JointReviewDecided.v1' }>;

const isDecision = (fact: ReviewFact): fact is Decision => fact.type === 'JointReviewDecided.v1';

const filingIdOf = (reviewId: string, number: number): string => deriveId('secretary-filing', reviewId, String(number));

const appointmentsOf =
  (personId: string) =>
  (number: number): string =>
    deriveId('secretary-appointment', personId, String(number));

const candidaciesOf =
  (personId: string) =>
  (number: number): string =>
    deriveId('selection-candidacy', personId, String(number));
