import { Injectable } from '@nestjs/common';
import { EventReader, EventStore } from '#event-store';
import { fold } from '#kernel';
import { person } from './domain/person.js';
import { personEvents } from './domain/person.events.js';
import type { Person } from './domain/person.state.js';

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
}
