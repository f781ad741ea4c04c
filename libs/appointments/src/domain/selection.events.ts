import { eventSchema, type DomainEvent, type LocalDate } from '#kernel';

/**
 * An open selection is public: nothing in it is about a candidate. `orgPath` ends with the county that selects, `team` are
 * the persons who inspect and compare, `applyUntil` is the last day on which an application is taken.
 */
export type SelectionEvent =
  | DomainEvent<
      'SelectionPlanned.v1',
      {
        selectionId: string;
        orgPath: readonly string[];
        villages: readonly string[];
        conditions: string;
        team: readonly string[];
        personId: string;
        on: LocalDate;
      }
    >
  | DomainEvent<
      'SelectionNoticed.v1',
      {
        selectionId: string;
        noticeNo: string;
        postedOn: LocalDate;
        applyUntil: LocalDate;
        personId: string;
        on: LocalDate;
      }
    >
  | DomainEvent<'SelectionClosed.v1', { selectionId: string; reason: string; personId: string; on: LocalDate }>;

export const selectionEvents = eventSchema<SelectionEvent>({
  current: ['SelectionPlanned.v1', 'SelectionNoticed.v1', 'SelectionClosed.v1'],
});
