import { CommandRunner, currentScope, EventReader, EventStore, type CommandOutcome } from '#event-store';
import { Clock, fold } from '#kernel';
import { TraitDirectory } from '#registry/contract';
import { fileAccess, type AccessEnv, type FileAccessCommand } from './domain/file-access.js';
import type { FileAccessState } from './domain/file-access.state.js';
import { accessHours } from './domain/rules-in-force.js';
import { PersonnelDesk, RULES } from './personnel-desk.js';

type Words<C> = C extends unknown ? Omit<C, 'env' | 'actorId'> : never;

export type AccessWords = Words<FileAccessCommand>;

/** Where words become commands on the opening of a file: it adds who acts, and what is registered of them. */
export class AccessDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly traits: TraitDirectory,
    private readonly desk: PersonnelDesk,
  ) {}

  /** Looks for a file where there is no opening, too: what is missing is answered as what is hidden. */
  async act(requestId: string, words: AccessWords): Promise<CommandOutcome> {
    const actorId = currentScope().actor.personId ?? '';
    const personId = words.type === 'RequestAccess' ? words.personId : await this.personOf(requestId);
    const env = await this.envOf(personId ?? requestId, actorId);
    return this.runner.run(fileAccess, requestId, { ...words, actorId, env } as FileAccessCommand);
  }

  private async envOf(personId: string, actorId: string): Promise<AccessEnv> {
    const state = await this.desk.file(personId);
    const file = state.status === 'open' ? { orgCode: state.orgCode, orgPath: state.orgPath } : null;
    const [, lookup] = await this.desk.rules(file);
    const known = (await this.traits.traitsOf([actorId])).get(actorId);
    return {
      now: this.clock.now(),
      today: this.clock.today(),
      ruleVersion: RULES,
      partyMember: known?.partyMember ?? null,
      file,
      maxHours: accessHours(lookup),
    };
  }

  private async personOf(requestId: string): Promise<string | null> {
    const { events, decider, category } = fileAccess;
    const opened = await this.reader.open(events, await this.log.read(`${category}-${requestId}`));
    const state: FileAccessState = fold(
      decider,
      opened.map(({ event }) => event),
    );
    return state.status === 'none' ? null : state.personId;
  }
}
