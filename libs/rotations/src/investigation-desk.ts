import {
  CommandRunner,
  currentScope,
  EventReader,
  EventStore,
  RejectedError,
  stateOf,
  type CommandOutcome,
} from '#event-store';
import { Clock, type LocalDate } from '#kernel';
import { InvestigationLocks, OrgTree, PersonDirectory } from '#registry/contract';
import { investigation, type InvestigationCommand, type Lock } from './domain/investigation.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;

/** Where words about investigations become commands, and where it is asked whether one holds a person. */
export class InvestigationDesk extends InvestigationLocks {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly tree: OrgTree,
    private readonly people: PersonDirectory,
  ) {
    super();
  }

  /** Who may not is told so before anything is looked up about the person. */
  async file(personId: string, unitCode: string, filedOn: LocalDate, documentNo: string): Promise<CommandOutcome> {
    const orgPath = await this.tree.path(unitCode);
    if (orgPath.length === 0) throw new RejectedError('unknown-unit');
    const words = { type: 'FileInvestigation', personId, orgPath, filedOn, documentNo } as const;
    await this.runner.rehearse(investigation, personId, this.command(words));
    if (!(await this.people.namesOf([personId])).has(personId)) throw new RejectedError('unknown-person');
    return this.give(words);
  }

  give(words: Words<InvestigationCommand>): Promise<CommandOutcome> {
    return this.runner.run(investigation, words.personId, this.command(words));
  }

  /** What holds the person now, read from the log itself. */
  async lockOf(personId: string): Promise<Lock | null> {
    return (await stateOf(this.log, this.reader, investigation, personId)).lock;
  }

  private command(words: Words<InvestigationCommand>): InvestigationCommand {
    const env = { today: this.clock.today(), personId: currentScope().actor.personId ?? '' };
    return { ...words, env } as InvestigationCommand;
  }
}
