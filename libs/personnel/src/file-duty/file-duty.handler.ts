import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DutyDesk } from '../duty-desk.js';
import { AcknowledgeFileDutyAlert, AdvanceFileDuty, RecomputeFileDuty, RelocateFileDuty } from './file-duty.command.js';

@CommandHandler(AdvanceFileDuty)
export class AdvanceFileDutyHandler implements ICommandHandler<AdvanceFileDuty> {
  constructor(private readonly desk: DutyDesk) {}

  async execute({ termId }: AdvanceFileDuty) {
    return this.desk.act(termId, { type: 'AdvanceFileDuty' });
  }
}

@CommandHandler(RecomputeFileDuty)
export class RecomputeFileDutyHandler implements ICommandHandler<RecomputeFileDuty> {
  constructor(private readonly desk: DutyDesk) {}

  async execute({ termId }: RecomputeFileDuty) {
    return this.desk.act(termId, { type: 'RecomputeFileDuty' });
  }
}

@CommandHandler(RelocateFileDuty)
export class RelocateFileDutyHandler implements ICommandHandler<RelocateFileDuty> {
  constructor(private readonly desk: DutyDesk) {}

  async execute({ termId, orgPath }: RelocateFileDuty) {
    return this.desk.act(termId, { type: 'RelocateFileDuty', orgPath });
  }
}

@CommandHandler(AcknowledgeFileDutyAlert)
export class AcknowledgeFileDutyAlertHandler implements ICommandHandler<AcknowledgeFileDutyAlert> {
  constructor(private readonly desk: DutyDesk) {}

  async execute({ termId, alertId }: AcknowledgeFileDutyAlert) {
    return this.desk.act(termId, { type: 'AcknowledgeFileDutyAlert', alertId });
  }
}
