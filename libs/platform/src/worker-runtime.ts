import type { INestApplicationContext } from '@nestjs/common';
import { SweepAttachments } from '#attachments';
import { EventReader, EventStore } from '#event-store';
import {
  AgendaScheduler,
  AgendaSource,
  CatchUpWorker,
  JobQueues,
  Pump,
  type PumpOptions,
  ReactionRunner,
  ReactionWorker,
  Sweeper,
  VirtualAgenda,
  Waker,
  type Reaction,
} from '#jobs';
import { Clock, type RecordedEvent } from '#kernel';
import { ProjectionRunner, ReadStore, SeenTypes } from '#read-store';
import { ReservePoolWatch, SeatDayWatch } from '#registry';
import { agenda, RuleWatch, StuckDutyWatch } from '#supervision';
import { CaughtUpSweep } from './caught-up-sweep.js';
import { VirtualClock } from './clocks.js';
import { knownTypes, projections, reactionsOf } from './definitions.js';
import { SecurityRetention } from './security-retention.js';
import { checkJobs, checkTypes } from './self-check.js';
import type { ReportError } from './stores.js';

export type WorkerOptions = Readonly<{
  queueUrl: string;
  onError: ReportError;
  onRebuild?: (projection: string, progress: { applied: number; total: number; etaSeconds: number }) => void;
}>;

const VIRTUAL_ROUNDS = 50;
/** Under a virtual clock every case is looked at before the time has moved. */
const SETTLE_MS = 600_000;

/** Everything that happens by itself: read models, reactions, and cases whose time has come. */
export class WorkerRuntime {
  private constructor(
    private readonly clock: Clock,
    private readonly queues: JobQueues,
    private readonly runner: ProjectionRunner,
    private readonly catchUp: CatchUpWorker,
    private readonly reactions: ReactionWorker,
    private readonly pump: Pump,
    private readonly scheduler: AgendaScheduler,
    private readonly virtual: VirtualAgenda,
    private readonly sweeper: Sweeper,
    private readonly attachments: SweepAttachments,
    private readonly pools: CaughtUpSweep,
    private readonly seats: CaughtUpSweep,
    private readonly stuck: CaughtUpSweep,
    private readonly rules: CaughtUpSweep,
    private readonly seen: SeenTypes,
    private readonly retention: SecurityRetention,
  ) {}

  /** Throws where a projection, reaction, event type or job is missing its handler or has two. */
  static async start(app: INestApplicationContext, options: WorkerOptions): Promise<WorkerRuntime> {
    const { onError, queueUrl, onRebuild } = options;
    const [log, reader, store, clock] = [app.get(EventStore), app.get(EventReader), app.get(ReadStore), app.get(Clock)];
    const types = knownTypes();
    const seen = new SeenTypes(store, log);
    checkTypes(await seen.lookUp(), types);
    const reactions: readonly Reaction[] = reactionsOf(app);
    const runner = new ProjectionRunner({ store, log, reader, projections, knownTypes: types });
    const queues = await JobQueues.open({ url: queueUrl, onError });
    const reactionRunner = new ReactionRunner({ store, log, reader, reactions, knownTypes: types });
    const [source, waker] = [app.get(AgendaSource), app.get(Waker)];
    const scheduler = new AgendaScheduler({ queues, source, waker, clock, onError });
    const isVirtual = clock instanceof VirtualClock;
    const catchUp = new CatchUpWorker({
      queues,
      runner,
      onError,
      ...(onRebuild ? { onRebuild } : {}),
      caughtUp: (changed) => {
        if (changed.includes(agenda.name) && !isVirtual) scheduler.agendaChanged();
      },
    });
    const reactionWorker = new ReactionWorker({ queues, runner: reactionRunner, onError });
    const skip: PumpOptions['skip'] = {
      knownTypes: types,
      over: (quiet, upTo) => reactionRunner.ledger.skipAll(quiet, upTo),
    };
    const passed = (events: readonly RecordedEvent[]) => seen.passed(events);
    const pump = new Pump({ log, queues, projections, reactions, onError, passed, skip });
    const virtual = new VirtualAgenda(source, waker, clock);
    const attachments = app.get(SweepAttachments);
    const retention = app.get(SecurityRetention);
    const pools = new CaughtUpSweep(app.get(ReservePoolWatch), log, store, projections);
    const seats = new CaughtUpSweep(app.get(SeatDayWatch), log, store, projections);
    const stuck = new CaughtUpSweep(app.get(StuckDutyWatch), log, store, projections);
    const rules = new CaughtUpSweep(app.get(RuleWatch), log, store, projections);
    const sweeps = [
      { name: 'projections', run: () => catchUp.sweep() },
      { name: 'reactions', run: () => reactionWorker.sweep() },
      { name: 'security log', run: () => retention.sweep() },
      { name: 'attachments', run: () => attachments.run() },
      { name: 'stuck duties', run: () => stuck.sweep() },
      { name: 'rules in force', run: () => rules.sweep() },
      { name: 'seen types', run: () => seen.save() },
      ...(isVirtual
        ? []
        : [
            { name: 'agenda', run: () => scheduler.sweep() },
            { name: 'reserve pools', run: () => pools.sweep() },
            { name: 'seat days', run: () => seats.sweep() },
          ]),
    ];
    const sweeper = new Sweeper({ queues, sweeps, onError });
    const runtime = new WorkerRuntime(
      clock,
      queues,
      runner,
      catchUp,
      reactionWorker,
      pump,
      scheduler,
      virtual,
      sweeper,
      attachments,
      pools,
      seats,
      stuck,
      rules,
      seen,
      retention,
    );
    try {
      await runtime.begin();
      await runtime.checkQueue(onError);
      return runtime;
    } catch (error) {
      await runtime.stop();
      throw error;
    }
  }

  /** Does all that is due at the virtual time, read models included, and returns when nothing is left. */
  async settle(): Promise<void> {
    if (!(this.clock instanceof VirtualClock)) return;
    for (let round = 0; round < VIRTUAL_ROUNDS; round++) {
      await this.runner.catchUpAll();
      if ((await this.virtual.sweep()) === 0) break;
    }
    await this.catchUpAll();
    if ((await this.rules.sweep(SETTLE_MS)) > 0) await this.catchUpAll();
    if ((await this.pools.sweep(SETTLE_MS)) > 0) await this.catchUpAll();
    if ((await this.seats.sweep(SETTLE_MS)) > 0) await this.catchUpAll();
    await this.attachments.run();
    await this.retention.sweep();
    if ((await this.stuck.sweep(SETTLE_MS)) > 0) await this.catchUpAll();
  }

  async catchUpAll(): Promise<void> {
    await this.catchUp.sweep();
    await this.reactions.sweep();
  }

  async stop(): Promise<void> {
    this.reactions.stop();
    await this.catchUp.stop();
    await this.pump.stop();
    await this.sweeper.stop();
    await this.scheduler.stop();
    await this.queues.close();
  }

  private async begin(): Promise<void> {
    await this.catchUp.start();
    await this.reactions.start();
    if (!(this.clock instanceof VirtualClock)) this.scheduler.start();
    await this.pump.start(this.seen.reached);
    await this.sweeper.start();
  }

  /** A queue that does not answer now is looked at by the next start. Under a virtual clock cases wake without jobs. */
  private async checkQueue(onError: ReportError): Promise<void> {
    const unhandled = await this.queues.unhandled().catch((error: Error) => {
      onError(error, 'queue check');
      return [];
    });
    checkJobs(unhandled.filter((kind) => kind !== 'wake' || !(this.clock instanceof VirtualClock)));
  }
}
