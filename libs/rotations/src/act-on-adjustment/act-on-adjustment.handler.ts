import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdjustmentDesk } from '../adjustment-desk.js';
import { ActOnAdjustment } from './act-on-adjustment.command.js';

@CommandHandler(ActOnAdjustment)
export class ActOnAdjustmentHandler implements ICommandHandler<ActOnAdjustment> {
  constructor(private readonly desk: AdjustmentDesk) {}

  execute({ adjustmentId, words }: ActOnAdjustment) {
    return this.desk.act(adjustmentId, words);
  }
}
