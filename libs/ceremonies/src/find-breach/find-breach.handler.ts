import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { FindBreach } from './find-breach.command.js';

@CommandHandler(FindBreach)
export class FindBreachHandler implements ICommandHandler<FindBreach> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: FindBreach) {
    const { grounds, reason } = body;
    return this.desk.act(filingId, { type: 'FindBreach', grounds, reason });
  }
}
