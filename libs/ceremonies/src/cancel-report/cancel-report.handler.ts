import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { CancelReport } from './cancel-report.command.js';

@CommandHandler(CancelReport)
export class CancelReportHandler implements ICommandHandler<CancelReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: CancelReport) {
    const { reason } = body;
    return this.desk.act(filingId, { type: 'CancelReport', reason });
  }
}
