import type { Requirement } from '#kernel';
import { taskIdOf } from './decide-flow.js';
import type { FlowCommand } from './flow.commands.js';
import type { Flow } from './flow.state.js';
import { moveOf, openMoves, type Offices } from './moves.js';
import type { Procedure } from './procedure.js';

/**
 * Who may give a command about a submitted case, and whom separation of duties keeps from it. Undefined where nobody may:
 * the case is not open for it. Basis: handbook 1.2, separation rules.
 */
export const flowRequirement = (
  procedure: Procedure,
  command: Exclude<FlowCommand, { type: 'SubmitCase' }>,
  flow: Flow,
  offices: Offices,
): Requirement | undefined => {
  const move = moveOf(openMoves(procedure, flow, offices), command.type, taskIdOf(command));
  return move && { anyOf: move.anyOf, separation: move.apart };
};
