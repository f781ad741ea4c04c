import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, currentScope, deriveId, type CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { orgChange } from '../domain/org-change.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { OpenChildren } from '../scoping/open-children.query.js';
import { SplitUnit } from './split-unit.command.js';

@CommandHandler(SplitUnit)
export class SplitUnitHandler implements ICommandHandler<SplitUnit> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
    private readonly children: OpenChildren,
  ) {}

  async execute({ code, body }: SplitUnit): Promise<CommandOutcome> {
    const { goesOn } = body;
    const successors = body.successors.map((unit) => ({ code: unit.code, name: unit.name }));
    const changeId = deriveId('org-change', currentScope().commandId);
    const [units, withChildren] = await Promise.all([
      this.desk.statesOf([code, ...successors.map((unit) => unit.code)]),
      this.children.among([code]),
    ]);
    const words = { changeId, code, goesOn, successors, ...decreeIn(body) };
    const env = { ...this.desk.moment(), units, withChildren };
    return this.runner.run(orgChange, changeId, { type: 'ProposeSplit', ...words, env });
  }
}
