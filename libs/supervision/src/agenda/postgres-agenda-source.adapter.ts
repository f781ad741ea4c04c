import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AgendaSource, type AgendaEntry } from '#jobs';
import { ReadStore } from '#read-store';

/** The agenda of all cases, as the read store has it. */
@Injectable()
export class PostgresAgendaSource extends AgendaSource {
  constructor(private readonly store: ReadStore) {
    super();
  }

  async dueBefore(instant: string, limit: number, after?: AgendaEntry): Promise<readonly AgendaEntry[]> {
    let due = this.store.db
      .selectFrom('agenda')
      .select(['stream', 'wake_at as wakeAt'])
      .where('wake_at', '<=', instant)
      .$narrowType<AgendaEntry>();
    if (after) due = due.where(sql<boolean>`(wake_at, stream) > (${after.wakeAt}::timestamptz, ${after.stream})`);
    return due.orderBy('wake_at').orderBy('stream').limit(limit).execute();
  }
}
