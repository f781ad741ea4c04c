import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { LinkComplaint } from './link-complaint.command.js';

@CommandHandler(LinkComplaint)
export class LinkComplaintHandler implements ICommandHandler<LinkComplaint> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: LinkComplaint) {
    const { complaintNumber, receivedOn, summary } = body;
    return this.desk.act(filingId, { type: 'LinkComplaint', complaintNumber, receivedOn, summary });
  }
}
