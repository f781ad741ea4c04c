import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { AcknowledgeAlert, AdvanceCase, RecomputeDeadlines, RelocateCase } from './advance-case.command.js';

@CommandHandler(AdvanceCase)
export class AdvanceCaseHandler implements ICommandHandler<AdvanceCase> {
  constructor(private readonly desk: CeremonyDesk) {}

  async execute({ filingId }: AdvanceCase) {
    return this.desk.act(filingId, { type: 'AdvanceCase' });
  }
}

@CommandHandler(RecomputeDeadlines)
export class RecomputeDeadlinesHandler implements ICommandHandler<RecomputeDeadlines> {
  constructor(private readonly desk: CeremonyDesk) {}

  async execute({ filingId }: RecomputeDeadlines) {
    return this.desk.act(filingId, { type: 'RecomputeDeadlines' });
  }
}

@CommandHandler(RelocateCase)
export class RelocateCaseHandler implements ICommandHandler<RelocateCase> {
  constructor(private readonly desk: CeremonyDesk) {}

  async execute({ filingId, orgPath }: RelocateCase) {
    return this.desk.act(filingId, { type: 'RelocateCase', orgPath });
  }
}

@CommandHandler(AcknowledgeAlert)
export class AcknowledgeAlertHandler implements ICommandHandler<AcknowledgeAlert> {
  constructor(private readonly desk: CeremonyDesk) {}

  async execute({ filingId, alertId }: AcknowledgeAlert) {
    return this.desk.act(filingId, { type: 'AcknowledgeAlert', alertId });
  }
}
