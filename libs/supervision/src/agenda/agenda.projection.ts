import type { Projection } from '#kernel';
import { deadlineEvents, evolveClocks, nextWake, noClocks, type Clocks, type DeadlineEvent } from '#workflow';

export type AgendaRow = { stream: string; wake_at: string | null; clocks: Clocks };

declare module '#read-store' {
  interface ReadTables {
    agenda: AgendaRow & { key: string; position: number };
  }
}

/** When each case next has something to do by itself. Cases with nothing ahead have no row. */
export const agenda: Projection<DeadlineEvent, AgendaRow> = {
  name: 'agenda-1',
  events: deadlineEvents,
  columns: {
    stream: { type: 'text' },
    wake_at: { type: 'timestamptz', index: 'btree' },
    clocks: { type: 'jsonb' },
  },
  keyOf: (_event, { stream }) => stream,
  apply: (row, event, { stream }) => {
    const clocks = evolveClocks(row?.clocks ?? noClocks, event);
    const wake_at = nextWake(clocks) ?? null;
    const open = Object.values(clocks.deadlines).some(({ status }) => status === 'running' || status === 'paused');
    return wake_at === null && !open ? undefined : { stream, wake_at, clocks };
  },
};
