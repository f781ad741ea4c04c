import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentScope, deriveId } from '#event-store';
import { PersonnelDesk } from '../personnel-desk.js';
import { RecordDisciplineEntry, RevokeDisciplineEntry } from './record-discipline.command.js';

@CommandHandler(RecordDisciplineEntry)
export class RecordDisciplineEntryHandler implements ICommandHandler<RecordDisciplineEntry> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId, body: { sanction, decisionNo, decidedOn, inForceFrom } }: RecordDisciplineEntry) {
    const entryId = deriveId('discipline-entry', currentScope().commandId);
    const words = { entryId, sanction, decisionNo, decidedOn, inForceFrom };
    return this.desk.onFile({ type: 'RecordDisciplineEntry', personId, ...words });
  }
}

@CommandHandler(RevokeDisciplineEntry)
export class RevokeDisciplineEntryHandler implements ICommandHandler<RevokeDisciplineEntry> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId, entryId, body: { decisionNo, reason } }: RevokeDisciplineEntry) {
    return this.desk.onFile({ type: 'RevokeDisciplineEntry', personId, entryId, decisionNo, reason });
  }
}
