import { Injectable } from '@nestjs/common';
import {
  CommandRunner,
  currentScope,
  inScope,
  isRefused,
  LookupKey,
  RejectedError,
  type DomainCommand,
} from '#event-store';
import { Clock, isRejection, type Aggregate, type DomainEvent, type Rejection } from '#kernel';
import { OrgTree } from '../contract/org-tree.contract.js';
import { kinship, type KinshipCommand } from '../domain/kinship.js';
import type { PersonCommand } from '../domain/person.commands.js';
import { person } from '../domain/person.js';
import { postTerm } from '../domain/post-term.js';
import type { PostTermCommand } from '../domain/post-term.commands.js';
import { reserveEntry } from '../domain/reserve-entry.js';
import type { Seat } from '../domain/seats.js';
import { PostTermDesk } from '../post-term-desk.js';
import { ReserveDesk } from '../reserve-desk.js';
import { askedBy } from '../term-facts.js';
import { IdentityDigests } from './identity-digests.query.js';
import type { ImportStep } from './import-step.js';

type Give = <C extends DomainCommand, S, E extends DomainEvent, R extends Rejection>(
  aggregate: Aggregate<C, S, E, R>,
  id: string,
  command: C,
) => Promise<unknown>;

/** Gives the commands of rows, or rehearses them: the same authorization and the same refusals, and nothing written. */
@Injectable()
export class RowCommands {
  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly tree: OrgTree,
    private readonly identities: IdentityDigests,
    private readonly lookupKey: LookupKey,
    private readonly terms: PostTermDesk,
    private readonly reserve: ReserveDesk,
  ) {}

  /**
   * Gives the steps of a row (`firstLoad`: of a table that takes over what was), up to the first that is refused: those on one person in one go. `idOf` names the command of
   * each step. Expects a command scope. Throws the refusal.
   */
  async runRow(steps: readonly ImportStep[], idOf: (index: number) => string, firstLoad: boolean): Promise<void> {
    const [first] = steps;
    if (first?.on !== 'person') {
      for (const [index, step] of steps.entries())
        await inScope({ ...currentScope(), commandId: idOf(index) }, () => this.run(step, firstLoad));
      return;
    }
    const words = steps.flatMap((step) => (step.on === 'person' ? [step.words] : []));
    const commands = await Promise.all(words.map((each) => this.personCommand(each)));
    const given = commands.map((command, index) => ({ commandId: idOf(index), command, ifPrevious: true }));
    const results = await this.runner.runAll(person, first.personId, given);
    for (const result of results) if (isRefused(result)) throw result.refused;
  }

  private async run(step: ImportStep, firstLoad: boolean): Promise<void> {
    if (step.on === 'post-term') return this.runTerm(step.words, firstLoad);
    await this.give(step, firstLoad, (aggregate, id, command) => this.runner.run(aggregate, id, command));
  }

  /**
   * How many events the steps would append. Later steps of a row are decided on what the earlier ones would have left, and
   * a seat on those that earlier rows of the village would have taken: `seats` is added to. Throws as `run` would.
   */
  async rehearse(steps: readonly ImportStep[], seats: Seat[], firstLoad: boolean): Promise<number> {
    const states = new Map<string, unknown>();
    let events = 0;
    for (const step of steps) {
      await this.give(step, firstLoad, async ({ category, ...aggregate }, id, command) => {
        const stream = `${category}-${id}`;
        const { decider } = aggregate;
        const rehearsed = states.has(stream)
          ? { state: states.get(stream) as ReturnType<typeof decider.initialState>, decision: undefined }
          : await this.runner.rehearse({ category, ...aggregate }, id, command);
        const decision = rehearsed.decision ?? decider.decide(command, rehearsed.state);
        if (isRejection(decision)) throw new RejectedError(decision.rejected, decision.params);
        states.set(stream, decision.reduce(decider.evolve, rehearsed.state));
        events += decision.length;
      });
      if (step.on !== 'post-term') continue;
      if (step.words.type !== 'EndPost') await this.terms.rehearseSeat(step.words, seats);
      takeOrLeave(seats, step.words);
    }
    return events;
  }

  private async give(step: ImportStep, firstLoad: boolean, give: Give): Promise<unknown> {
    switch (step.on) {
      case 'person':
        return give(person, step.personId, await this.personCommand(step.words));
      case 'post-term':
        return give(postTerm, step.words.termId, await this.termCommand(step, firstLoad));
      case 'reserve': {
        const command = await this.reserve.beginning(step.words);
        return give(reserveEntry, command.entryId, command);
      }
      case 'kinship': {
        const { personId, relativeId } = step.words;
        const kinshipId = this.lookupKey.idOf('kinship', ...[personId, relativeId].sort());
        const env = { today: this.clock.today(), commonUnit: await this.commonUnit(step.units) };
        return give(kinship, kinshipId, { ...step.words, kinshipId, env } as KinshipCommand);
      }
      default:
        return step satisfies never;
    }
  }

  private async runTerm(words: TermStep['words'], firstLoad: boolean): Promise<void> {
    if (words.type === 'StartPost') await this.terms.load(words, firstLoad);
    else if (words.type === 'RecordPastTerm') await this.terms.loadPast(words, firstLoad);
    else await this.terms.end(words.termId, words);
  }

  private async termCommand({ orgCode, words }: TermStep, firstLoad: boolean): Promise<PostTermCommand> {
    if (words.type !== 'EndPost') return { ...words, env: await this.terms.entryEnvFor(words, askedBy(firstLoad)) };
    return { ...words, env: await this.terms.exitEnvFor(await this.terms.find(words.termId), orgCode) };
  }

  private async personCommand(words: PersonWords): Promise<PersonCommand> {
    const today = this.clock.today();
    if (words.type !== 'RecordIdentityNumber') return { ...words, env: { today } } as PersonCommand;
    const digest = this.identities.digestOf(words.number);
    const holder = await this.identities.holderOf(digest);
    return { ...words, env: { today, digest, holderId: holder ?? null } };
  }

  /** The lowest unit above both. */
  private async commonUnit(units: readonly string[]): Promise<string | null> {
    const paths = await Promise.all(units.map((unit) => this.tree.path(unit)));
    return paths[0]!.findLast((unit) => paths.every((path) => path.includes(unit))) ?? null;
  }
}

type PersonWords = Extract<ImportStep, { on: 'person' }>['words'];
type TermStep = Extract<ImportStep, { on: 'post-term' }>;

const takeOrLeave = (seats: Seat[], words: TermStep['words']): void => {
  const { termId } = words;
  if (words.type !== 'EndPost') {
    const { personId, post, startedOn } = words;
    seats.push({ termId, personId, post, startedOn, endedOn: words.type === 'StartPost' ? null : words.endedOn });
    return;
  }
  const index = seats.findIndex((seat) => seat.termId === termId);
  if (index >= 0) seats[index] = { ...seats[index]!, endedOn: words.endedOn };
};
