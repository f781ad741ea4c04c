import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDesk } from '../people-desk.js';
import { CorrectName } from './correct-name.command.js';

@CommandHandler(CorrectName)
export class CorrectNameHandler implements ICommandHandler<CorrectName> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { name, reason } }: CorrectName) {
    return this.desk.act(personId, { type: 'CorrectName', name, reason });
  }
}
