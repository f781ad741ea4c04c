import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { figuresOf, giftsOf } from '../bodies/figures.command.js';
import { CeremonyDesk } from '../ceremony-desk.js';
import { CorrectPostReport } from './correct-post-report.command.js';

@CommandHandler(CorrectPostReport)
export class CorrectPostReportHandler implements ICommandHandler<CorrectPostReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: CorrectPostReport) {
    const { figures, gifts, reason } = body;
    return this.desk.act(filingId, {
      type: 'CorrectPostReport',
      figures: figuresOf(figures),
      gifts: giftsOf(gifts),
      reason,
    });
  }
}
