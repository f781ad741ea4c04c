import type { DomainEvent, EventSchema, Grantee, RecordedEvent, Requirement, Separation, Succession } from '#kernel';
import type { Flow } from '#workflow';
import type { CaseRow } from './case-row.js';

/** The official name of an event or action. */
export type Title = Readonly<{ zh: string; en: string }>;

/** Something that the case's state lets somebody do: what the policy asks of whoever does it. */
export type OpenAction = Readonly<{
  action: string;
  anyOf: readonly Grantee[];
  successions?: readonly Succession[];
  separation: readonly Separation[];
}>;

/** Where the last event of the case lies. */
export type CaseOutcome = Readonly<{ id: string; streamRevision: number; position: bigint }>;

/** A context that owns cases: how supervision lists them, wakes them and passes acknowledgements on. */
export interface CaseOwner {
  readonly category: string;
  /** The view of the context's case lines (columns: CaseRow), and the projection that fills it. */
  readonly view: string;
  readonly projection: string;
  /** Reads the streams of the category. */
  readonly events: EventSchema;
  /** What the context's own event types are called; those of deadlines have titles of their own. */
  readonly titles: Readonly<Record<string, Title>>;
  /** Everything that the case behind this row of the view, with what its stream holds, is open for, whoever asks. */
  openActions(row: CaseRow, recorded: readonly RecordedEvent[]): readonly OpenAction[];
  /** What the correction of an entry asks for, by its event. Left out where nothing is corrected. */
  corrections?(row: CaseRow, recorded: readonly RecordedEvent[]): ReadonlyMap<string, Requirement>;
  /** How the case behind the row stands in its procedure: null before it is submitted. Left out where none runs under one. */
  flow?(row: CaseRow): Pick<Flow, 'tasks' | 'stages' | 'digest' | 'weighed'> | null;
  /** Fields of the event that a reader of the case who looks things up by `keys` may not see, though a party to it. */
  withheld?(row: CaseRow, event: DomainEvent, keys: readonly string[]): readonly string[];
  /**
   * Rules that running deadlines of the category are counted by as they stand today, be they changed. A time limit of a case
   * keeps the one under which it began: none where left out.
   */
  readonly followsRules?: readonly string[];
  advance(caseId: string): Promise<CaseOutcome>;
  /** Counts the running deadlines again, on today’s calendar and by the rules that they follow. */
  recompute(caseId: string): Promise<CaseOutcome>;
  /** The unit of the case lies elsewhere now: `orgPath` leads from the top of the tree down to it. */
  relocate(caseId: string, orgPath: readonly string[]): Promise<CaseOutcome>;
  acknowledge(caseId: string, alertId: string): Promise<CaseOutcome>;
}

/** The contexts of this program. Each registers itself once when its module starts. */
export class CaseOwners {
  private readonly owners = new Map<string, CaseOwner>();

  register(owner: CaseOwner): void {
    if (this.owners.has(owner.category)) throw new Error(`two contexts own cases of category ${owner.category}`);
    this.owners.set(owner.category, owner);
  }

  all(): readonly CaseOwner[] {
    return [...this.owners.values()];
  }

  /** Throws where no context owns the category. */
  of(category: string): CaseOwner {
    const owner = this.owners.get(category);
    if (!owner) throw new Error(`no context owns cases of category ${category}`);
    return owner;
  }
}
