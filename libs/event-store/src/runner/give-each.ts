import type { CommandOutcome } from './command-runner.js';
import { currentScope, deriveId, inScope } from './command-scope.js';

/** What one of several commands came to. */
export type GivenOne = Readonly<{ id: string } & ({ outcome: CommandOutcome } | { error: unknown })>;

/**
 * Gives a command to each of those that somebody has named, one after the other, each under an id of its own: what one is
 * refused for stops no other, and a request that is repeated does nothing twice.
 */
export const giveEach = async (
  ids: readonly string[],
  give: (id: string) => Promise<CommandOutcome>,
): Promise<readonly GivenOne[]> => {
  const scope = currentScope();
  const given: GivenOne[] = [];
  for (const id of ids) {
    const own = { ...scope, commandId: deriveId('ticked', scope.commandId, id) };
    given.push(
      await inScope(own, () => give(id)).then(
        (outcome) => ({ id, outcome }),
        (error: unknown) => ({ id, error }),
      ),
    );
  }
  return given;
};
