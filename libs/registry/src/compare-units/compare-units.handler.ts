import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '#event-store';
import { OrgDifferenceDesk } from '../org-difference-desk.js';
import { CompareUnits } from './compare-units.command.js';

@CommandHandler(CompareUnits)
export class CompareUnitsHandler implements ICommandHandler<CompareUnits> {
  constructor(private readonly differences: OrgDifferenceDesk) {}

  execute({ body: { source, units } }: CompareUnits): Promise<CommandOutcome> {
    const listed = units.map(({ code, name, level, parentCode }) => ({
      code,
      name,
      level,
      parentCode: parentCode ?? null,
    }));
    return this.differences.record(source, listed);
  }
}
