import { currentScope, deriveId, EventReader, EventStore } from '#event-store';
import { fold, type DomainEvent, type EventSchema, type LocalDate } from '#kernel';
import { isOver } from '#workflow';
import { secretaryAppointment } from './domain/appointment.js';
import { secretaryFiling } from './domain/filing.js';
import { jointReview } from './domain/joint-review.js';
import type { ReviewedPost } from './domain/occasions.js';
import { reviewClaim } from './domain/review-claim.js';
import { passOf, type ReviewPass } from './domain/review-pass.js';

type Readable<S, E extends DomainEvent> = Readonly<{
  category: string;
  events: EventSchema<E>;
  decider: Readonly<{ initialState: () => S; evolve: (state: S, event: E) => S }>;
}>;

export const seatOf = (subjectId: string, villageCode: string, post: ReviewedPost): string =>
  deriveId('review-seat', subjectId, villageCode, post);

/** Reads cases from their streams: what a command needs to know of another case is never behind. */
export class CaseReader {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
  ) {}

  /** The state of a case, folded from its stream with its personal texts. */
  async state<S, E extends DomainEvent>({ category, events, decider }: Readable<S, E>, id: string): Promise<S> {
    const recorded = await this.reader.open(events, await this.log.read(`${category}-${id}`));
    return fold(
      decider,
      recorded.map(({ event }) => event),
    );
  }

  /** The review of this person for this post that was passed and may be used on the day; null where there is none. */
  async passFor(
    subjectId: string,
    villageCode: string,
    post: ReviewedPost,
    today: LocalDate,
  ): Promise<ReviewPass | null> {
    const { caseId } = await this.state(reviewClaim, seatOf(subjectId, villageCode, post));
    return caseId === null ? null : this.pass(caseId, today);
  }

  async pass(reviewId: string, today: LocalDate): Promise<ReviewPass | null> {
    return passOf(await this.state(jointReview, reviewId), today);
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
  async appointmentIdFor(personId: string): Promise<string> {
    for (let number = 1; ; number++) {
      const id = appointmentIdOf(personId, number);
      const [begun] = await this.log.read(`${secretaryAppointment.category}-${id}`, { limit: 1 });
      if (!begun || begun.metadata.commandId === currentScope().commandId) return id;
      const { flow } = await this.state(secretaryAppointment, id);
      if (!flow || !isOver(flow)) return id;
    }
  }

  /** The appointment of the person that was opened last; null where none was. */
  async appointmentOf(personId: string): Promise<string | null> {
    let last: string | null = null;
    for (let number = 1; ; number++) {
      const id = appointmentIdOf(personId, number);
      const begun = await this.log.read(`${secretaryAppointment.category}-${id}`, { limit: 1 });
      if (begun.length === 0) return last;
      last = id;
    }
  }

  private async isDropped(id: string): Promise<boolean> {
    const { flow, facts } = await this.state(secretaryFiling, id);
    return flow !== null && isOver(flow) && (flow.status === 'withdrawn' || facts.voided);
  }
}

const filingIdOf = (reviewId: string, number: number): string => deriveId('secretary-filing', reviewId, String(number));

const appointmentIdOf = (personId: string, number: number): string =>
  deriveId('secretary-appointment', personId, String(number));
