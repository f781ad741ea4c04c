import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import type { Envelope, Recorded } from '#kernel';
import { postTermEvents, type PostTermEvent } from '#registry/contract';
import { DutyDesk } from '../duty-desk.js';

const IMPORTS = ['system:import', 'system:table-import'];

/** A secretary was appointed: the town has to build the file. Basis: `personnelFile.create`, handbook W1b (P09). */
@Injectable()
export class WhenSecretaryStartsThenOpenFileDuty implements Reaction<PostTermEvent> {
  readonly name = 'when-secretary-starts-then-open-file-duty';
  readonly events = postTermEvents;
  readonly on = ['PostStarted.v1'];

  constructor(private readonly desk: DutyDesk) {}

  concerning(events: readonly Recorded<PostTermEvent>[]): Promise<ReadonlySet<string>> {
    const secretaries = events.filter(
      ({ event }) => event.type === 'PostStarted.v1' && event.data.post === 'secretary',
    );
    return Promise.resolve(new Set(secretaries.map(({ envelope }) => envelope.id)));
  }

  async react(event: PostTermEvent, { metadata }: Envelope): Promise<void> {
    if (event.type !== 'PostStarted.v1' || event.data.post !== 'secretary') return;
    const { termId, personId, orgCode, startedOn: appointedOn } = event.data;
    const takenOver = IMPORTS.includes(metadata.actor.accountId);
    await this.desk.open({ termId, personId, orgCode, appointedOn, takenOver });
  }
}
