import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { CaseViewDesk } from '../case-view-desk.js';
import { ChooseDefaultView } from './choose-default-view.command.js';

@CommandHandler(ChooseDefaultView)
export class ChooseDefaultViewHandler implements ICommandHandler<ChooseDefaultView> {
  constructor(private readonly desk: CaseViewDesk) {}

  execute({ viewId, type }: ChooseDefaultView): Promise<CommandOutcome> {
    return this.desk.choose(viewId, type);
  }
}
