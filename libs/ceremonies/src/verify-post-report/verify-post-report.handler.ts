import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { VerifyPostReport } from './verify-post-report.command.js';

@CommandHandler(VerifyPostReport)
export class VerifyPostReportHandler implements ICommandHandler<VerifyPostReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: VerifyPostReport) {
    const { method, agrees, note } = body;
    return this.desk.act(filingId, { type: 'VerifyPostReport', method, agrees, note });
  }
}
