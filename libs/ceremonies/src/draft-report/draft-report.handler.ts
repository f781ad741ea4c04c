import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId } from '#event-store';
import { CeremonyDesk } from '../ceremony-desk.js';
import { DraftReport } from './draft-report.command.js';

@CommandHandler(DraftReport)
export class DraftReportHandler implements ICommandHandler<DraftReport> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ body }: DraftReport) {
    const { reporterId, villageCode = null, kind, channel, principal, venue, ceremonyOn, plan } = body;
    const filingId = deriveId('ceremony-filing', currentScope().commandId);
    return this.desk.open(
      {
        type: 'DraftReport',
        filingId,
        reporterId,
        kind,
        channel,
        principal,
        venue,
        ceremonyOn,
        plan,
      },
      villageCode,
    );
  }
}
