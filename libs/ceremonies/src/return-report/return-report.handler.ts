import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { ReturnReport } from './return-report.command.js';

@CommandHandler(ReturnReport)
export class ReturnReportHandler implements ICommandHandler<ReturnReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: ReturnReport) {
    const { reason } = body;
    return this.desk.act(filingId, { type: 'ReturnReport', reason });
  }
}
