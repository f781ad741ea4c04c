import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, currentScope, UnknownStreamError, type CommandOutcome } from '#event-store';
import { Clock } from '#kernel';
import { numbering, seriesId } from '#rulebook';
import { numberKeepers } from '../domain/number-keepers.js';
import { NumberRegister } from './number-register.query.js';
import { VoidNumber } from './void-number.command.js';

@CommandHandler(VoidNumber)
export class VoidNumberHandler implements ICommandHandler<VoidNumber> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly register: NumberRegister,
    private readonly clock: Clock,
  ) {}

  async execute({ body: { number, reason } }: VoidNumber): Promise<CommandOutcome> {
    const found = await this.register.find(number);
    if (!found) throw new UnknownStreamError();
    const { purpose, sequence, orgCode, documentClass, inUse } = found;
    const keepers = (numberKeepers[documentClass] ?? []).map((role) => ({ role, org: orgCode }));
    const { personId = '' } = currentScope().actor;
    const env = { today: this.clock.today(), inUse };
    const words = { type: 'VoidNumber', purpose, sequence, reason, personId, keepers } as const;
    return this.runner.run(numbering, seriesId(found), { ...words, env });
  }
}
