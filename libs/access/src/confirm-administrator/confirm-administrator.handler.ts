import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { AccountService } from '../account-service.js';
import { ConfirmAdministrator } from './confirm-administrator.command.js';

@CommandHandler(ConfirmAdministrator)
export class ConfirmAdministratorHandler implements ICommandHandler<ConfirmAdministrator> {
  constructor(private readonly accounts: AccountService) {}

  execute({ accountId, body: { role, orgCode } }: ConfirmAdministrator): Promise<CommandOutcome> {
    return this.accounts.confirm(accountId, role, orgCode);
  }
}
