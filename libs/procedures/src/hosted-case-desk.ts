import { createHash } from 'node:crypto';
import { CommandRunner, currentScope, EventStore, UnknownStreamError } from '#event-store';
import { Clock, type Aggregate, type JsonValue, type RecordedEvent } from '#kernel';
import { OrgTree } from '#registry/contract';
import { NoRuleInForceError, Rulebook } from '#rulebook';
import {
  entriesOf,
  ladderOf,
  latest,
  periodOf,
  procedureOf,
  type HostEnv,
  type Lookup,
  type Procedure,
} from '#workflow';
import { canonicalJson } from './canonical-json.js';
import { CaseFilesDesk } from './case-files-desk.js';
import {
  CaseDesk,
  ProcedureHosts,
  type CaseGiven,
  type CaseOutcome,
  type CasePlace,
  type CaseStanding,
  type ProcedureHost,
} from './contract/index.js';
import { OfficeDesk } from './office-desk.js';

type Words = Readonly<{ type: string }>;
type AnyCommand = Words & Readonly<{ env: HostEnv }>;
type Given = Readonly<{
  aggregate: Aggregate<AnyCommand, unknown, never>;
  command: AnyCommand;
  recorded: readonly RecordedEvent[];
}>;

/** The context that runs a case, the path under which it lies, and its stream. */
export type FoundCase = Readonly<{
  host: ProcedureHost;
  orgPath: readonly string[];
  recorded: readonly RecordedEvent[];
}>;

const COMMON_LADDER = 'supervise.ladder';

/** Gives commands to cases on the kernel, with the facts of the moment. */
export class HostedCaseDesk extends CaseDesk {
  constructor(
    private readonly runner: CommandRunner,
    private readonly log: EventStore,
    private readonly clock: Clock,
    private readonly rulebook: Rulebook,
    private readonly hosts: ProcedureHosts,
    private readonly offices: OfficeDesk,
    private readonly tree: Pick<OrgTree, 'path'>,
    private readonly files: CaseFilesDesk,
  ) {
    super();
  }

  /** `read`: what the caller has just read of the case, where it has. */
  async act(category: string, caseId: string, words: Words, read?: readonly RecordedEvent[]): Promise<CaseOutcome> {
    const { aggregate, command, recorded } = await this.acting(category, caseId, words, read);
    return this.runner.run(aggregate, caseId, command, recorded);
  }

  async open(category: string, caseId: string, place: CasePlace, words: Words): Promise<CaseOutcome> {
    const { aggregate, command } = await this.opening(category, caseId, place, words);
    return this.runner.run(aggregate, caseId, command);
  }

  async rehearse(category: string, caseId: string, words: Words): Promise<void> {
    const { aggregate, command, recorded } = await this.acting(category, caseId, words);
    await this.runner.rehearse(aggregate, caseId, command, recorded);
  }

  async rehearseOpen(category: string, caseId: string, place: CasePlace, words: Words): Promise<void> {
    const { aggregate, command } = await this.opening(category, caseId, place, words);
    await this.runner.rehearse(aggregate, caseId, command);
  }

  digestOf(material: JsonValue): string {
    return createHash('sha256').update(canonicalJson(material)).digest('hex');
  }

  /** Asks every context, whichever runs the case; undefined where none does. */
  async lookFor(caseId: string): Promise<FoundCase | undefined> {
    const asked = this.hosts.all().map(async (host) => {
      const recorded = await this.log.read(`${host.category}-${caseId}`);
      const standing = standingOf(host, recorded);
      return standing && { host, orgPath: standing.orgPath, recorded };
    });
    return (await Promise.all(asked)).find((found) => found !== undefined);
  }

  /** The facts of the moment for a case under the procedure, for the units of the path. */
  async moment(
    host: ProcedureHost,
    procedure: Procedure,
    orgPath: readonly string[],
    about?: CaseGiven,
  ): Promise<HostEnv> {
    const edition = await this.rulebook.current();
    const { actor } = currentScope();
    const today = this.clock.today();
    const lookup =
      (path: readonly string[]): Lookup =>
      (key) =>
        edition.inForce(key, path, today);
    const env: HostEnv = {
      now: this.clock.now(),
      today,
      calendar: edition.calendar,
      ruleVersion: `${procedure.key}@${procedure.version}`,
      personId: actor.personId ?? '',
      onBehalfOf: actor.onBehalfOf ?? null,
      digestOf: (material) => this.digestOf(material),
      fileOf: about ? await this.files.behind(host, about) : () => undefined,
      entryOf: (id) => entriesOf(about?.recorded ?? [], host.meaning).find(({ eventId }) => eventId === id),
      officesOf: await this.offices.of(procedure, orgPath, host.register),
      rule: (key, path) => periodOf(lookup(path), key),
      ladder: (path, ruleKey) =>
        ladderOf(lookup(path), (ruleKey === null ? undefined : host.ladderKey(ruleKey)) ?? COMMON_LADDER),
    };
    return host.enrich(env, orgPath, about);
  }

  private async acting(
    category: string,
    caseId: string,
    words: Words,
    read?: readonly RecordedEvent[],
  ): Promise<Given> {
    const host = this.hosts.of(category);
    const recorded = read ?? (await this.log.read(`${category}-${caseId}`));
    const about = { caseId, words, recorded };
    const standing = standingOf(host, recorded);
    if (!standing) return this.pretending(host, about);
    const { orgPath, procedure, version } = standing;
    return this.given(host, procedureOf(host, procedure, version), orgPath, about);
  }

  /**
   * A case that is missing is asked for as one that is hidden is, at the caller's own unit: neither is answered sooner.
   * Throws UnknownStreamError for a caller without a unit, or at whose unit no rule is in force.
   */
  private async pretending(host: ProcedureHost, about: CaseGiven): Promise<Given> {
    const { orgCode } = currentScope().actor;
    if (orgCode === undefined) throw new UnknownStreamError();
    try {
      return await this.given(host, host.procedures[0]!, await this.tree.path(orgCode), about);
    } catch (error) {
      if (error instanceof NoRuleInForceError) throw new UnknownStreamError();
      throw error;
    }
  }

  private opening(category: string, caseId: string, { orgPath, procedure }: CasePlace, words: Words): Promise<Given> {
    const host = this.hosts.of(category);
    return this.given(host, latest(host.procedures, procedure), orgPath, { caseId, words, recorded: [] });
  }

  private async given(
    host: ProcedureHost,
    procedure: Procedure,
    orgPath: readonly string[],
    about: CaseGiven,
  ): Promise<Given> {
    const env = await this.moment(host, procedure, orgPath, about);
    const { words, recorded } = about;
    return { aggregate: host.aggregate as unknown as Given['aggregate'], command: { ...words, env }, recorded };
  }
}

const standingOf = ({ standing = standingIn }: ProcedureHost, recorded: readonly RecordedEvent[]) => standing(recorded);

/** Where a case lies and under which procedure it runs, read from what is stored in the clear. */
const standingIn = (recorded: readonly RecordedEvent[]): CaseStanding | undefined => {
  const begun = recorded.find(({ type }) => type === 'CaseSubmitted.v1');
  if (!begun) return undefined;
  const moved = recorded.findLast(({ type }) => type === 'CaseRelocated.v1') ?? begun;
  return {
    orgPath: moved.data['orgPath'] as readonly string[],
    procedure: begun.data['procedure'] as string,
    version: begun.data['version'] as number,
  };
};
