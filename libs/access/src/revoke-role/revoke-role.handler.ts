import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { AccountService } from '../account-service.js';
import { RevokeRole } from './revoke-role.command.js';

@CommandHandler(RevokeRole)
export class RevokeRoleHandler implements ICommandHandler<RevokeRole> {
  constructor(private readonly accounts: AccountService) {}

  execute({ accountId, body: { role, orgCode } }: RevokeRole): Promise<CommandOutcome> {
    return this.accounts.revoke(accountId, role, orgCode);
  }
}
