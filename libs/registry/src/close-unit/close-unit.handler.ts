import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { orgUnit } from '../domain/org-unit.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { OpenChildren } from '../scoping/open-children.query.js';
import { CloseUnit } from './close-unit.command.js';

@CommandHandler(CloseUnit)
export class CloseUnitHandler implements ICommandHandler<CloseUnit> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
    private readonly children: OpenChildren,
  ) {}

  async execute({ code, body }: CloseUnit): Promise<CommandOutcome> {
    await this.desk.registered(code);
    const hasOpenChildren = (await this.children.among([code])).length > 0;
    const words = { type: 'CloseOrgUnit', ...decreeIn(body) } as const;
    return this.runner.run(orgUnit, code, { ...words, env: { ...this.desk.moment(), hasOpenChildren } });
  }
}
