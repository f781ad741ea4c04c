import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#kernel';
import { ReadStore } from '#read-store';

/** Villages in which a day has come on which a seat is taken or left. */
@Injectable()
export class SeatDays {
  constructor(private readonly store: ReadStore) {}

  /** In the order of codes, those after `after`. */
  async comeBy(today: LocalDate, after: string, limit: number): Promise<readonly string[]> {
    const rows = await this.store.db
      .selectFrom('seat_days')
      .select('org_code')
      .where('next_on', '<=', today)
      .where('key', '>', after)
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(({ org_code }) => org_code);
  }
}
