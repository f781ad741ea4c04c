import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId } from '#event-store';
import { CeremonyDesk } from '../ceremony-desk.js';
import { DraftReport } from './draft-report.command.js';

@CommandHandler(DraftReport)
export class DraftReportHandler implements ICommandHandler<DraftReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ body }: DraftReport) {
    const { villageCode = null, ...words } = body;
    const filingId = deriveId('ceremony-filing', currentScope().commandId);
    return this.desk.open({ type: 'DraftReport', filingId, ...words }, villageCode);
  }
}
