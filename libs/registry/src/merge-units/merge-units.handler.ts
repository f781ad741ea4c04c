import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, currentScope, deriveId, type CommandOutcome } from '#event-store';
import { decreeIn } from '../bodies/decree.command.js';
import { orgChange } from '../domain/org-change.js';
import { OrgUnitDesk } from '../org-unit-desk.js';
import { OpenChildren } from '../scoping/open-children.query.js';
import { MergeUnits } from './merge-units.command.js';

@CommandHandler(MergeUnits)
export class MergeUnitsHandler implements ICommandHandler<MergeUnits> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: OrgUnitDesk,
    private readonly children: OpenChildren,
  ) {}

  async execute({ body }: MergeUnits): Promise<CommandOutcome> {
    const { codes, successor, successorName } = body;
    const changeId = deriveId('org-change', currentScope().commandId);
    const [units, withChildren] = await Promise.all([
      this.desk.statesOf([...codes, successor]),
      this.children.among(codes),
    ]);
    const words = { changeId, codes, successor, successorName: successorName ?? null, ...decreeIn(body) };
    const env = { ...this.desk.moment(), units, withChildren };
    return this.runner.run(orgChange, changeId, { type: 'ProposeMerger', ...words, env });
  }
}
