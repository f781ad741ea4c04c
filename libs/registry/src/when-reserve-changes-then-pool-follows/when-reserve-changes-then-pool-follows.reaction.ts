import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import type { Reaction } from '#jobs';
import { joinSchemas, type EventSchema, type Recorded } from '#kernel';
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
    'ReserveEntryMoved.v1',
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

  /** Of what happens to persons, only what happens to those who have an entry. */
  async concerning(events: readonly Recorded<Trigger>[]): Promise<ReadonlySet<string>> {
    const left = await Promise.all(
      events.map(async ({ event, envelope }) => {
        const concerns = 'entryId' in event.data || (await this.hasEntry(event.data.personId));
        return concerns ? [envelope.id] : [];
      }),
    );
    return new Set(left.flat());
  }

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
      case 'ReserveEntryMoved.v1': {
        const { fromVillage, villageCode, entryId, member } = event.data;
        await this.desk.actOnPool(fromVillage, { type: 'DropMember', entryId });
        if (member) await this.desk.actOnPool(villageCode, { type: 'CountMember', entryId });
        return;
      }
      default: {
        const { personId } = event.data;
        if (await this.hasEntry(personId))
          await this.desk.act(ReserveDesk.entryIdOf(personId), { type: 'AdvanceEntry' });
      }
    }
  }

  private async hasEntry(personId: string): Promise<boolean> {
    return (await this.log.read(`reserveentry-${ReserveDesk.entryIdOf(personId)}`)).length > 0;
  }
}
