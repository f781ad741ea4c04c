import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { ChangeReport } from './change-report.command.js';

@CommandHandler(ChangeReport)
export class ChangeReportHandler implements ICommandHandler<ChangeReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: ChangeReport) {
    const { ceremonyOn, plan, venue, reason } = body;
    return this.desk.act(filingId, {
      type: 'ChangeReport',
      ceremonyOn: ceremonyOn ?? null,
      plan: plan ?? null,
      venue: venue ?? null,
      reason,
    });
  }
}
