import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { SubmitReport } from './submit-report.command.js';

@CommandHandler(SubmitReport)
export class SubmitReportHandler implements ICommandHandler<SubmitReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: SubmitReport) {
    const { committed, lateReason } = body;
    return this.desk.act(filingId, { type: 'SubmitReport', committed, lateReason: lateReason ?? null });
  }
}
