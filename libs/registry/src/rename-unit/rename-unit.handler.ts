import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { orgUnit } from '../domain/org-unit.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { RenameUnit } from './rename-unit.command.js';

@CommandHandler(RenameUnit)
export class RenameUnitHandler implements ICommandHandler<RenameUnit> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
  ) {}

  async execute({ code, body }: RenameUnit): Promise<CommandOutcome> {
    await this.desk.registered(code);
    const words = { type: 'RenameOrgUnit', name: body.name, ...decreeIn(body) } as const;
    return this.runner.run(orgUnit, code, { ...words, env: this.desk.moment() });
  }
}
