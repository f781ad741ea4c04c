import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InvestigationDesk } from '../investigation-desk.js';
import { FileInvestigation, StepInvestigation } from './keep-investigation.command.js';

@CommandHandler(FileInvestigation)
export class FileInvestigationHandler implements ICommandHandler<FileInvestigation> {
  constructor(private readonly desk: InvestigationDesk) {}

  execute({ body: { personId, unitCode, filedOn, documentNo } }: FileInvestigation) {
    return this.desk.file(personId, unitCode, filedOn, documentNo);
  }
}

@CommandHandler(StepInvestigation)
export class StepInvestigationHandler implements ICommandHandler<StepInvestigation> {
  constructor(private readonly desk: InvestigationDesk) {}

  execute({ body: { personId, step, on, documentNo } }: StepInvestigation) {
    return step === 'end'
      ? this.desk.give({ type: 'EndInvestigation', personId, endedOn: on, documentNo })
      : this.desk.give({ type: 'ConsentToResignation', personId, consentedOn: on, documentNo });
  }
}
