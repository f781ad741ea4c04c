import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { CheckReport } from './check-report.command.js';

@CommandHandler(CheckReport)
export class CheckReportHandler implements ICommandHandler<CheckReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: CheckReport) {
    const { opinion } = body;
    return this.desk.act(filingId, { type: 'CheckReport', opinion });
  }
}
