import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { GiveIntegrityReminder } from './give-integrity-reminder.command.js';

@CommandHandler(GiveIntegrityReminder)
export class GiveIntegrityReminderHandler implements ICommandHandler<GiveIntegrityReminder> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: GiveIntegrityReminder) {
    const { talkedOn, note } = body;
    return this.desk.act(filingId, { type: 'GiveIntegrityReminder', talkedOn, note });
  }
}
