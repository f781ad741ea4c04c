import { Injectable } from '@nestjs/common';
import { Clock, type DomainEvent, type EventSchema, type Recorded } from '#kernel';
import {
  CommandRunner,
  deriveId,
  EventReader,
  EventStore,
  RejectedError,
  UnknownStreamError,
  type CommandOutcome,
} from '#event-store';
import { Rulebook } from '#rulebook';
import { Kinship } from './contract/kinship.contract.js';
import { OrgTree } from './contract/org-tree.contract.js';
import { TraitDirectory } from './contract/trait-directory.contract.js';
import { isSeat } from './domain/post-groups.js';
import { postTerm } from './domain/post-term.js';
import type {
  CorrectPostTerm,
  EndPost,
  EntryEnv,
  ExitEnv,
  PostTermCommand,
  RecordPastTerm,
  StartPost,
} from './domain/post-term.commands.js';
import type { PostTermEvent } from './domain/post-term.events.js';
import { evolvePostTerm, type PostTerm, type PostTermState } from './domain/post-term.state.js';
import type { RegistryEnv } from './domain/registry-rules.js';
import { heldFrom, personsIn, type Seat } from './domain/seats.js';
import { villageBody } from './domain/village-body.js';
import type { BodyFacts, VillageBodyCommand } from './domain/village-body.commands.js';
import type { VillageBodyEvent } from './domain/village-body.events.js';
import { evolveBody, noBody, seatsOf, type VillageBody } from './domain/village-body.state.js';
import { rulesOfUnit } from './rules-of-unit.js';
import { seatWordsOf, type BodyWords, type SeatedTerm } from './seated-term.js';
import { askedBy, TermFacts, type Asking, type Beginning } from './term-facts.js';

type Words<C> = C extends unknown ? Omit<C, 'env'> : never;
type TermWords = Omit<StartPost, 'env' | 'type' | 'termId'>;
type ExitWords = Omit<EndPost, 'env' | 'type' | 'termId'>;

type VillageFacts = Omit<BodyFacts, 'relatives'>;

/** A seat is given back when its term has not begun by this many minutes later. */
const LAPSE_MINUTES = 10;

