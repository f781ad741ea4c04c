import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { ScopeFilter, unitsOf, type Role } from '#access/contract';
import { Clock, type LocalDate } from '#kernel';
import { ReadStore } from '#read-store';
import type { Page, PageOf } from '#web';
import { councilHelps, type CouncilHelp } from '../domain/council-help.js';

const COUNCIL: readonly Role[] = ['councilMember'];

/** What a council learns of an event: where, on which day, the help asked for, and whether it takes place. */
export type CouncilNotice = Readonly<{
  orgCode: string;
  happensOn: LocalDate;
  help: readonly Readonly<{ code: CouncilHelp; zh: string; en: string }>[];
  status: 'expected' | 'cancelled';
}>;

type Line = Readonly<{ org_code: string; happens_on: LocalDate; council_help: readonly CouncilHelp[]; status: string }>;

/**
 * The events with which a council was asked to help, the nearest first. It gets the day and the help, neither the person
 * nor the file. Basis: handbook W4, route.
 */
@Injectable()
export class CouncilNotices {
  constructor(
    private readonly store: ReadStore,
    private readonly scopes: ScopeFilter,
    private readonly clock: Clock,
  ) {}

  /** From a day on, which is today unless said otherwise. */
  async page({ from }: Readonly<{ from?: LocalDate }>, { page, size }: PageOf): Promise<Page<CouncilNotice>> {
    const units = unitsOf(await this.scopes.current(), COUNCIL);
    const first = from ?? this.clock.today();
    const wanted = sql`c.org_path && ${units}::text[] and c.council_help is not null and c.happens_on >= ${first}::date`;
    const lines = sql<Line>`select c.org_code, c.happens_on, c.council_help, c.status from ceremony_cases c
      where ${wanted} order by c.happens_on, c.position limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from ceremony_cases c where ${wanted}`;
    const [found, counted] = await Promise.all([lines.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: found.rows.map(noticeOf), total: counted.rows[0]!.total, page, size };
  }
}

const noticeOf = ({ org_code, happens_on, council_help, status }: Line): CouncilNotice => ({
  orgCode: org_code,
  happensOn: happens_on,
  help: council_help.map((code) => ({ code, ...councilHelps[code] })),
  status: status === 'void' ? 'cancelled' : 'expected',
});
