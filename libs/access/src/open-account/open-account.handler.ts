import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { AccountService } from '../account-service.js';
import { OpenAccount } from './open-account.command.js';

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly accounts: AccountService) {}

  execute({ body: { loginName, password, personId = null, orgCode } }: OpenAccount): Promise<CommandOutcome> {
    return this.accounts.open({ loginName, password, personId, orgCode });
  }
}
