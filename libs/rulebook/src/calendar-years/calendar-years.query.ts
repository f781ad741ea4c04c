import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import type { CalendarYearRow } from './calendar-years.projection.js';

/** The published list of one year, as its last version has it. */
export type CalendarYearView = Readonly<{
  year: number;
  version: number;
  restDays: CalendarYearRow['rest_days'];
  makeUpWorkdays: CalendarYearRow['make_up_workdays'];
  source: string;
  notice: string | null;
  publishedAt: string;
}>;

@Injectable()
export class CalendarYears {
  constructor(private readonly reads: ReadStore) {}

  /** Undefined for a year without a published list: nobody knows its days off yet. */
  async of(year: string): Promise<CalendarYearView | undefined> {
    const row = await this.reads.db.selectFrom('calendar_years').selectAll().where('key', '=', year).executeTakeFirst();
    return (
      row && {
        year: row.year,
        version: row.version,
        restDays: row.rest_days,
        makeUpWorkdays: row.make_up_workdays,
        source: row.source,
        notice: row.notice,
        publishedAt: row.published_at,
      }
    );
  }
}
