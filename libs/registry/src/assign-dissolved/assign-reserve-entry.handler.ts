import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReserveDesk } from '../reserve-desk.js';
import { AssignReserveEntry } from './assign-dissolved.command.js';

@CommandHandler(AssignReserveEntry)
export class AssignReserveEntryHandler implements ICommandHandler<AssignReserveEntry> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { villageCode } }: AssignReserveEntry) {
    return this.desk.act(entryId, { type: 'AssignEntry', villageCode });
  }
}
