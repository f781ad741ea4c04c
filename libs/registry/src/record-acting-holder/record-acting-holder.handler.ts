import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { paperOf } from '../bodies/term-paper.command.js';
import { PostTermDesk } from '../post-term-desk.js';
import { RecordActingHolder } from './record-acting-holder.command.js';

@CommandHandler(RecordActingHolder)
export class RecordActingHolderHandler implements ICommandHandler<RecordActingHolder> {
  constructor(private readonly desk: PostTermDesk) {}

  /** A vacancy's id begins with its village. */
  execute({ vacancyId, body: { personId, from, until, document } }: RecordActingHolder) {
    const [orgCode = ''] = vacancyId.split('~');
    const words = { vacancyId, personId, from, until, ...paperOf(document) };
    return this.desk.actOnBody(orgCode, { type: 'RecordActingHolder', ...words });
  }
}
