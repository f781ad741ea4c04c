import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdjustmentDesk } from '../adjustment-desk.js';
import { OpenAdjustment } from './open-adjustment.command.js';

@CommandHandler(OpenAdjustment)
export class OpenAdjustmentHandler implements ICommandHandler<OpenAdjustment> {
  constructor(private readonly desk: AdjustmentDesk) {}

  execute({ body: { cadreId: subjectId, villageCode, post, trigger, ground, evidence = null } }: OpenAdjustment) {
    return this.desk.open({ subjectId, villageCode, post, trigger, ground, evidence });
  }
}
