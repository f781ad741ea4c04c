import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { orgUnit } from '../domain/org-unit.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { EstablishUnit } from './establish-unit.command.js';

@CommandHandler(EstablishUnit)
export class EstablishUnitHandler implements ICommandHandler<EstablishUnit> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
  ) {}

  async execute({ body }: EstablishUnit): Promise<CommandOutcome> {
    const { code, name, level, parentCode } = body;
    const env = { ...this.desk.moment(), parent: await this.desk.parentFacts(parentCode) };
    const words = { type: 'EstablishOrgUnit', code, name, level, parentCode, ...decreeIn(body) } as const;
    return this.runner.run(orgUnit, code, { ...words, env });
  }
}
