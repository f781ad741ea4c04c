import { CommandRunner, ConflictError, currentScope, deriveId, EventStore, inScope, systemActor } from '#event-store';
import { issuerCode, numbering } from '../domain/numbering.js';
import { numberingEvents } from '../domain/numbering.events.js';
import { seriesId, type NumberSeries } from '../domain/number-series.js';

export type NumberRequest = NumberSeries &
  Readonly<{
    purpose: string;
    /** Names of the units from the city down to the organ that issues the number. */
    orgNames: readonly string[];
  }>;

/**
 * Hands out document numbers. The same purpose gets the same number again, however often it asks. Within a process those
 * who ask for numbers of one sequence wait for one another; processes meet at the revision of its stream.
 */
export class NumberService {
  private readonly waiting = new Map<string, Promise<unknown>>();

  constructor(
    private readonly runner: CommandRunner,
    private readonly store: EventStore,
  ) {}

  async reserve({ purpose, orgNames, ...series }: NumberRequest): Promise<string> {
    const { commandId, correlationId } = currentScope();
    const scope = {
      commandId: deriveId('reserve-number', commandId, purpose),
      correlationId,
      actor: systemActor('numbering'),
    };
    const { documentClass, year } = series;
    const command = { type: 'ReserveNumber', purpose, issuer: issuerCode(orgNames), documentClass, year } as const;
    const id = seriesId(series);
    await this.inTurn(id, () => inScope(scope, () => this.untilDone(id, command)));
    const text = await this.heldFor(series, purpose);
    if (text === null) throw new Error('a reserved number is missing from its sequence');
    return text;
  }

  /** The number that the purpose holds; null where it holds none. */
  async heldFor(series: NumberSeries, purpose: string): Promise<string | null> {
    const recorded = await this.store.read(`${numbering.category}-${seriesId(series)}`);
    const last = recorded
      .map((event) => numberingEvents.decode(event))
      .findLast((event) => event.data.purpose === purpose);
    return last?.type === 'NumberReserved.v1' ? last.data.text : null;
  }

  /** Each conflict means that another process got a number: nobody waits for ever. */
  private async untilDone(id: string, command: Parameters<typeof numbering.decider.decide>[0]): Promise<void> {
    for (;;)
      try {
        await this.runner.run(numbering, id, command);
        return;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
  }

  private async inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.waiting.get(id) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.waiting.set(id, turn);
    try {
      return await turn;
    } finally {
      if (this.waiting.get(id) === turn) this.waiting.delete(id);
    }
  }
}
