import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId } from '#event-store';
import { CeremonyDesk } from '../ceremony-desk.js';
import { NotifyFuneral } from './notify-funeral.command.js';

@CommandHandler(NotifyFuneral)
export class NotifyFuneralHandler implements ICommandHandler<NotifyFuneral> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ body }: NotifyFuneral) {
    const { villageCode = null, ...words } = body;
    const filingId = deriveId('ceremony-filing', currentScope().commandId);
    return this.desk.open({ type: 'NotifyFuneral', filingId, ...words }, villageCode);
  }
}
