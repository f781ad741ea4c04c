import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId } from '#event-store';
import { AccessDesk } from '../access-desk.js';
import { ApproveAccess, DeclineAccess, EndAccess, RequestAccess } from './open-access.command.js';

@CommandHandler(RequestAccess)
export class RequestAccessHandler implements ICommandHandler<RequestAccess> {
  constructor(private readonly desk: AccessDesk) {}

  async execute({ personId, body: { hours, reason } }: RequestAccess) {
    const requestId = deriveId('file-access', currentScope().commandId);
    return this.desk.act(requestId, { type: 'RequestAccess', requestId, personId, hours, reason });
  }
}

@CommandHandler(ApproveAccess)
export class ApproveAccessHandler implements ICommandHandler<ApproveAccess> {
  constructor(private readonly desk: AccessDesk) {}

  async execute({ requestId }: ApproveAccess) {
    return this.desk.act(requestId, { type: 'ApproveAccess' });
  }
}

@CommandHandler(DeclineAccess)
export class DeclineAccessHandler implements ICommandHandler<DeclineAccess> {
  constructor(private readonly desk: AccessDesk) {}

  async execute({ requestId, body: { reason } }: DeclineAccess) {
    return this.desk.act(requestId, { type: 'DeclineAccess', reason });
  }
}

@CommandHandler(EndAccess)
export class EndAccessHandler implements ICommandHandler<EndAccess> {
  constructor(private readonly desk: AccessDesk) {}

  async execute({ requestId }: EndAccess) {
    return this.desk.act(requestId, { type: 'EndAccess' });
  }
}
