import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { NotifyCouncil } from './notify-council.command.js';

@CommandHandler(NotifyCouncil)
export class NotifyCouncilHandler implements ICommandHandler<NotifyCouncil> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body: { help } }: NotifyCouncil) {
    return this.desk.act(filingId, { type: 'NotifyCouncil', help });
  }
}
