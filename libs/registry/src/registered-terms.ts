import { CommandRunner, RejectedError, UnknownStreamError } from '#event-store';
import { TermKeeper, type KeptTerm, type TermEntry, type TermExit } from './contract/term-keeper.contract.js';
import { isSeat } from './domain/post-groups.js';
import { postTerm } from './domain/post-term.js';
import type { VillageBodyCommand } from './domain/village-body.commands.js';
import { villageBody } from './domain/village-body.js';
import { PostTermDesk } from './post-term-desk.js';
import { seatWordsOf } from './seated-term.js';

const wordsOf = (entry: TermEntry) => ({ ...entry, publicPower: null });

/** Terms as the registry keeps them, for other contexts. */
export class RegisteredTerms extends TermKeeper {
  constructor(
    private readonly desk: PostTermDesk,
    private readonly runner: CommandRunner,
  ) {
    super();
  }

  async find(termId: string): Promise<KeptTerm | undefined> {
    try {
      const { personId, orgCode, post, startedOn, endedOn } = await this.desk.termOf(termId);
      return { termId, personId, orgCode, post, startedOn, endedOn };
    } catch (error) {
      if (error instanceof UnknownStreamError) return undefined;
      throw error;
    }
  }

  idOf(entry: TermEntry): string {
    return PostTermDesk.termIdOf(entry);
  }

  async end(termId: string, exit: TermExit): Promise<void> {
    const term = await this.desk.termOf(termId);
    if (term.status === 'held') await this.desk.end(termId, exit, true);
    else if (isSeat(term.post) && term.endedOn !== null)
      await this.desk.actOnBody(term.orgCode, {
        type: 'LeaveSeat',
        termId,
        personId: term.personId,
        endedOn: term.endedOn,
      });
  }

  async begin(entry: TermEntry): Promise<string> {
    const termId = PostTermDesk.termIdOf(entry);
    if (!(await this.find(termId))) await this.desk.start(wordsOf(entry), true);
    return termId;
  }

  async refusalOf(entry: TermEntry, leaving: readonly string[]): Promise<string | undefined> {
    const termId = PostTermDesk.termIdOf(entry);
    const words = { type: 'StartPost', termId, ...wordsOf(entry) } as const;
    const command = { ...words, env: await this.desk.entryEnvFor(words, 'elsewhere') };
    try {
      await this.runner.rehearse(postTerm, termId, command);
      if (!isSeat(entry.post)) return undefined;
      const [taking] = await this.desk.bodyCommands(entry.orgCode, [seatWordsOf(command)]);
      const { env } = taking!;
      const facts = { ...env.facts, lapsed: [...env.facts.lapsed, ...leaving] };
      await this.runner.rehearse(villageBody, entry.orgCode, {
        ...taking,
        env: { ...env, facts },
      } as VillageBodyCommand);
      return undefined;
    } catch (error) {
      if (error instanceof RejectedError) return error.code;
      throw error;
    }
  }
}
