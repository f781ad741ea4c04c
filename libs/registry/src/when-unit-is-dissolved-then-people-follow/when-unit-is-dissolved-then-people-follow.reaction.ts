import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { currentScope, deriveId, EventStore, inScope } from '#event-store';
import type { Reaction } from '#jobs';
import { Clock, type Envelope } from '#kernel';
import { OrgTree } from '../contract/org-tree.contract.js';
import type { Dissolution } from '../domain/dissolution.js';
import { orgUnitEvents, type OrgUnitEvent } from '../domain/org-unit.events.js';
import { PostTermDesk } from '../post-term-desk.js';
import { ReserveDesk } from '../reserve-desk.js';
import { Successors } from '../successors.js';
import { PeopleLeft } from './people-left.query.js';

const PATIENCE_MS = 30_000;
/** Processes hold a unit for a second at most; after this, nobody begins anything in one that has ended. */
const STALE_MS = 1_500;

/**
 * When a unit ends, those who are left there are seen to, in steps that may each be repeated: every standing term becomes a
 * duty of people, the bodies have no vacancies any more, the pool needs no members, and who was in reserve follows a merger
 * or waits until people have said where they belong. It reads the log from the first event. No step ends a term.
 */
@Injectable()
export class WhenUnitIsDissolvedThenPeopleFollow implements Reaction<OrgUnitEvent> {
  readonly name = 'when-unit-is-dissolved-then-people-follow';
  readonly events = orgUnitEvents;
  readonly on = ['OrgUnitMerged.v1', 'OrgUnitSplit.v1', 'OrgUnitClosed.v1'];

  constructor(
    private readonly log: EventStore,
    private readonly tree: OrgTree,
    private readonly left: PeopleLeft,
    private readonly terms: PostTermDesk,
    private readonly reserve: ReserveDesk,
    private readonly successors: Successors,
    private readonly clock: Clock,
  ) {}

  async react(event: OrgUnitEvent, { position, metadata }: Pick<Envelope, 'position' | 'metadata'>): Promise<void> {
    const dissolution = dissolutionIn(event);
    if (!dissolution) return;
    const { code } = event.data;
    await this.seeAll(position, Date.parse(metadata.recordedAt));
    for (const termId of await this.left.termsIn(code))
      await this.as(termId, () => this.terms.actOnTerm(termId, { type: 'NoteUnitDissolved', termId, ...dissolution }));
    if ((await this.tree.find(code))?.level === 'village') await this.clearVillage(code, dissolution);
  }

  private async clearVillage(code: string, dissolution: Dissolution): Promise<void> {
    const { by, dissolvedOn, successors } = dissolution;
    await this.as(`body ${code}`, () => this.terms.actOnBody(code, { type: 'DissolveBody', ...dissolution }));
    await this.as(`pool ${code}`, () => this.reserve.actOnPool(code, { type: 'DissolvePool', dissolvedOn }));
    const toVillage = by === 'merged' ? await this.successors.standing(successors[0]!) : undefined;
    const words =
      toVillage === undefined
        ? ({ type: 'NoteVillageDissolved', ...dissolution } as const)
        : ({ type: 'FollowMerger', fromVillage: code, toVillage, ...dissolution } as const);
    for (const entryId of await this.left.entriesIn(code))
      await this.as(entryId, () => this.reserve.act(entryId, words));
  }

  /** Waits until nobody can begin anything more in the unit, and until all that was begun is read. */
  private async seeAll(position: bigint, endedAt: number): Promise<void> {
    const behind = new Error(`the registers have not been read up to position ${position}`);
    if (!(await this.tree.readUpTo(position, PATIENCE_MS))) throw behind;
    await sleep(Math.max(0, STALE_MS - (Date.parse(this.clock.now()) - endedAt)));
    if (!(await this.left.readUpTo((await this.log.head()) ?? position, PATIENCE_MS))) throw behind;
  }

  /** Takes one step under an id of its own: taken twice, it appends once. */
  private as<T>(step: string, work: () => Promise<T>): Promise<T> {
    const scope = currentScope();
    return inScope({ ...scope, commandId: deriveId(this.name, scope.commandId, step) }, work);
  }
}

/** Undefined where the unit goes on. */
const dissolutionIn = ({ type, data }: OrgUnitEvent): Dissolution | undefined => {
  if (type === 'OrgUnitMerged.v1') return { by: 'merged', dissolvedOn: data.on, successors: [data.successor] };
  if (type === 'OrgUnitClosed.v1') return { by: 'closed', dissolvedOn: data.on, successors: [] };
  if (type !== 'OrgUnitSplit.v1' || data.goesOn) return undefined;
  return { by: 'split', dissolvedOn: data.on, successors: data.successors };
};
