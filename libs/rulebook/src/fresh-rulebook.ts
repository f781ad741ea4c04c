import { Injectable } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { seeOwnWrites, type HeaderReply, type MinPosition } from '#web';
import { calendarYears } from './calendar-years/calendar-years.projection.js';
import { parameters } from './parameters/parameters.projection.js';
import { Rulebook } from './rulebook-cache.js';

/** Brings the rulebook of this process up to a write that the caller has made. */
@Injectable()
export class FreshRulebook {
  constructor(
    private readonly reads: ReadStore,
    private readonly rulebook: Rulebook,
  ) {}

  async after(query: MinPosition, reply: HeaderReply): Promise<void> {
    if (query['min-position'] === undefined) return;
    await seeOwnWrites(this.reads, query, [calendarYears.name, parameters.name], reply);
    await this.rulebook.refresh();
  }
}
