import { Clock, type Aggregate, type JsonValue } from '#kernel';
import { CommandRunner, currentScope, NotPermittedError, type CommandOutcome } from '#event-store';
import { CaseDesk } from '#procedures/contract';
import { OrgTree, PostDirectory } from '#registry/contract';
import { Rulebook, type RulebookEdition } from '#rulebook';
import { ceremony } from './domain/ceremony.js';
import type { CeremonyCommand, OpeningEnv, VerbCommand } from './domain/ceremony.commands.js';
import { ceremonyStream, type CeremonyEvent } from './domain/ceremony.events.js';
import { ceremonyPolicy } from './domain/ceremony.policy.js';
import type { CeremonyRejection } from './domain/ceremony.rejection.js';
import type { CeremonyEnv, CeremonyRules } from './domain/ceremony.rules.js';
import type { CeremonyState } from './domain/ceremony.state.js';
import { rulesInForce } from './domain/rules-in-force.js';
import { namedPlaceFault, reportingSeat, unnamedPlaceFault } from './domain/rules/route.js';

export const ceremonies: Aggregate<CeremonyCommand, CeremonyState, CeremonyEvent, CeremonyRejection> = {
  category: 'ceremony',
  decider: ceremony,
  events: ceremonyStream,
  policy: ceremonyPolicy,
};

type Moment = 'env' | 'actorId';
type Opening = Extract<CeremonyCommand, { principal: string }>;
type Acting = Exclude<CeremonyCommand, Opening | VerbCommand>;
type Words<C> = C extends unknown ? Omit<C, Moment> : never;

/** Where words become commands: it adds who acts, and the time, rules, calendar and posts of the moment. */
export class CeremonyDesk {
  private cached: { edition: RulebookEdition; rules: Map<string, CeremonyRules> } | undefined;

  constructor(
    private readonly runner: CommandRunner,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly orgTree: OrgTree,
    private readonly posts: PostDirectory,
    private readonly cases: CaseDesk,
  ) {}

  async act(filingId: string, words: Words<Acting>): Promise<CommandOutcome> {
    return this.runner.run(ceremonies, filingId, await this.acting(words));
  }

  /** What `act` would answer, without writing. Throws the same refusals. */
  async rehearse(filingId: string, words: Words<Acting>) {
    return this.runner.rehearse(ceremonies, filingId, await this.acting(words));
  }

  /** `village` is the one that was named, where one was. */
  async open(words: Words<Opening>, village: string | null = null): Promise<CommandOutcome> {
    const env = await this.openingEnv(words.reporterId, village);
    const command = { ...words, actorId: personActing(), env } as Opening;
    return this.runner.run(ceremonies, words.filingId, command);
  }

  async unitNames(codes: readonly string[]): Promise<readonly string[]> {
    const units = await Promise.all(codes.map((code) => this.orgTree.find(code)));
    return units.map((unit) => unit?.name ?? '');
  }

  async env(): Promise<CeremonyEnv> {
    const edition = await this.rulebook.current();
    const rules = this.rulesOf(edition);
    const today = this.clock.today();
    const ruleVersion = rules([this.rootOf(edition)], today).version;
    const digestOf = (material: JsonValue) => this.cases.digestOf(material);
    return { now: this.clock.now(), today, calendar: edition.calendar, ruleVersion, rules, digestOf };
  }

  private async acting(words: Words<Acting>): Promise<Acting> {
    const env = await this.env();
    return ('actorId' in words ? words : { ...words, actorId: currentScope().actor.personId ?? '', env }) as Acting;
  }

  /** Of somebody without a seat nothing is told to those who may not draft for them: the place is nobody's then. */
  private async openingEnv(reporterId: string, village: string | null): Promise<OpeningEnv> {
    const env = await this.env();
    const held = await this.posts.postsOn(reporterId, env.today);
    const villageCode = village ?? (reportingSeat(held) ?? held[0])?.orgCode ?? '';
    const [orgPath, unit] = await Promise.all([this.orgTree.path(villageCode), this.orgTree.find(villageCode)]);
    const place = { villageCode, orgPath };
    const where = { ...place, isOpen: unit?.status === 'open' };
    const placeFault = village === null ? unnamedPlaceFault(orgPath) : namedPlaceFault(held, where);
    return { ...env, place, placeFault, posts: held };
  }

  private rulesOf(edition: RulebookEdition): CeremonyEnv['rules'] {
    if (this.cached?.edition !== edition) this.cached = { edition, rules: new Map() };
    const { rules } = this.cached;
    return (orgPath, on) => {
      const key = `${orgPath.join('/')} ${on}`;
      const known = rules.get(key);
      if (known) return known;
      const versions: string[] = [];
      const lookup = (parameter: string) => {
        const found = edition.inForce(parameter, orgPath, on);
        versions.push(found.parameter.effectiveFrom);
        return found;
      };
      const inForce = rulesInForce(lookup, '');
      const named = { ...inForce, version: `W4@${versions.sort().at(-1)}` };
      if (rules.size >= RULES_KEPT) rules.clear();
      rules.set(key, named);
      return named;
    };
  }

  private rootOf({ parameters }: RulebookEdition): string {
    return parameters.find(({ key }) => key === 'event.register')?.scope ?? '';
  }
}

const RULES_KEPT = 10_000;

const personActing = (): string => {
  const { personId } = currentScope().actor;
  if (personId === undefined) throw new NotPermittedError('not-permitted');
  return personId;
};
