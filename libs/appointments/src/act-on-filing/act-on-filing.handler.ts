import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FilingDesk } from '../filing-desk.js';
import { ActOnFiling } from './act-on-filing.command.js';

@CommandHandler(ActOnFiling)
export class ActOnFilingHandler implements ICommandHandler<ActOnFiling> {
  constructor(private readonly desk: FilingDesk) {}

  execute({ filingId, words }: ActOnFiling) {
    switch (words.type) {
      case 'AcceptFiling':
        return this.desk.accept(filingId);
      case 'RegisterSecretary':
        return this.desk.register(filingId);
      default:
        return this.desk.act(filingId, words);
    }
  }
}