/** Where words become commands on terms and village bodies: it adds the time, rules, calendar and facts of the moment. */
@Injectable()
export class PostTermDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly kinship: Kinship,
    private readonly traits: TraitDirectory,
    private readonly facts: TermFacts,
  ) {}

  /** The same person in the same post from the same day is the same term. */
  static termIdOf({
    personId,
    orgCode,
    post,
    startedOn,
  }: Pick<StartPost, 'personId' | 'orgCode' | 'post' | 'startedOn'>) {
    return deriveId('term', personId, orgCode, post, startedOn);
  }

  /**
   * Takes the seat in the village's bodies first, where the rules on structure are decided, and then begins the term. A
   * repetition completes what a crash has left between the two. What a case has `decided` it has asked about itself.
   */
  async start(words: TermWords, decided = false): Promise<CommandOutcome> {
    const command = await this.startCommand(words, decided ? 'elsewhere' : 'register');
    const { repeated } = await this.runner.rehearse(postTerm, command.termId, command);
    if (!repeated && !(await this.exists(`person-${words.personId}`))) throw new RejectedError('unknown-person');
    return this.enter(command);
  }

  /** As `start`, for a row of a table, which may be a first load. */
  async load(words: TermWords, firstLoad: boolean): Promise<CommandOutcome> {
    const command = await this.startCommand(words, askedBy(firstLoad));
    await this.runner.rehearse(postTerm, command.termId, command);
    return this.enter(command);
  }

  /** A term that is over goes into the history of the village's bodies first, and changes nothing about them today. */
  async loadPast(words: Words<RecordPastTerm>, firstLoad: boolean): Promise<CommandOutcome> {
    const { orgCode, post, termId } = words;
    const command = { ...words, env: await this.entryEnvFor(words, askedBy(firstLoad)) };
    await this.runner.rehearse(postTerm, termId, command);
    if (isSeat(post)) await this.actOnBody(orgCode, seatWordsOf(words));
    return this.runner.run(postTerm, termId, command);
  }

  /** The refusals of a first load, without writing, where the village holds these seats besides those on record. */
  async rehearseLoad(words: TermWords, seats: readonly Seat[]): Promise<void> {
    const command = await this.startCommand(words, 'first-load');
    const { repeated } = await this.runner.rehearse(postTerm, command.termId, command);
    if (!repeated) await this.rehearseSeat(command, seats);
  }

  /** What the village's bodies would refuse where they hold these seats besides those on record. Nothing is written. */
  async rehearseSeat(words: SeatedTerm, seats: readonly Seat[]): Promise<void> {
    const { orgCode, post } = words;
    if (!isSeat(post)) return;
    const taking = await this.bodyCommand(orgCode, seatWordsOf(words));
    const env = { ...taking.env, facts: { ...taking.env.facts, expected: seats } };
    await this.runner.rehearse(villageBody, orgCode, { ...taking, env } as VillageBodyCommand);
  }

  /**
   * Answers the position of what followed in the village, so that a reader of it finds its vacancy. An end that a case has
   * `decided` is carried out.
   */
  async end(termId: string, words: ExitWords, decided = false): Promise<CommandOutcome> {
    const term = await this.termOf(termId);
    const { orgCode, post, personId } = term;
    const env = await this.exitEnvFor(term, orgCode, decided);
    const { endedOn } = words;
    const outcome = await this.runner.run(postTerm, termId, { type: 'EndPost', termId, ...words, env });
    if (!isSeat(post)) return outcome;
    const { position } = await this.actOnBody(orgCode, { type: 'LeaveSeat', termId, personId, endedOn });
    return { ...outcome, position: position > outcome.position ? position : outcome.position };
  }

  async correct(termId: string, words: Omit<Words<CorrectPostTerm>, 'type' | 'termId'>): Promise<CommandOutcome> {
    const command = { type: 'CorrectPostTerm', termId, ...words } as const;
    const { orgCode, post, personId } = await this.termOf(termId);
    await this.runner.rehearse(postTerm, termId, { ...command, env: await this.envFor(orgCode) });
    const { startedOn } = words;
    if (isSeat(post)) await this.actOnBody(orgCode, { type: 'MoveSeat', termId, personId, startedOn });
    return this.actOnTerm(termId, command);
  }

  async actOnTerm(
    termId: string,
    words: Words<Exclude<PostTermCommand, StartPost | RecordPastTerm | EndPost>>,
  ): Promise<CommandOutcome> {
    const term = await this.termOf(termId);
    const known = await this.envFor(term.orgCode);
    const assigns = words.type === 'AssignTermSuccessor';
    const env = assigns ? { ...known, target: await this.facts.ofTarget(words.successorCode, term) } : known;
    return this.runner.run(postTerm, termId, { ...words, env } as PostTermCommand);
  }

  async actOnBody(orgCode: string, words: BodyWords): Promise<CommandOutcome> {
    const command = await this.bodyCommand(orgCode, words);
    return this.runner.run(villageBody, orgCode, command);
  }

  /** The term as its stream has it. Throws UnknownStreamError. */
  async termOf(termId: string): Promise<PostTerm> {
    const term = await this.find(termId);
    if (!term) throw new UnknownStreamError();
    return term;
  }

  /** Undefined where it has not begun. */
  async find(termId: string): Promise<PostTerm | undefined> {
    const term = await this.stateOf(termId);
    return term.status === 'none' ? undefined : term;
  }

  /** Throws UnknownStreamError where the unit is not registered, and RejectedError where it has no parameters. */
  async envFor(orgCode: string): Promise<RegistryEnv> {
    const orgPath = await this.tree.path(orgCode);
    if (orgPath.length === 0) throw new UnknownStreamError();
    const edition = await this.rulebook.current();
    const today = this.clock.today();
    const rules = rulesOfUnit(edition, orgPath, today);
    const { calendar } = edition;
    return { now: this.clock.now(), today, calendar, ruleVersion: rules.version, rules, orgPath };
  }

  /** As `envFor`, with what is known of the person and the unit of a term that begins. */
  async entryEnvFor(words: Beginning, asking: Asking, given?: RegistryEnv): Promise<EntryEnv> {
    const env = given ?? (await this.envFor(words.orgCode));
    return { ...env, firstLoad: asking === 'first-load', entry: await this.facts.ofEntry(words, asking) };
  }

  /** As `envFor`, with what is known of the person of a term that ends, and of who succeeds its unit. */
  async exitEnvFor(term: PostTerm | undefined, orgCode: string, decided = false): Promise<ExitEnv> {
    const [env, exit] = await Promise.all([this.envFor(orgCode), this.facts.ofExit(term, decided)]);
    return { ...env, exit };
  }

  /** The bodies of the village as their stream has them. */
  async bodyOf(orgCode: string): Promise<VillageBody> {
    return bodyIn(await this.read<VillageBodyEvent>(villageBody, orgCode));
  }

  private async startCommand(words: TermWords, asking: Asking): Promise<StartPost> {
    const told = { type: 'StartPost', termId: PostTermDesk.termIdOf(words), ...words } as const;
    return { ...told, env: await this.entryEnvFor(told, asking) };
  }

  private async enter(command: StartPost): Promise<CommandOutcome> {
    const { orgCode, post, termId } = command;
    if (isSeat(post)) await this.actOnBody(orgCode, seatWordsOf(command));
    return this.runner.run(postTerm, termId, command);
  }

  private async bodyCommand(orgCode: string, words: BodyWords): Promise<VillageBodyCommand> {
    return (await this.bodyCommands(orgCode, [words]))[0]!;
  }

  /** Commands on the bodies of one village with what is known of all who sit there, or would. Throws as `envFor`. */
  async bodyCommands(orgCode: string, all: readonly BodyWords[]): Promise<readonly VillageBodyCommand[]> {
    const env = await this.envFor(orgCode);
    const persons = all.map((words) => ('personId' in words ? words.personId : undefined));
    const { traits, lapsed, kin } = await this.factsOf(orgCode, persons, env);
    return Promise.all(
      all.map(async (words, index) => {
        const facts: BodyFacts = { traits, lapsed, kin, relatives: kin[persons[index] ?? ''] ?? [] };
        const known = { ...env, facts };
        if (words.type !== 'RecordActingHolder') return { ...words, orgCode, env: known } as VillageBodyCommand;
        return { ...words, orgCode, env: { ...known, acting: await this.facts.ofActing(words.personId) } };
      }),
    );
  }

  private async factsOf(
    orgCode: string,
    newcomers: readonly (string | undefined)[],
    { today, now }: RegistryEnv,
  ): Promise<VillageFacts> {
    const recorded = await this.read<VillageBodyEvent>(villageBody, orgCode);
    const body = bodyIn(recorded);
    const seated = personsIn(heldFrom(seatsOf(body), today));
    const coming = [...new Set(newcomers.filter((personId) => personId !== undefined))];
    const all = [...new Set([...seated, ...coming])];
    const [relatives, traits, lapsed] = await Promise.all([
      Promise.all(all.map(async (id) => [id, [...(await this.kinship.nearRelativesOf(id))]] as const)),
      this.traits.traitsOf(all),
      this.lapsedIn(recorded, body, now),
    ]);
    return { kin: Object.fromEntries(relatives), traits: Object.fromEntries(traits), lapsed };
  }

  /** Seats that were taken some time ago for terms of which there is no event. */
  private async lapsedIn(
    recorded: readonly Recorded<VillageBodyEvent>[],
    { seats }: VillageBody,
    now: string,
  ): Promise<readonly string[]> {
    const before = new Date(Date.parse(now) - LAPSE_MINUTES * 60_000).toISOString();
    const old = recorded.flatMap(({ event, envelope }) =>
      event.type === 'SeatTaken.v1' && envelope.metadata.recordedAt < before ? [event.data.termId] : [],
    );
    const standing = old.filter((termId) => seats[termId]?.endedOn === null);
    const begun = await Promise.all(standing.map((termId) => this.exists(`postterm-${termId}`)));
    return standing.filter((_termId, index) => !begun[index]);
  }

  private async stateOf(termId: string): Promise<PostTermState> {
    const recorded = await this.read<PostTermEvent>(postTerm, termId);
    return recorded.map(({ event }) => event).reduce<PostTermState>(evolvePostTerm, { status: 'none' });
  }

  private async exists(stream: string): Promise<boolean> {
    return (await this.log.read(stream, { limit: 1 })).length > 0;
  }

  private async read<E extends DomainEvent>(
    { category, events }: Readonly<{ category: string; events: EventSchema<E> }>,
    id: string,
  ): Promise<readonly Recorded<E>[]> {
    return this.reader.open(events, await this.log.read(`${category}-${id}`));
  }
}

const bodyIn = (recorded: readonly Recorded<VillageBodyEvent>[]): VillageBody =>
  recorded.map(({ event }) => event).reduce<VillageBody>(evolveBody, noBody);
