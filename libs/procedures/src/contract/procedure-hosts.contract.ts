import type { Aggregate, DomainEvent, Grantee, LocalDate, RecordedEvent } from '#kernel';
import type { CaseEntry, EntryMeaning, Hosted, HostedAction, HostEnv, Office, Procedure } from '#workflow';

/** Whom an office of a register stands for: persons who answer for a department. */
export type RegisteredOffice = Omit<Office, 'manned'>;

/** A case as it was just read (empty where it is not there yet), and the words that somebody has given on it. */
export type CaseGiven = Readonly<{
  caseId: string;
  words: Readonly<{ type: string }>;
  recorded: readonly RecordedEvent[];
}>;

/** Where a case lies and under which procedure it runs. */
export type CaseStanding = Readonly<{ orgPath: readonly string[]; procedure: string; version: number }>;

/** A context that runs cases on the kernel: what the desk needs to give commands to its cases. */
export type ProcedureHost = Readonly<{
  category: string;
  procedures: readonly Procedure[];
  aggregate: Aggregate<never, Hosted<unknown>, DomainEvent>;
  /** The parameter that holds the ladder of clocks under a rule; undefined where they climb the common one. */
  ladderKey: (ruleKey: string) => string | undefined;
  /** The offices of a register as it stands for the units of the path on the day. */
  register: (name: string, orgPath: readonly string[], on: LocalDate) => Promise<readonly RegisteredOffice[]>;
  /** Adds to the facts of the moment what the context's own rules need; `about` where words were given on a case. */
  enrich: (env: HostEnv, orgPath: readonly string[], about?: CaseGiven) => Promise<HostEnv>;
  /** Read from what is stored in the clear; left out where cases begin with `CaseSubmitted`. */
  standing?: (recorded: readonly RecordedEvent[]) => CaseStanding | undefined;
  /** What the facts of the context stand for in the history of a case; left out where there are none. */
  meaning?: EntryMeaning;
  /** Everything that a case with these entries is open for. */
  actions: (state: Hosted<never>, entries: readonly CaseEntry[]) => readonly HostedAction[];
  /** The digests that commands of the context name as documents of the case, besides the verb that attaches one. */
  namesDocuments?: Readonly<Record<string, (words: never) => readonly string[]>>;
  /** Persons besides the subject whom a case is about; left out where there are none. */
  alsoAbout?: (state: Hosted<never>) => readonly string[];
  /** Who may know of a case. */
  seenBy: (state: Hosted<never>) => readonly Grantee[];
}>;

/** The contexts that run cases on the kernel. Each registers itself once when its module starts. */
export class ProcedureHosts {
  private readonly hosts = new Map<string, ProcedureHost>();

  register(host: ProcedureHost): void {
    if (this.hosts.has(host.category)) throw new Error(`two contexts run cases of category ${host.category}`);
    this.hosts.set(host.category, host);
  }

  all(): readonly ProcedureHost[] {
    return [...this.hosts.values()];
  }

  /** Throws where no context runs cases of the category. */
  of(category: string): ProcedureHost {
    const host = this.hosts.get(category);
    if (!host) throw new Error(`no context runs cases of category ${category}`);
    return host;
  }

  /** The newest version of a procedure, with the context that runs it; undefined where none is of that name. */
  find(name: string): Readonly<{ host: ProcedureHost; procedure: Procedure }> | undefined {
    const found = this.all().flatMap((host) =>
      host.procedures.filter(({ key }) => key === name).map((procedure) => ({ host, procedure })),
    );
    return found.toSorted((a, b) => b.procedure.version - a.procedure.version)[0];
  }
}
