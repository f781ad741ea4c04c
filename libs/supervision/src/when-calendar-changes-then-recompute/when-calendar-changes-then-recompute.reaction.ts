import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { deriveId, EventStore, inScope, systemActor } from '#event-store';
import type { Reaction } from '#jobs';
import type { Envelope } from '#kernel';
import { ReadStore } from '#read-store';
import { calendarYearEvents, calendarYears, Rulebook, type CalendarYearEvent } from '#rulebook';
import { CaseOwners } from '../contract/index.js';
import { ReadBehindError } from '../read-behind-error.js';
import { deadlines } from '../read-models.js';
import { TouchedCases, type TouchedCase } from './touched-cases.query.js';

const PAGE = 500;
const AT_ONCE = 16;
const PATIENCE_MS = 30_000;
/** Processes hold a rulebook for a second at most; after this, nobody starts a deadline on the old calendar. */
const STALE_MS = 1_500;

/**
 * When a year's days off are published or corrected, every open deadline that they may move is counted again by the
 * context that owns it. A deadline that stays as it was appends nothing.
 */
@Injectable()
export class WhenCalendarChangesThenRecompute implements Reaction<CalendarYearEvent> {
  readonly name = 'when-calendar-changes-then-recompute';
  readonly events = calendarYearEvents;

  constructor(
    private readonly reads: ReadStore,
    private readonly log: EventStore,
    private readonly rulebook: Rulebook,
    private readonly touched: TouchedCases,
    private readonly owners: CaseOwners,
  ) {}

  /** Throws the first failure after all cases were tried. */
  async react({ data: { year } }: CalendarYearEvent, { id, position, metadata }: Envelope): Promise<void> {
    await this.haveRead(calendarYears.name, position);
    await this.rulebook.refresh();
    await this.haveRead(deadlines.name, position);
    if (!(await this.touched.any())) return;
    await sleep(STALE_MS);
    await this.haveRead(deadlines.name, (await this.log.head()) ?? position);
    const failures: Error[] = [];
    const recompute = ({ category, caseId }: TouchedCase) => {
      const commandId = deriveId(this.name, id, category, caseId);
      const { correlationId } = metadata;
      const scope = { commandId, correlationId, causationId: id, actor: systemActor('deadlines') };
      return inScope(scope, () => this.owners.of(category).recompute(caseId)).catch((error: Error) =>
        failures.push(error),
      );
    };
    let after: string | undefined;
    for (;;) {
      const page = await this.touched.page(year, PAGE, after);
      const cases = [...new Map(page.map((touched) => [`${touched.category}-${touched.caseId}`, touched])).values()];
      for (let from = 0; from < cases.length; from += AT_ONCE)
        await Promise.all(cases.slice(from, from + AT_ONCE).map(recompute));
      if (page.length < PAGE) break;
      after = page.at(-1)!.key;
    }
    if (failures[0]) throw failures[0];
  }

  private async haveRead(projection: string, position: bigint): Promise<void> {
    if (!(await this.reads.waitFor([projection], position, PATIENCE_MS)))
      throw new ReadBehindError(projection, position);
  }
}
