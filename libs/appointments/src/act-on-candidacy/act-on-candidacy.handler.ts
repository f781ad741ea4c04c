import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SelectionDesk } from '../selection-desk.js';
import { ActOnCandidacy } from './act-on-candidacy.command.js';

@CommandHandler(ActOnCandidacy)
export class ActOnCandidacyHandler implements ICommandHandler<ActOnCandidacy> {
  constructor(private readonly desk: SelectionDesk) {}

  execute({ candidacyId, words }: ActOnCandidacy) {
    return words.type === 'StartAppointment'
      ? this.desk.startAppointment(candidacyId)
      : this.desk.act(candidacyId, words);
  }
}
