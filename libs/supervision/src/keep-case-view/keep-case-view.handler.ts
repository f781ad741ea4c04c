import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { filtersIn } from '../bodies/case-filter.js';
import { CaseViewDesk } from '../case-view-desk.js';
import type { KeptFilter } from '../domain/case-view.events.js';
import { ChangeCaseView, KeepCaseView } from './keep-case-view.command.js';

@CommandHandler(KeepCaseView)
export class KeepCaseViewHandler implements ICommandHandler<KeepCaseView> {
  constructor(private readonly desk: CaseViewDesk) {}

  execute({ body: { name, filter } }: KeepCaseView): Promise<CommandOutcome> {
    return this.desk.keep(name, filtersIn(filter) as KeptFilter);
  }
}

@CommandHandler(ChangeCaseView)
export class ChangeCaseViewHandler implements ICommandHandler<ChangeCaseView> {
  constructor(private readonly desk: CaseViewDesk) {}

  execute({ viewId, change }: ChangeCaseView): Promise<CommandOutcome> {
    if (change.type !== 'ReplaceCaseViewFilter') return this.desk.change(viewId, change);
    return this.desk.change(viewId, { type: change.type, filter: filtersIn(change.filter) as KeptFilter });
  }
}
