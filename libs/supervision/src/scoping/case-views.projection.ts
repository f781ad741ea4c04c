import type { LocalDate, Personal, Projection } from '#kernel';
import { caseViewEvents, type CaseViewEvent, type KeptFilter, type ViewShare } from '../domain/case-view.events.js';

export type CaseViewRow = {
  view_id: string;
  owner_id: string;
  name: Personal<string>;
  filter: Personal<KeptFilter>;
  shares: readonly ViewShare[];
  /** `role:<role>@<unit>` of each share. */
  share_keys: readonly string[];
  changed_on: LocalDate;
};

declare module '#read-store' {
  interface ReadTables {
    case_views: CaseViewRow & { key: string };
  }
}

export const shareKey = ({ role, orgCode }: ViewShare): string => `role:${role}@${orgCode}`;

/** The named filters that are kept. A view that was removed has no row. */
export const caseViews: Projection<CaseViewEvent, CaseViewRow> = {
  name: 'case-views-1',
  events: caseViewEvents,
  columns: {
    view_id: { type: 'text' },
    owner_id: { type: 'text', index: 'btree' },
    name: { type: 'text' },
    filter: { type: 'jsonb' },
    shares: { type: 'jsonb' },
    share_keys: { type: 'text[]', index: 'gin' },
    changed_on: { type: 'date' },
  },
  keyOf: ({ data }) => data.viewId,
  apply: (row, event) => {
    if (event.type === 'CaseViewKept.v1') {
      const { viewId, ownerId, name, filter, keptOn } = event.data;
      return { view_id: viewId, owner_id: ownerId, name, filter, ...sharedWith([]), changed_on: keptOn };
    }
    if (!row) return row;
    switch (event.type) {
      case 'CaseViewRenamed.v1':
        return { ...row, name: event.data.name, changed_on: event.data.renamedOn };
      case 'CaseViewFilterReplaced.v1':
        return { ...row, filter: event.data.filter, changed_on: event.data.replacedOn };
      case 'CaseViewShared.v1': {
        const { role, orgCode, sharedOn } = event.data;
        return { ...row, ...sharedWith([...without(row, event.data), { role, orgCode }]), changed_on: sharedOn };
      }
      case 'CaseViewShareEnded.v1':
        return { ...row, ...sharedWith(without(row, event.data)), changed_on: event.data.endedOn };
      case 'CaseViewRemoved.v1':
        return undefined;
      default:
        return event satisfies never;
    }
  },
};

const sharedWith = (shares: readonly ViewShare[]) => ({ shares, share_keys: shares.map(shareKey) });

const without = ({ shares }: CaseViewRow, gone: ViewShare): readonly ViewShare[] =>
  shares.filter((share) => shareKey(share) !== shareKey(gone));
