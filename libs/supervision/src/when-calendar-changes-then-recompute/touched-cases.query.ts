import { Injectable } from '@nestjs/common';
import { addDays } from '#kernel';
import { ReadStore } from '#read-store';

export type TouchedCase = Readonly<{ key: string; category: string; caseId: string }>;

/** A ladder has its last rung this many days after the due date, or fewer. Basis: `supervise.talk`, due + 10 working days. */
const LADDER_DAYS = 31;

/** Cases with a running deadline that the list of a year may move. */
@Injectable()
export class TouchedCases {
  constructor(private readonly store: ReadStore) {}

  /** True where any case has, or had, a deadline. */
  async any(): Promise<boolean> {
    return (await this.store.db.selectFrom('deadlines').select('key').limit(1).execute()).length > 0;
  }

  /** One entry for each such deadline, in the order of keys, those after `after`. */
  async page(year: number, limit: number, after = ''): Promise<readonly TouchedCase[]> {
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    return this.store.db
      .selectFrom('deadlines')
      .select(['key', 'category', 'case_id as caseId'])
      .where('key', '>', after)
      .where('status', '=', 'running')
      .where((on) =>
        on.or([
          on('provisional', '=', true),
          on.and([on('anchor', '<=', last), on('due_on', '>=', addDays(first, -LADDER_DAYS))]),
        ]),
      )
      .orderBy('key')
      .limit(limit)
      .execute();
  }
}
