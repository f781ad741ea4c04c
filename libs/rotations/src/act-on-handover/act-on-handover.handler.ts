import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { HandoverDesk } from '../handover-desk.js';
import { ActOnHandover } from './act-on-handover.command.js';

@CommandHandler(ActOnHandover)
export class ActOnHandoverHandler implements ICommandHandler<ActOnHandover> {
  constructor(private readonly desk: HandoverDesk) {}

  execute({ handoverId, words }: ActOnHandover) {
    return this.desk.act(handoverId, words);
  }
}
