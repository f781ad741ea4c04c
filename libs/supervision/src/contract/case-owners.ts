/** A context that owns cases: how supervision lists them, wakes them and passes acknowledgements on. */
export interface CaseOwner {
  readonly category: string;
  /** The view of the context's case lines (columns: CaseRow). */
  readonly view: string;
  advance(caseId: string): Promise<unknown>;
  recompute(caseId: string): Promise<unknown>;
  acknowledge(caseId: string, alertId: string): Promise<unknown>;
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
