import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { EventReader, EventStore, UnknownStreamError } from '#event-store';
import { ReadStore } from '#read-store';
import type { Hosted } from '#workflow';
import type { ItemState } from '../domain/handover.events.js';
import type { HandoverFacts } from '../domain/handover.facts.js';
import type { HandoverItem } from '../domain/handover.items.js';
import { handover } from '../domain/handover.js';
import { callerKeys } from '../scoping/caller-keys.policy.js';

/** `note` says what is disputed. */
export type HandoverItemView = HandoverItem & Readonly<{ state: ItemState | null; note: string | null }>;

/** The list of what is handed over, item by item, for the parties and those who watch. */
@Injectable()
export class HandoverView {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly log: EventStore,
    private readonly reader: EventReader,
  ) {}

  /** Throws UnknownStreamError for a handover that is missing and, alike, for one that the caller may not know of. */
  async of(handoverId: string): Promise<readonly HandoverItemView[]> {
    const keys = callerKeys(await this.scopes.current());
    const query = sql<{ state: Hosted<HandoverFacts> }>`select c.state from handover_cases c
      where c.case_id = ${handoverId} and c.seen_keys && ${keys}::text[]`;
    const row = (await query.execute(this.store.db)).rows[0];
    if (!row) throw new UnknownStreamError();
    const { items, checked } = row.state.facts;
    const notes = await this.notesOf(handoverId);
    return items.map((item) => ({
      ...item,
      state: checked[item.itemId] ?? null,
      note: checked[item.itemId] ? (notes.get(item.itemId) ?? null) : null,
    }));
  }

  /** Notes rest encrypted in the log. */
  private async notesOf(handoverId: string): Promise<ReadonlyMap<string, string | null>> {
    const { category, events } = handover;
    const history = await this.reader.open(events, await this.log.read(`${category}-${handoverId}`));
    return new Map(
      history.flatMap(({ event }) =>
        event.type === 'HandoverItemChecked.v1' ? [[event.data.itemId, event.data.note] as const] : [],
      ),
    );
  }
}
