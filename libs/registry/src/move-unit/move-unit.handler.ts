import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { orgUnit } from '../domain/org-unit.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { MoveUnit } from './move-unit.command.js';

@CommandHandler(MoveUnit)
export class MoveUnitHandler implements ICommandHandler<MoveUnit> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
  ) {}

  async execute({ code, body }: MoveUnit): Promise<CommandOutcome> {
    const { parentCode } = body;
    const unit = await this.desk.registered(code);
    const [parent, over] = await Promise.all([
      this.desk.parentFacts(parentCode),
      this.desk.over(unit.parentCode ?? code, parentCode),
    ]);
    const words = { type: 'MoveOrgUnit', parentCode, ...decreeIn(body) } as const;
    return this.runner.run(orgUnit, code, { ...words, env: { ...this.desk.moment(), parent, over } });
  }
}
