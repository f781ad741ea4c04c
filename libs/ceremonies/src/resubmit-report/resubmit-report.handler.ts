import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { ResubmitReport } from './resubmit-report.command.js';

@CommandHandler(ResubmitReport)
export class ResubmitReportHandler implements ICommandHandler<ResubmitReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: ResubmitReport) {
    const { committed, plan, note } = body;
    return this.desk.act(filingId, { type: 'ResubmitReport', committed, plan: plan ?? null, note });
  }
}
