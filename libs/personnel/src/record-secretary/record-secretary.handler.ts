import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PersonnelDesk } from '../personnel-desk.js';
import { RecordPayClass, RecordTrainingHours } from './record-secretary.command.js';

@CommandHandler(RecordTrainingHours)
export class RecordTrainingHoursHandler implements ICommandHandler<RecordTrainingHours> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId, body: { year, hours } }: RecordTrainingHours) {
    return this.desk.onRecord({ type: 'RecordTrainingHours', personId, year, hours });
  }
}

@CommandHandler(RecordPayClass)
export class RecordPayClassHandler implements ICommandHandler<RecordPayClass> {
  constructor(private readonly desk: PersonnelDesk) {}

  async execute({ personId, body: { payClass, validFrom } }: RecordPayClass) {
    return this.desk.onRecord({ type: 'RecordPayClass', personId, payClass, validFrom });
  }
}
