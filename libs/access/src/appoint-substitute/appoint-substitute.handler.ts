import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { SubstitutionDesk } from '../substitution-desk.js';
import { AppointSubstituteCommand } from './appoint-substitute.command.js';

@CommandHandler(AppointSubstituteCommand)
export class AppointSubstituteHandler implements ICommandHandler<AppointSubstituteCommand> {
  constructor(private readonly desk: SubstitutionDesk) {}

  execute({ body }: AppointSubstituteCommand): Promise<CommandOutcome> {
    const { substituteId, role, orgCode, from, until, onward = false, reason } = body;
    const lent = role === undefined || orgCode === undefined ? null : { role, orgCode };
    return this.desk.appoint({ substituteId, lent, from, until, onward, reason });
  }
}
