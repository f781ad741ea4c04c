import { CommandRunner, currentScope, deriveId, EventStore, inScope, systemActor } from '#event-store';
import { numberingEvents } from '../domain/numbering.events.js';
import { issuerCode, numbering } from '../domain/numbering.js';

export type NumberRequest = Readonly<{
  purpose: string;
  orgCode: string;
  /** Names of the units from the city down to the organ that issues the number. */
  orgNames: readonly string[];
  documentClass: string;
  year: number;
}>;

/** Hands out document numbers. The same purpose gets the same number again, however often it asks. */
export class NumberService {
  constructor(
    private readonly runner: CommandRunner,
    private readonly store: EventStore,
  ) {}

  async reserve({ purpose, orgCode, orgNames, documentClass, year }: NumberRequest): Promise<string> {
    const id = `${orgCode}.${documentClass}.${year}`;
    const { commandId, correlationId } = currentScope();
    const scope = {
      commandId: deriveId('reserve-number', commandId, purpose),
      correlationId,
      actor: systemActor('numbering'),
    };
    const command = { type: 'ReserveNumber', purpose, issuer: issuerCode(orgNames), documentClass, year } as const;
    await inScope(scope, () => this.runner.run(numbering, id, command));
    const recorded = await this.store.read(`${numbering.category}-${id}`);
    const held = recorded
      .map((event) => numberingEvents.decode(event))
      .findLast((event) => event.type === 'NumberReserved.v1' && event.data.purpose === purpose);
    if (held?.type !== 'NumberReserved.v1') throw new Error('a reserved number is missing from its sequence');
    return held.data.text;
  }
}
