import { Injectable } from '@nestjs/common';
import { computeDeadline, type PeriodUnit, type Working } from '#calendar';
import { ReadStore } from '#read-store';
import { Rulebook } from '#rulebook';
import { CaseSight } from '../contract/index.js';
import { deadlineView, type DeadlineView } from './deadlines.query.js';

/**
 * A deadline of one case with its working, computed again on today's calendar for showing: what counts is the stored
 * `dueOn`, by `calendarVersion`. The two differ where the calendar was corrected after the deadline was settled.
 */
export type ExplainedDeadlineView = DeadlineView & Readonly<{ working: Working }>;

@Injectable()
export class CaseDeadlines {
  constructor(
    private readonly store: ReadStore,
    private readonly rulebook: Rulebook,
    private readonly sight: CaseSight,
  ) {}

  /** In the order in which they started. Throws UnknownStreamError. */
  async of(caseId: string): Promise<readonly ExplainedDeadlineView[]> {
    const { row } = await this.sight.find(caseId);
    const { calendar } = await this.rulebook.current();
    const rows = await this.store.db
      .selectFrom('deadlines')
      .selectAll()
      .where('case_id', '=', row.case_id)
      .where('category', '=', row.category)
      .orderBy('started_on')
      .orderBy('key')
      .execute();
    return rows.map((deadline) => {
      const { anchor, amount } = deadline;
      const unit = deadline.unit as PeriodUnit;
      return {
        ...deadlineView(deadline),
        working: computeDeadline({ anchor, amount, unit, direction: 'after' }, calendar),
      };
    });
  }
}
