import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CeremonyDesk } from '../ceremony-desk.js';
import { RecordStatement } from './record-statement.command.js';

@CommandHandler(RecordStatement)
export class RecordStatementHandler implements ICommandHandler<RecordStatement> {
  constructor(private readonly desk: CeremonyDesk) {}

  execute({ filingId, body }: RecordStatement) {
    const { text } = body;
    return this.desk.act(filingId, { type: 'RecordStatement', text });
  }
}
