import {
  CommandRunner,
  deriveId,
  EventStoreUnavailableError,
  inScope,
  InMemoryEventStore,
  InMemoryKeyVault,
  PersonalText,
  systemActor,
  type CommandAuthorizer,
} from '#event-store';
import { Clock, type Aggregate, type DomainEvent, type EventSchema } from '#kernel';
import { CaseDesk } from '#procedures/contract';
import { TermKeeper, type TermEntry, type TermExit } from '#registry/contract';
import { AppointmentDesk } from './appointment-desk.js';
import { CaseReader, seatOf } from './case-reader.js';
import { secretaryAppointment } from './domain/appointment.js';
import { candidacy } from './domain/candidacy.js';
import { secretaryFiling } from './domain/filing.js';
import { filingRules, officeEscalation } from './domain/filing-rules.js';
import { candidate, envOf, lookup, passed, path } from './domain/joint-review.fixture.js';
import { jointReview } from './domain/joint-review.js';
import { reviewClaimEvents } from './domain/review-claim.events.js';
import { FilingDesk } from './filing-desk.js';
import { SelectionDesk } from './selection-desk.js';
import { WhenAppointmentGoesOnThenFollow } from './when-appointment-goes-on-then-follow/follow-appointment.reaction.js';
import { WhenCandidacyGoesOnThenFollow } from './when-candidacy-goes-on-then-follow/follow-candidacy.reaction.js';

type Append = InMemoryEventStore['append'];

/** A log that is lost once, before or after the n-th append while it is armed. */
class LossyLog extends InMemoryEventStore {
  armed = false;
  appends = 0;

  constructor(private readonly loss: Readonly<{ at: number; written: boolean }> | null) {
    super();
  }

  override async append(...args: Parameters<Append>): ReturnType<Append> {
    const isLost = this.armed && ++this.appends === this.loss?.at;
    if (isLost && !this.loss!.written) throw new EventStoreUnavailableError('lost before the append');
    const appended = await super.append(...args);
    if (isLost) throw new EventStoreUnavailableError('lost after the append');
    return appended;
  }
}

type Given = Readonly<{ type: string }>;
type Any = Aggregate<never, unknown, DomainEvent>;

class DayClock extends Clock {
  constructor(private readonly day: () => string) {
    super();
  }
  now = () => `${this.day()}T02:00:00.000Z`;
  today = () => this.day();
}

const planting = <E extends DomainEvent>(category: string, events: EventSchema<E>) =>
  ({
    category,
    events,
    policy: () => ({ anyOf: [{ system: true }] }),
    decider: { initialState: () => null, evolve: () => null, decide: ({ told }: { told: readonly E[] }) => told },
  }) as unknown as Any;

const worldEnv = (today: string) => ({
  ...envOf(today, 'p-officer'),
  ...filingRules(lookup),
  selectionEscalation: officeEscalation(lookup, 'escalation.selection'),
});

export type Loss = ConstructorParameters<typeof LossyLog>[0];

/** The process of appointments, or that of candidacies, over a log in memory; people and other contexts are played. */
export const openAppointmentWorld = (loss: Loss, follows: 'appointments' | 'candidacies' = 'appointments') => {
  let today = '2026-03-02';
  let given = 0;
  let checkpoint = -1n;
  const log = new LossyLog(loss);
  const personal = new PersonalText(new InMemoryKeyVault());
  const clock = new DayClock(() => today);
  const everybody = { authorize: () => Promise.resolve(undefined) } as unknown as CommandAuthorizer;
  const runner = new CommandRunner(log, personal, everybody, clock, Buffer.alloc(32, 1));
  const hosts = new Map<string, Any>(
    [secretaryAppointment, secretaryFiling, candidacy].map((one) => [one.category, one as unknown as Any]),
  );
  const run = (category: string, id: string, words: Given) =>
    runner.run(hosts.get(category)!, id, { ...words, env: worldEnv(today) } as never);
  const cases: CaseDesk = {
    act: run,
    open: (category, id, _place, words) => run(category, id, words),
    rehearse: () => Promise.resolve(),
    rehearseOpen: () => Promise.resolve(),
    digestOf: JSON.stringify,
  };
  const asOne = <T>(commandId: string, work: () => Promise<T>) =>
    inScope({ commandId, correlationId: commandId, actor: systemActor('spec') }, work);
  const plant = (category: string, events: EventSchema<never>, id: string, told: readonly DomainEvent[]) =>
    asOne(`plant-${++given}`, () => runner.run(planting(category, events), id, { type: 'Plant', told } as never));

  class Terms extends TermKeeper {
    override find = () => Promise.resolve(undefined);
    override refusalOf = () => Promise.resolve(undefined);
    override idOf({ personId, orgCode, post, startedOn }: TermEntry): string {
      return deriveId('term', personId, orgCode, post, startedOn);
    }
    override async begin(entry: TermEntry): Promise<string> {
      const termId = this.idOf(entry);
      await this.once(`postterm-${termId}`, 'PostStarted.v1');
      return termId;
    }
    override end = (termId: string, _exit: TermExit) => this.once(`postend-${termId}`, 'PostEnded.v1');

    private async once(stream: string, type: string): Promise<void> {
      if ((await log.read(stream)).length > 0) return;
      const metadata = { recordedAt: clock.now() } as never;
      await log.append(stream, [{ id: deriveId(stream), type, data: {}, metadata }], 'no-stream');
    }
  }

  const reader = new CaseReader(log, personal);
  const none = undefined as never;
  const filings = new FilingDesk(reader, clock, none, none, none, none, none, cases, none);
  const desk = new AppointmentDesk(reader, clock, none, none, none, cases, new Terms(), filings, none);
  const selections = new SelectionDesk(runner, reader, clock, none, none, none, cases, desk, none);
  const reaction =
    follows === 'appointments'
      ? new WhenAppointmentGoesOnThenFollow(desk, reader)
      : new WhenCandidacyGoesOnThenFollow(selections);

  /** What the reaction does about one event; after a loss it is called again, as a new process would. */
  const deliver = async (id: string, work: () => Promise<void>): Promise<void> => {
    try {
      await asOne(deriveId(reaction.name, id), work);
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
      await deliver(id, work);
    }
  };

  return {
    log,
    reader,
    plant,
    at: (day: string) => (today = day),
    give: (category: string, id: string, words: Given) => asOne(`people-${++given}`, () => run(category, id, words)),
    /** The reaction reads the log up to its end. */
    pump: async () => {
      log.armed = true;
      for (;;) {
        const page = await log.readAll(checkpoint < 0n ? {} : { after: checkpoint });
        if (page.length === 0) break;
        for (const event of page) {
          checkpoint = event.position;
          if (!reaction.on.includes(event.type)) continue;
          const [opened] = await personal.open(reaction.events as EventSchema, [event]);
          await deliver(event.id, () => reaction.react(opened!.event as never));
        }
      }
      log.armed = false;
    },
    /** A joint review: one that was passed, where no other is told. */
    review: async (caseId = 'c1', told = passed()) => {
      const { category, events } = jointReview;
      const history = told.history.map(({ type, data }) => ({
        type,
        data: 'caseId' in data ? { ...data, caseId } : data,
      }));
      await plant(category, events as never, caseId, history);
      const seatId = seatOf(candidate, path.at(-1)!, 'secretary');
      const claimed = { type: 'ReviewSeatClaimed.v1', data: { seatId, caseId, claimedOn: today } };
      await plant('reviewclaim', reviewClaimEvents as never, seatId, [claimed]);
    },
  };
};
