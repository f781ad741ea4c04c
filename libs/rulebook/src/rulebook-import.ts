import { CommandRunner, deriveId, inScope, RejectedError, systemActor } from '#event-store';
import { calendarYear } from './domain/calendar-year.js';
import type { CalendarYearList } from './domain/calendar-year.events.js';
import { parameter } from './domain/parameter.js';
import type { ParameterVersion, StandingVersion } from './domain/parameter.events.js';

const AT_ONCE = 32;

/** Loads calendars and parameters as the system's own commands. What is there already is left as it is. */
export class RulebookImport {
  constructor(private readonly runner: CommandRunner) {}

  /** Publishes the years that have no list yet, and leaves every published year as it is. */
  async missingCalendars(lists: readonly CalendarYearList[]): Promise<number> {
    return this.each(lists, (list) => this.publish(list));
  }

  /** Publishes years, and corrects those that are published with other days. */
  async calendars(lists: readonly CalendarYearList[], reason: string): Promise<number> {
    return this.each(lists, async (list) => {
      if (await this.publish(list)) return true;
      const id = String(list.year);
      const correct = { type: 'CorrectCalendarYear', list, reason } as const;
      return this.tried(calendarYear.category, id, [list, reason], () => this.runner.run(calendarYear, id, correct));
    });
  }

  async parameters(versions: readonly ParameterVersion[]): Promise<number> {
    return this.each(versions, (version) =>
      this.tried(parameter.category, version.key, version, () =>
        this.runner.run(parameter, version.key, { type: 'SetParameter', parameter: version }),
      ),
    );
  }

  /** Corrects versions that are set, from their own days on. Throws RejectedError where one cannot be corrected. */
  async corrections(versions: readonly StandingVersion[], reason: string): Promise<number> {
    return this.each(versions, ({ correction, ...version }) => {
      const correct = { type: 'CorrectParameter', parameter: version, reason } as const;
      return this.tried(parameter.category, version.key, [version, correction, reason], () =>
        this.runner.run(parameter, version.key, correct),
      );
    });
  }

  private publish(list: CalendarYearList): Promise<boolean> {
    const id = String(list.year);
    const publish = { type: 'PublishCalendarYear', list } as const;
    return this.tried(calendarYear.category, id, list, () => this.runner.run(calendarYear, id, publish));
  }

  private async each<T>(items: readonly T[], load: (item: T) => Promise<boolean>): Promise<number> {
    let loaded = 0;
    for (let from = 0; from < items.length; from += AT_ONCE) {
      const results = await Promise.all(items.slice(from, from + AT_ONCE).map(load));
      loaded += results.filter(Boolean).length;
    }
    return loaded;
  }

  private async tried(category: string, id: string, content: unknown, run: () => Promise<unknown>): Promise<boolean> {
    const commandId = deriveId('rulebook-load', category, id, JSON.stringify(content));
    const scope = { commandId, correlationId: commandId, actor: systemActor('import') };
    try {
      await inScope(scope, run);
      return true;
    } catch (error) {
      if (isKnownAlready(error)) return false;
      throw error;
    }
  }
}

const KNOWN = new Set(['calendar-already-published', 'calendar-unchanged', 'parameter-version-exists']);

const isKnownAlready = (error: unknown): boolean => error instanceof RejectedError && KNOWN.has(error.code);
