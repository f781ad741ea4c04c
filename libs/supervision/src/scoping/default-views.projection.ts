import type { Projection } from '#kernel';
import { defaultViewEvents, type DefaultViewEvent } from '../domain/default-view.events.js';

export type DefaultViewRow = { person_id: string; view_id: string };

declare module '#read-store' {
  interface ReadTables {
    default_views: DefaultViewRow & { key: string };
  }
}

/** The view with which each person begins. Whoever has chosen none has no row. */
export const defaultViews: Projection<DefaultViewEvent, DefaultViewRow> = {
  name: 'default-views-1',
  events: defaultViewEvents,
  columns: { person_id: { type: 'text' }, view_id: { type: 'text' } },
  keyOf: ({ data }) => data.personId,
  apply: (_row, { type, data: { personId, viewId } }) =>
    type === 'DefaultViewChosen.v1' ? { person_id: personId, view_id: viewId } : undefined,
};
