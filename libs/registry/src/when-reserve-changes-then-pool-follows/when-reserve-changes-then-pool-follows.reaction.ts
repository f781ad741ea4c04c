import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import type { Reaction } from '#jobs';
import { joinSchemas, type EventSchema } from '#kernel';
import { personEvents, type PersonEvent } from '../domain/person.events.js';
import { reserveEntryFacts, type ReserveEntryFact } from '../domain/reserve-entry.events.js';
import { ReserveDesk } from '../reserve-desk.js';

type Trigger = ReserveEntryFact | PersonEvent;

/**
 * When a member comes or goes, the village's pool counts again; when a member dies, leaves or comes back, their entry is
 * looked at. An entry is only ever ended by people.
 */
@Injectable()
export class WhenReserveChangesThenPoolFollows implements Reaction<Trigger> {
  readonly name = 'when-reserve-changes-then-pool-follows';
  readonly events = joinSchemas<Trigger>(
    reserveEntryFacts as EventSchema<Trigger>,
    personEvents as EventSchema<Trigger>,
  );
  readonly on = [
    'ReserveMemberAdmitted.v1',
    'ReserveMemberAdopted.v1',
    'ReserveMemberRemoved.v1',
    'ReserveMemberAppointed.v1',
    'PersonDeceased.v1',
    'PersonLeft.v1',
    'PersonMarkWithdrawn.v1',
    'PersonTraitsRecorded.v1',
    'IdentityNumberRecorded.v1',
  ];

  constructor(
    private readonly desk: ReserveDesk,
    private readonly log: EventStore,
  ) {}

  async react(event: Trigger): Promise<void> {
    switch (event.type) {
      case 'ReserveMemberAdmitted.v1':
      case 'ReserveMemberAdopted.v1': {
        const { villageCode, entryId } = event.data;
        await this.desk.actOnPool(villageCode, { type: 'CountMember', entryId });
        return;
      }
      case 'ReserveMemberRemoved.v1':
      case 'ReserveMemberAppointed.v1': {
        const { villageCode, entryId } = event.data;
        await this.desk.actOnPool(villageCode, { type: 'DropMember', entryId });
        return;
      }
      default: {
        const entryId = ReserveDesk.entryIdOf(event.data.personId);
        if ((await this.log.read(`reserveentry-${entryId}`, { limit: 1 })).length === 0) return;
        await this.desk.act(entryId, { type: 'AdvanceEntry' });
      }
    }
  }
}
