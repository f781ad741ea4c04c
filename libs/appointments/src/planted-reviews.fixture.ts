import { CommandRunner } from '#event-store';
import type { Aggregate, DomainEvent, EventSchema } from '#kernel';
import { asSystem, type Office } from '../../../test/fixtures/office.fixture.js';
import { seatOf } from './case-reader.js';
import { candidate, caseId as ofFixture, openWords, Review } from './domain/joint-review.fixture.js';
import { jointReview } from './domain/joint-review.js';
import type { ReviewedPost } from './domain/occasions.js';
import { reviewClaimEvents } from './domain/review-claim.events.js';

/** Appends what it is told, whatever was there before. */
const planting = (category: string, events: unknown) =>
  ({
    category,
    events: events as EventSchema<DomainEvent>,
    policy: () => ({ anyOf: [{ system: true }] }),
    decider: {
      initialState: () => null,
      evolve: () => null,
      decide: ({ told }: { told: readonly DomainEvent[] }) => told,
    },
  }) as unknown as Aggregate<never, unknown, DomainEvent>;

/** The review of a person for a post of the village of the fixture, of which only a part may have happened yet. */
export class PlantedReview {
  private readonly review: Review;
  private planted = 0;

  constructor(
    private readonly office: Office,
    private readonly id: string,
    private readonly about: Readonly<{ personId: string; villageCode: string; post: ReviewedPost }>,
    private readonly today: string,
  ) {
    this.review = new Review(today);
  }

  async opened(): Promise<void> {
    const { personId, villageCode, post } = this.about;
    const seatId = seatOf(personId, villageCode, post);
    const claimed = { seatId, caseId: this.id, claimedOn: this.today };
    await this.append('reviewclaim', reviewClaimEvents, seatId, [{ type: 'ReviewSeatClaimed.v1', data: claimed }]);
    this.review.step({ ...openWords, post: post as 'secretary' }, 'p-drafter');
    await this.tell();
  }

  async withdrawn(): Promise<void> {
    this.review.step({ type: 'WithdrawCase', reason: '重复发起' }, 'p-drafter');
    await this.tell();
  }

  async passed(): Promise<void> {
    this.review.circulate().replies().decide('pass');
    await this.tell();
  }

  private async tell(): Promise<void> {
    const { history } = this.review;
    const told = JSON.stringify(history.slice(this.planted))
      .replaceAll(`"${candidate}"`, `"${this.about.personId}"`)
      .replaceAll(`"${ofFixture}"`, `"${this.id}"`);
    this.planted = history.length;
    await this.append(jointReview.category, jointReview.events, this.id, JSON.parse(told) as DomainEvent[]);
  }

  private async append(category: string, events: unknown, id: string, told: readonly DomainEvent[]): Promise<void> {
    const runner = this.office.app.get(CommandRunner);
    await asSystem(() => runner.run(planting(category, events), id, { type: 'Plant', told } as never));
  }
}
