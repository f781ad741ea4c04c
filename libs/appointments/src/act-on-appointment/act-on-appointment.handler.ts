import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppointmentDesk } from '../appointment-desk.js';
import { ActOnAppointment } from './act-on-appointment.command.js';

@CommandHandler(ActOnAppointment)
export class ActOnAppointmentHandler implements ICommandHandler<ActOnAppointment> {
  constructor(private readonly desk: AppointmentDesk) {}

  execute({ appointmentId, words }: ActOnAppointment) {
    return words.type === 'DecideAnew'
      ? this.desk.decideAnew(appointmentId, words)
      : this.desk.act(appointmentId, words);
  }
}
