import { Injectable } from '@nestjs/common';
import { Clock, fold } from '#kernel';
import { EventStore, RejectedError } from '#event-store';
import { OrgTree } from './contract/org-tree.contract.js';
import type { Moment } from './domain/moment.js';
import type { ParentFacts } from './domain/org-unit.commands.js';
import { orgUnitEvents } from './domain/org-unit.events.js';
import { orgUnit } from './domain/org-unit.js';
import type { OrgUnitState, RegisteredUnit } from './domain/org-unit.state.js';

/** Gathers the facts of the moment for changes of units. States come from the log itself, not from a read model. */
@Injectable()
export class OrgUnitDesk {
  constructor(
    private readonly log: EventStore,
    private readonly tree: OrgTree,
    private readonly clock: Clock,
  ) {}

  moment(): Moment {
    return { today: this.clock.today() };
  }

  async stateOf(code: string): Promise<OrgUnitState> {
    const recorded = await this.log.read(`${orgUnit.category}-${code}`);
    return fold(
      orgUnit.decider,
      recorded.map((event) => orgUnitEvents.decode(event)),
    );
  }

  async statesOf(codes: readonly string[]): Promise<Readonly<Record<string, OrgUnitState>>> {
    return Object.fromEntries(await Promise.all(codes.map(async (code) => [code, await this.stateOf(code)] as const)));
  }

  /** Throws RejectedError `unknown-unit`. */
  async registered(code: string): Promise<RegisteredUnit> {
    const state = await this.stateOf(code);
    if (state.status === 'none') throw new RejectedError('unknown-unit');
    return state;
  }

  async parentFacts(code: string): Promise<ParentFacts> {
    const parent = await this.stateOf(code);
    if (parent.status === 'none') return null;
    return { level: parent.level, open: parent.status === 'open', openedOn: parent.openedOn };
  }

  /** The lowest unit at or above both: the first itself where the other is unknown, its topmost where none is common. */
  async over(one: string, other: string): Promise<string> {
    const [first, second] = await Promise.all([this.tree.path(one), this.tree.path(other)]);
    if (second.length === 0) return one;
    return first.findLast((code) => second.includes(code)) ?? first[0] ?? one;
  }
}
