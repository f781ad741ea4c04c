import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FilingDesk } from '../filing-desk.js';
import { PrepareFiling } from './prepare-filing.command.js';

@CommandHandler(PrepareFiling)
export class PrepareFilingHandler implements ICommandHandler<PrepareFiling> {
  constructor(private readonly desk: FilingDesk) {}

  execute({ body: { secretaryId: subjectId, villageCode, countsFrom } }: PrepareFiling) {
    return this.desk.prepare({ subjectId, villageCode, countsFrom });
  }
}
