import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { deriveId, EventStore, inScope, systemActor } from '#event-store';
import type { Reaction } from '#jobs';
import type { Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { orgUnitEvents, OrgTree, type OrgUnitEvent } from '#registry/contract';
import { CaseOwners } from '../contract/index.js';
import { ReadBehindError } from '../read-behind-error.js';
import { CasesBelow, type PlacedCase } from './cases-below.query.js';

const PAGE = 500;
const AT_ONCE = 16;
const PATIENCE_MS = 30_000;
/** Processes hold a unit for a second at most; after this, nobody opens a case on the old path. */
const STALE_MS = 1_500;

/**
 * When a unit is moved or merged away, the cases in it and below it, open and closed, are put under the offices of its new
 * path by the contexts that own them. A case that lies there already appends nothing.
 */
@Injectable()
export class WhenUnitMovesThenRelocateCases implements Reaction<OrgUnitEvent> {
  readonly name = 'when-unit-moves-then-relocate-cases';
  readonly events = orgUnitEvents;
  readonly on = ['OrgUnitMoved.v1', 'OrgUnitMerged.v1'];

  constructor(
    private readonly reads: ReadStore,
    private readonly log: EventStore,
    private readonly tree: OrgTree,
    private readonly below: CasesBelow,
    private readonly owners: CaseOwners,
  ) {}

  /** Throws the first failure after all cases were tried. */
  async react({ data: { code } }: OrgUnitEvent, envelope: Envelope): Promise<void> {
    const { position } = envelope;
    if (!(await this.tree.readUpTo(position, PATIENCE_MS))) throw new ReadBehindError('the tree', position);
    await sleep(STALE_MS);
    await this.haveReadCases((await this.log.head()) ?? position);
    const failures: Error[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await this.below.page(code, PAGE, after);
      for (let from = 0; from < page.length; from += AT_ONCE)
        await Promise.all(
          page
            .slice(from, from + AT_ONCE)
            .map((placed) => this.relocate(placed, envelope).catch((error: Error) => failures.push(error))),
        );
      if (page.length < PAGE) break;
      after = page.at(-1)!.key;
    }
    if (failures[0]) throw failures[0];
  }

  private async relocate({ category, caseId, orgCode }: PlacedCase, { id, metadata }: Envelope): Promise<void> {
    const orgPath = await this.tree.path(orgCode);
    const commandId = deriveId(this.name, id, category, caseId);
    const { correlationId } = metadata;
    const scope = { commandId, correlationId, causationId: id, actor: systemActor('registry') };
    await inScope(scope, () => this.owners.of(category).relocate(caseId, orgPath));
  }

  private async haveReadCases(position: bigint): Promise<void> {
    for (const { projection } of this.owners.all())
      if (!(await this.reads.waitFor([projection], position, PATIENCE_MS)))
        throw new ReadBehindError(projection, position);
  }
}
