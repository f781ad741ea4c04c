import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SelectionDesk } from '../selection-desk.js';
import { PlanSelection } from './plan-selection.command.js';

@CommandHandler(PlanSelection)
export class PlanSelectionHandler implements ICommandHandler<PlanSelection> {
  constructor(private readonly desk: SelectionDesk) {}

  execute({ body }: PlanSelection) {
    return this.desk.plan(body);
  }
}
