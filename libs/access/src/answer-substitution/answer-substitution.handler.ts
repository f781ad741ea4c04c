import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { SubstitutionDesk } from '../substitution-desk.js';
import { AgreeToSubstitution, DeclineSubstitution, RevokeSubstitution } from './answer-substitution.command.js';

@CommandHandler(AgreeToSubstitution)
export class AgreeToSubstitutionHandler implements ICommandHandler<AgreeToSubstitution> {
  constructor(private readonly desk: SubstitutionDesk) {}

  execute({ substitutionId }: AgreeToSubstitution): Promise<CommandOutcome> {
    return this.desk.answer(substitutionId, 'AgreeToSubstitution');
  }
}

@CommandHandler(DeclineSubstitution)
export class DeclineSubstitutionHandler implements ICommandHandler<DeclineSubstitution> {
  constructor(private readonly desk: SubstitutionDesk) {}

  execute({ substitutionId }: DeclineSubstitution): Promise<CommandOutcome> {
    return this.desk.answer(substitutionId, 'DeclineSubstitution');
  }
}

@CommandHandler(RevokeSubstitution)
export class RevokeSubstitutionHandler implements ICommandHandler<RevokeSubstitution> {
  constructor(private readonly desk: SubstitutionDesk) {}

  execute({ substitutionId }: RevokeSubstitution): Promise<CommandOutcome> {
    return this.desk.answer(substitutionId, 'RevokeSubstitution');
  }
}
