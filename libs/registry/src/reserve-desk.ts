import { Injectable } from '@nestjs/common';
import { Clock, fold, type LocalDate } from '#kernel';
import {
  CommandRunner,
  currentScope,
  deriveId,
  EventReader,
  EventStore,
  NotPermittedError,
  RejectedError,
  UnknownStreamError,
  type CommandOutcome,
} from '#event-store';
import { isSetFor, Rulebook } from '#rulebook';
import { unitAt } from '#workflow';
import { OrgTree } from './contract/org-tree.contract.js';
import { wrongUnit } from './contract/unit-fitness.js';
import type {
  BeginEntry,
  Candidate,
  EntryEnv,
  NominateCandidate,
  ReserveEntryCommand,
} from './domain/reserve-entry.commands.js';
import type { TargetFacts } from './domain/dissolution.js';
import { reserveEntryEvents } from './domain/reserve-entry.events.js';
import { reserveEntry } from './domain/reserve-entry.js';
import type { ReserveEntry } from './domain/reserve-entry.state.js';
import { reservePool, type ReservePoolCommand } from './domain/reserve-pool.js';
import { reserveRulesInForce, type ReserveEnv } from './domain/reserve-rules.js';
import { RegisteredPersons } from './registered-persons.js';
import { Successors } from './successors.js';

type EntryWords<C> = C extends unknown ? Omit<C, 'env' | 'actorId'> : never;
export type BeginWords<C> = C extends unknown ? Omit<C, 'env' | 'actorId' | 'entryId'> : never;
type PoolWords<C> = C extends unknown ? Omit<C, 'env' | 'villageCode'> : never;

/** Where words become commands on the reserve pool: it adds who acts, and the time, rules and facts of the moment. */
@Injectable()
export class ReserveDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly reader: EventReader,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly tree: OrgTree,
    private readonly persons: RegisteredPersons,
    private readonly successors: Successors,
  ) {}

  /** A person has one entry: its id follows from theirs, so that nobody is in two pools. */
  static entryIdOf(personId: string): string {
    return deriveId('reserve-entry', personId);
  }

  /** Throws RejectedError `unknown-unit` or `not-a-village`, and what the command runner throws. */
  async nominate(words: Omit<BeginWords<NominateCandidate>, 'type'>): Promise<CommandOutcome> {
    const command = await this.beginning({ type: 'NominateCandidate', ...words });
    return this.runner.run(reserveEntry, command.entryId, command);
  }

  /** The command that begins an entry, as of now. Nobody nominates namelessly. Throws as `nominate`. */
  async beginning(words: BeginWords<BeginEntry>): Promise<BeginEntry> {
    const { personId, villageCode, type } = words;
    const { personId: actorId } = currentScope().actor;
    if (actorId === undefined && type === 'NominateCandidate') throw new NotPermittedError('not-permitted');
    await this.refuseOther(villageCode);
    const env = await this.entryEnv(villageCode, personId);
    return { ...words, entryId: ReserveDesk.entryIdOf(personId), actorId: actorId ?? '', env };
  }

  /** Throws UnknownStreamError, and what the command runner throws. */
  async act(entryId: string, words: EntryWords<Exclude<ReserveEntryCommand, BeginEntry>>): Promise<CommandOutcome> {
    const history = await this.reader.open(reserveEntryEvents, await this.log.read(`reserveentry-${entryId}`));
    const state = fold(
      reserveEntry.decider,
      history.map(({ event }) => event),
    );
    if (state.status === 'none') throw new UnknownStreamError();
    const { villageCode, personId } = state;
    const aim = belongsTo(words);
    const isKnown = aim !== undefined && (await this.tree.find(aim)) !== undefined;
    const known = await this.entryEnv(isKnown ? aim : villageCode, personId);
    const target = words.type === 'AssignEntry' && (await this.targetOf(words.villageCode, state));
    const env = target === false ? known : { ...known, target };
    const actorId = currentScope().actor.personId ?? '';
    return this.runner.run(reserveEntry, entryId, { ...words, actorId, env } as ReserveEntryCommand);
  }

  private targetOf(target: string, { villageCode, dissolution }: ReserveEntry): Promise<TargetFacts> {
    return this.successors.targetFacts(target, villageCode, dissolution?.successors ?? []);
  }

  /** Throws RejectedError `unknown-unit` or `not-a-village`, and what the command runner throws. */
  async actOnPool(villageCode: string, words: PoolWords<ReservePoolCommand>): Promise<CommandOutcome> {
    await this.refuseOther(villageCode);
    const env = await this.env(villageCode);
    return this.runner.run(reservePool, villageCode, { ...words, villageCode, env } as ReservePoolCommand);
  }

  private async refuseOther(villageCode: string): Promise<void> {
    const wrong = wrongUnit(await this.tree.find(villageCode), 'village');
    if (wrong) throw new RejectedError(wrong);
  }

  private async env(villageCode: string): Promise<ReserveEnv> {
    const orgPath = await this.tree.path(villageCode);
    const edition = await this.rulebook.current();
    const today = this.clock.today();
    const dates: LocalDate[] = [];
    const rules = reserveRulesInForce(
      (key) => {
        const found = edition.inForce(key, orgPath, today);
        dates.push(found.parameter.effectiveFrom);
        return found;
      },
      (key) => isSetFor(edition, key, orgPath),
    );
    const ruleVersion = `W1d@${dates.toSorted().at(-1)}`;
    return { now: this.clock.now(), today, calendar: edition.calendar, ruleVersion, rules, orgPath };
  }

  private async entryEnv(villageCode: string, personId: string): Promise<EntryEnv> {
    const env = await this.env(villageCode);
    const [candidate, unit] = await Promise.all([
      this.candidateOf(personId, villageCode, env.orgPath),
      this.tree.find(villageCode),
    ]);
    return { ...env, candidate, stands: unit?.status === 'open' };
  }

  /** Who is registered in a village that has ended lives, as far as is known, in the one in whose pool they are. */
  private async candidateOf(
    personId: string,
    villageCode: string,
    orgPath: readonly string[],
  ): Promise<Candidate | null> {
    const known = await this.persons.find(personId);
    if (!known || !(await this.tree.covers(unitAt(orgPath, 'town'), known.orgCode))) return null;
    const { traits, identity, presence, orgCode } = known;
    const home = (await this.tree.find(orgCode))?.status === 'open' ? orgCode : villageCode;
    return { bornOn: traits.bornOn ?? identity?.bornOn ?? null, presence, orgCode: home };
  }
}

/** The village to which the words move an entry. */
const belongsTo = (words: Readonly<{ type: string; villageCode?: string; toVillage?: string }>): string | undefined =>
  words.villageCode ?? words.toVillage;
