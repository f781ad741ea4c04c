import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDesk } from '../people-desk.js';
import { RegisterPerson } from './register-person.command.js';

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ body: { name, orgCode } }: RegisterPerson) {
    return this.desk.register(name, orgCode);
  }
}
