import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { TransferClue } from './transfer-clue.command.js';

@CommandHandler(TransferClue)
export class TransferClueHandler implements ICommandHandler<TransferClue> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: TransferClue) {
    const { clueNumber, reason } = body;
    return this.desk.act(filingId, { type: 'TransferClue', clueNumber, reason });
  }
}
