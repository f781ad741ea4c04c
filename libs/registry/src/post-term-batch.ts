import { Injectable } from '@nestjs/common';
import { CommandRunner, isRefused, type CommandResult, type GivenCommand } from '#event-store';
import { isSeat } from './domain/post-groups.js';
import { postTerm } from './domain/post-term.js';
import type { PostTermCommand } from './domain/post-term.commands.js';
import { villageBody } from './domain/village-body.js';
import { PostTermDesk } from './post-term-desk.js';
import { seatWordsOf, type SeatedTerm } from './seated-term.js';
import { askedBy } from './term-facts.js';

/** A term of a table, with the id under which its commands are given once. */
export type LoadedTerm = Readonly<{ commandId: string; words: SeatedTerm }>;

/** `firstLoad` says that the table takes over what was. */
export type LoadMode = Readonly<{ firstLoad: boolean; mode: 'write' | 'rehearse' }>;
type Mode = LoadMode['mode'];

/**
 * Begins many terms of one village at once, as the desk begins one: each is decided by itself first, then the seats are
 * taken one after the other in the village's stream, in one append, and then the terms begin.
 */
@Injectable()
export class PostTermBatch {
  constructor(
    private readonly runner: CommandRunner,
    private readonly desk: PostTermDesk,
  ) {}

  /**
   * Expects a command scope, and the terms in the order in which they began. Answers the code of each refusal, undefined
   * where there is none. To `rehearse` writes nothing. Throws as `PostTermDesk.envFor`.
   */
  async load(
    orgCode: string,
    terms: readonly LoadedTerm[],
    { firstLoad, mode }: LoadMode,
  ): Promise<readonly (string | undefined)[]> {
    const known = await this.desk.envFor(orgCode);
    const given = await Promise.all(
      terms.map(async ({ commandId, words }): Promise<GivenCommand<PostTermCommand>> => {
        const env = await this.desk.entryEnvFor(words, askedBy(firstLoad), known);
        return { commandId, command: { ...words, env } as PostTermCommand };
      }),
    );
    const codes = (await this.begin(terms, given, 'rehearse')).map(codeOf);
    const seated = [...terms.keys()].filter((index) => !codes[index] && isSeat(terms[index]!.words.post));
    const seats = await this.take(
      orgCode,
      seated.map((index) => terms[index]!),
      mode,
    );
    for (const [place, index] of seated.entries()) codes[index] = codeOf(seats[place]!);
    if (mode === 'rehearse') return codes;
    const sound = [...terms.keys()].filter((index) => !codes[index]);
    const begun = await this.begin(
      sound.map((index) => terms[index]!),
      sound.map((index) => given[index]!),
      mode,
    );
    for (const [place, index] of sound.entries()) codes[index] = codeOf(begun[place]!);
    return codes;
  }

  private begin(
    terms: readonly LoadedTerm[],
    given: readonly GivenCommand<PostTermCommand>[],
    mode: Mode,
  ): Promise<readonly CommandResult[]> {
    return Promise.all(
      terms.map(async ({ words: { termId } }, index) => {
        const [result] = await this.runner.runAll(postTerm, termId, [given[index]!], mode);
        return result!;
      }),
    );
  }

  private async take(orgCode: string, terms: readonly LoadedTerm[], mode: Mode): Promise<readonly CommandResult[]> {
    if (terms.length === 0) return [];
    const commands = await this.desk.bodyCommands(
      orgCode,
      terms.map(({ words }) => seatWordsOf(words)),
    );
    const given = commands.map((command, index) => ({ commandId: terms[index]!.commandId, command }));
    return this.runner.runAll(villageBody, orgCode, given, mode);
  }
}

const codeOf = (result: CommandResult): string | undefined => (isRefused(result) ? result.refused.code : undefined);
