import { HeadRegisters, Signers } from '#access/contract';
import { EventReader, stateIn } from '#event-store';
import { Clock } from '#kernel';
import type { CaseGiven } from '#procedures/contract';
import { nextWake, openTasks, type Hosted, type InPlaceOf, type Recipient } from '#workflow';
import type { ReviewFacts } from './domain/joint-review.facts.js';
import { jointReview } from './domain/joint-review.js';

const NOBODY: InPlaceOf = new Map();
const URGING = 'UrgeCase';

/** Whom alerts of a review reach in the place of heads who keep away: the deputy who signs, or else who learns of it. */
export class RecusedHeadsDesk {
  constructor(
    private readonly reader: EventReader,
    private readonly registers: HeadRegisters,
    private readonly signers: Signers,
    private readonly clock: Clock,
  ) {}

  /** Looked up where the command may raise an alert: one that urges, or the first since a rung has come due. */
  async inPlaceOf(now: string, about: CaseGiven | undefined): Promise<InPlaceOf> {
    if (!about) return NOBODY;
    const state = await stateIn(this.reader, jointReview, about.recorded);
    const wakes = state.flow && nextWake(state.flow.clocks);
    if (!state.flow || (about.words.type !== URGING && !(wakes && wakes <= now))) return NOBODY;
    const found = await Promise.all(openTasks(state.flow).map(({ taskId }) => this.standIn(taskId, state)));
    const heads = new Set(found.flatMap((one) => one?.head ?? []));
    return new Map(
      [...heads].map((head) => [head, found.flatMap((one) => (one?.head === head ? one.recipients : []))]),
    );
  }

  private async standIn(taskId: string, state: Hosted<ReviewFacts>) {
    const requirement = jointReview.policy({ type: 'GiveOpinion', taskId } as never, state);
    if (!requirement?.signing) return undefined;
    const { signing, separation = [] } = requirement;
    const [{ personId, as, because }, heads] = await Promise.all([
      this.signers.of({ signing, separation }),
      this.registers.headsOf(signing, this.clock.today()),
    ]);
    if (!heads || as === 'head' || because === 'no-holder') return undefined;
    const recipients: readonly Recipient[] = personId === null ? signing.told : [{ person: personId }];
    return { head: heads.head, recipients };
  }
}

export const recusedHeadsDesk = {
  provide: RecusedHeadsDesk,
  inject: [EventReader, HeadRegisters, Signers, Clock],
  useFactory: (...parts: ConstructorParameters<typeof RecusedHeadsDesk>) => new RecusedHeadsDesk(...parts),
};
