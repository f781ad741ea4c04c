import { Injectable } from '@nestjs/common';
import { EventReader, EventStore } from '#event-store';
import { fold } from '#kernel';
import { person } from './domain/person.js';
import { personEvents } from './domain/person.events.js';
import type { Person } from './domain/person.state.js';
import type { Death } from './domain/post-term.facts.js';

/** Persons as the log has them now, for deciding: no read model that may lag behind. */
@Injectable()
export class RegisteredPersons {
  constructor(
    private readonly log: EventStore,
    private readonly reader: EventReader,
  ) {}

  async find(personId: string): Promise<Person | undefined> {
    const history = await this.reader.open(personEvents, await this.log.read(`person-${personId}`));
    const state = fold(
      person.decider,
      history.map(({ event }) => event),
    );
    return state.status === 'none' ? undefined : state;
  }

  /** Null where the person is not marked as deceased. */
  async deathOf(personId: string): Promise<Death | null> {
    const recorded = await this.log.read(`person-${personId}`);
    const marked = recorded.findLast(({ type }) => type === 'PersonDeceased.v1' || type === 'PersonMarkWithdrawn.v1');
    if (marked?.type !== 'PersonDeceased.v1') return null;
    const [opened] = await this.reader.open(personEvents, [marked]);
    return { diedOn: opened?.event.type === 'PersonDeceased.v1' ? opened.event.data.diedOn : null };
  }
}
