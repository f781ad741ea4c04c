import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { AccountService } from '../account-service.js';
import { GrantRole } from './grant-role.command.js';

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(private readonly accounts: AccountService) {}

  execute({ accountId, body }: GrantRole): Promise<CommandOutcome> {
    return this.accounts.grant(accountId, body);
  }
}
