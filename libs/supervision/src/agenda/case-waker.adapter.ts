import { Injectable } from '@nestjs/common';
import { deriveId, inScope, systemActor } from '#event-store';
import { Waker } from '#jobs';
import { categoryOf, idOf } from '#kernel';
import { ReadStore } from '#read-store';
import { CaseOwners } from '../contract/index.js';

/**
 * Lets a case look at its clocks. The command id follows from the instant and from how far the agenda has read the case:
 * a wake that is repeated before its effect is read appends nothing, while a rung that comes to lie on an instant at
 * which the case was woken before is still taken.
 */
@Injectable()
export class CaseWaker extends Waker {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
  ) {
    super();
  }

  async wake(stream: string, wakeAt: string): Promise<void> {
    const agenda = this.store.db.selectFrom('agenda').select('position').where('key', '=', stream);
    const { position } = (await agenda.executeTakeFirst()) ?? { position: 'none' };
    const commandId = deriveId('advance', stream, wakeAt, String(position));
    const scope = { commandId, correlationId: commandId, actor: systemActor('deadlines') };
    await inScope(scope, () => this.owners.of(categoryOf(stream)).advance(idOf(stream)));
  }
}
