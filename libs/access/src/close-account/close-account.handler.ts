import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { AccountService } from '../account-service.js';
import { CloseAccount } from './close-account.command.js';

@CommandHandler(CloseAccount)
export class CloseAccountHandler implements ICommandHandler<CloseAccount> {
  constructor(private readonly accounts: AccountService) {}

  execute({ accountId }: CloseAccount): Promise<CommandOutcome> {
    return this.accounts.close(accountId);
  }
}
