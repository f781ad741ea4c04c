import type { Projection } from '#kernel';
import { calendarYearEvents, type CalendarYearEvent } from '../domain/calendar-year.events.js';

export type CalendarYearRow = {
  year: number;
  version: number;
  rest_days: readonly { date: string; name: string }[];
  make_up_workdays: readonly { date: string; name: string }[];
  source: string;
  notice: string | null;
  published_at: string;
};

declare module '#read-store' {
  interface ReadTables {
    calendar_years: CalendarYearRow & { key: string; position: number };
  }
}

export const calendarYears: Projection<CalendarYearEvent, CalendarYearRow> = {
  name: 'calendar-years-1',
  events: calendarYearEvents,
  columns: {
    year: { type: 'integer' },
    version: { type: 'integer' },
    rest_days: { type: 'jsonb' },
    make_up_workdays: { type: 'jsonb' },
    source: { type: 'text' },
    notice: { type: 'text' },
    published_at: { type: 'timestamptz' },
  },
  keyOf: (event) => String(event.data.year),
  apply: (_row, event, { metadata }) => {
    const { year, restDays, makeUpWorkdays, source, notice } = event.data;
    const version = event.type === 'CalendarYearPublished.v1' ? 1 : event.data.version;
    return {
      year,
      version,
      rest_days: restDays,
      make_up_workdays: makeUpWorkdays,
      source,
      notice,
      published_at: metadata.recordedAt,
    };
  },
};
