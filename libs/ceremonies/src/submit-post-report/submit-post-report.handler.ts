import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { figuresOf, giftsOf } from '../bodies/figures.command.js';
import { CeremonyDesk } from '../ceremony-desk.js';
import { SubmitPostReport } from './submit-post-report.command.js';

@CommandHandler(SubmitPostReport)
export class SubmitPostReportHandler implements ICommandHandler<SubmitPostReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: SubmitPostReport) {
    const { heldOn, figures, gifts, committed, note } = body;
    return this.desk.act(filingId, {
      type: 'SubmitPostReport',
      heldOn: heldOn ?? null,
      figures: figuresOf(figures),
      gifts: giftsOf(gifts),
      committed,
      note: note ?? null,
    });
  }
}
