import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppointmentDesk } from '../appointment-desk.js';
import { OpenAppointment } from './open-appointment.command.js';

@CommandHandler(OpenAppointment)
export class OpenAppointmentHandler implements ICommandHandler<OpenAppointment> {
  constructor(private readonly desk: AppointmentDesk) {}

  execute({ body: { secretaryId: subjectId, villageCode, post, entry, onTrial } }: OpenAppointment) {
    return this.desk.open({ subjectId, villageCode, post, entry, onTrial, candidacyId: null });
  }
}
