import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDesk } from '../people-desk.js';
import { RecordIdentityNumber, RecordTraits } from './record-traits.command.js';

@CommandHandler(RecordTraits)
export class RecordTraitsHandler implements ICommandHandler<RecordTraits> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body }: RecordTraits) {
    const { sex = null, bornOn = null, education = null, partyMember = null, partySince = null } = body;
    return this.desk.act(personId, { type: 'RecordTraits', sex, bornOn, education, partyMember, partySince });
  }
}

@CommandHandler(RecordIdentityNumber)
export class RecordIdentityNumberHandler implements ICommandHandler<RecordIdentityNumber> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { identityNumber } }: RecordIdentityNumber) {
    return this.desk.recordIdentityNumber(personId, identityNumber);
  }
}
