import { Injectable } from '@nestjs/common';
import { EventStore, isSystem } from '#event-store';
import { orgUnitTitles, type OrgUnitTitle } from '../contract/org-unit-titles.js';
import { orgUnitEvents } from '../domain/org-unit.events.js';

/** One change of a unit. `by` names the unit in whose name it was recorded, null for the system. */
export type OrgUnitHistoryEntry = Readonly<{
  revision: number;
  type: string;
  title: OrgUnitTitle;
  data: unknown;
  recordedAt: string;
  by: Readonly<{ system: boolean; orgCode: string | null }>;
}>;

/** What happened to a unit, the earliest first, read from the log itself. That it was held for a change is left out. */
@Injectable()
export class OrgUnitHistory {
  constructor(private readonly log: EventStore) {}

  async of(code: string): Promise<readonly OrgUnitHistoryEntry[]> {
    const recorded = await this.log.read(`orgunit-${code}`);
    return recorded.flatMap((event) => {
      const { type, data } = orgUnitEvents.decode(event);
      if (type === 'OrgUnitHeld.v1' || type === 'OrgUnitReleased.v1') return [];
      const { actor, recordedAt } = event.metadata;
      const by = { system: isSystem(actor), orgCode: actor.orgCode ?? null };
      return [{ revision: event.revision, type, title: orgUnitTitles[type], data, recordedAt, by }];
    });
  }
}
