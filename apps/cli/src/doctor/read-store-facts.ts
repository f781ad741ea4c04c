import { ReactionLedger, type ParkedReaction } from '#jobs';
import { shanghaiDate, type LocalDate } from '#kernel';
import type { ReadStore } from '#read-store';
import type { CalendarFacts } from './calendar-findings.js';
import type { ClockFacts } from './machine-findings.js';
import type { BuildRow } from './projection-findings.js';

const one = async <Row extends object>({ pool }: ReadStore, text: string): Promise<Row | undefined> =>
  (await pool.query<Row>(text)).rows[0];

/** Looks only: nothing is created where it is missing. */
export const exists = async (store: ReadStore, relation: string): Promise<boolean> =>
  (await one<{ found: boolean }>(store, `select to_regclass('${relation}') is not null as found`))?.found ?? false;

export const buildsIn = (store: ReadStore): Promise<readonly BuildRow[]> =>
  store.db.selectFrom('projection').select(['name', 'view', 'checkpoint', 'status', 'fault']).execute();

export const parkedIn = async (store: ReadStore): Promise<readonly ParkedReaction[]> =>
  (await exists(store, 'reaction.parked')) ? new ReactionLedger(store.pool).parked() : [];

export const vaultIdIn = async (store: ReadStore): Promise<string | null> => {
  if (!(await exists(store, 'vault.identity'))) return null;
  return (await one<{ id: string }>(store, 'select id from vault.identity'))?.id ?? null;
};

export const clockIn = async (store: ReadStore, kind: ClockFacts['kind']): Promise<ClockFacts> => {
  if (kind === 'virtual' && (await exists(store, 'virtual_clock'))) {
    const row = await one<{ instant: string }>(store, 'select instant from virtual_clock');
    if (row) return { kind, now: row.instant, skewMs: null };
  }
  const before = Date.now();
  const row = await one<{ ms: number }>(store, 'select extract(epoch from clock_timestamp())::float8 * 1000 as ms');
  const here = (before + Date.now()) / 2;
  return { kind: 'system', now: new Date(before).toISOString(), skewMs: here - (row?.ms ?? here) };
};

export const calendarFactsIn = async (store: ReadStore, now: string): Promise<CalendarFacts> => {
  const today: LocalDate = shanghaiDate(now);
  const years = (await exists(store, 'read.calendar_years'))
    ? await one<{ last: number | null }>(store, 'select max(year) as last from calendar_years')
    : undefined;
  const deadlines = (await exists(store, 'read.deadlines'))
    ? await one<{ open: number; provisional: number }>(
        store,
        `select count(*) as open, count(*) filter (where provisional) as provisional
         from deadlines where status in ('running', 'paused')`,
      )
    : undefined;
  return {
    today,
    lastPublished: years?.last ?? null,
    openDeadlines: deadlines?.open ?? 0,
    provisionalDeadlines: deadlines?.provisional ?? 0,
  };
};
