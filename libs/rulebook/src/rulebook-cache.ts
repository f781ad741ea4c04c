import { workCalendar, type WorkCalendar } from '#calendar';
import { ReadStore } from '#read-store';
import type { LocalDate } from '#kernel';
import { inForce, standing, type InForce } from './domain/rulebook.js';
import type { Confidence, StandingVersion } from './domain/parameter.events.js';
import type { ParameterRow } from './parameters/parameters.projection.js';

/** A version as the log tells of it: since when it is known, and why it was corrected. */
export type RecordedVersion = StandingVersion & Readonly<{ reason: string | null; setAt: string }>;

/**
 * What holds at one moment: the published calendars, and every parameter with all its versions, each as it was last
 * corrected. `history` holds those that were corrected as well.
 */
export type RulebookEdition = Readonly<{
  calendar: WorkCalendar;
  inForce: (key: string, orgPath: readonly string[], on: LocalDate) => InForce;
  parameters: readonly RecordedVersion[];
  history: readonly RecordedVersion[];
}>;

/** Whether any version of the parameter is for the unit at the end of the path, or for one above it. */
export const isSetFor = (
  { parameters }: Readonly<{ parameters: readonly Pick<RecordedVersion, 'key' | 'scope'>[] }>,
  key: string,
  orgPath: readonly string[],
): boolean => parameters.some((version) => version.key === key && orgPath.includes(version.scope));

const FRESH_MS = 1_000;

/**
 * The rulebook as the read store has it, held for a second at most: a command reads it from memory, and a calendar
 * published in between reaches the open deadlines by the reaction that recomputes them.
 */
export class Rulebook {
  private edition: RulebookEdition | undefined;
  private stamp = '';
  private checkedAt = 0;
  private loading: Promise<RulebookEdition> | undefined;

  constructor(private readonly reads: ReadStore) {}

  async current(): Promise<RulebookEdition> {
    if (this.edition && performance.now() - this.checkedAt < FRESH_MS) return this.edition;
    return this.look();
  }

  /** Looks again now, whatever the age of the edition held. */
  async refresh(): Promise<RulebookEdition> {
    await this.loading?.catch(() => undefined);
    return this.look();
  }

  private look(): Promise<RulebookEdition> {
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async load(): Promise<RulebookEdition> {
    const stamp = await this.stampNow();
    this.checkedAt = performance.now();
    if (this.edition && stamp === this.stamp) return this.edition;
    const years = await this.reads.db.selectFrom('calendar_years').selectAll().orderBy('year').execute();
    const rows = await this.reads.db.selectFrom('parameters').selectAll().execute();
    const history = rows.map(versionOf);
    const versions = standing(history);
    const byKey = grouped(versions);
    this.edition = {
      calendar: workCalendar(
        years.map(({ year, version, rest_days: restDays, make_up_workdays: makeUpWorkdays, notice }) => ({
          year,
          version,
          restDays,
          makeUpWorkdays,
          ...(notice === null ? {} : { notice }),
        })),
      ),
      inForce: (key, orgPath, on) => inForce(byKey.get(key) ?? [], key, orgPath, on),
      parameters: versions,
      history,
    };
    this.stamp = stamp;
    return this.edition;
  }

  private async stampNow(): Promise<string> {
    const last = (view: 'calendar_years' | 'parameters') =>
      this.reads.db
        .selectFrom(view)
        .select(({ fn }) => [fn.max('position').as('last'), fn.countAll().as('rows')])
        .executeTakeFirstOrThrow();
    const [years, rules] = await Promise.all([last('calendar_years'), last('parameters')]);
    return `${years.last}/${years.rows}/${rules.last}/${rules.rows}`;
  }
}

const grouped = (versions: readonly StandingVersion[]): ReadonlyMap<string, readonly StandingVersion[]> => {
  const groups = new Map<string, StandingVersion[]>();
  for (const version of versions) {
    const group = groups.get(version.key);
    if (group) group.push(version);
    else groups.set(version.key, [version]);
  }
  return groups;
};

const versionOf = (row: ParameterRow): RecordedVersion => ({
  key: row.parameter,
  value: row.value,
  unit: row.unit,
  scope: row.scope,
  effectiveFrom: row.effective_from,
  workflow: row.workflow,
  meaning: row.meaning,
  anchor: row.anchor,
  note: row.note,
  confidence: row.confidence as Confidence,
  sources: row.sources,
  correction: row.correction,
  reason: row.reason,
  setAt: row.set_at,
});
