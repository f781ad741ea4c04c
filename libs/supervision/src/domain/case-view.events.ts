import { eventSchema, type DomainEvent, type LocalDate, type Personal } from '#kernel';

/** The filters of a list of cases by name, as they were when they were kept. What a name means may change; the event not. */
export type KeptFilter = Readonly<Record<string, string | number>>;

/** Holders of the role at the unit, or at one below it. */
export type ViewShare = Readonly<{ role: string; orgCode: string }>;

/** A named filter of the list of cases. Name and filter may hold words about people, and are the owner's. */
export type CaseViewEvent =
  | DomainEvent<
      'CaseViewKept.v1',
      { viewId: string; ownerId: string; name: Personal<string>; filter: Personal<KeptFilter>; keptOn: LocalDate }
    >
  | DomainEvent<'CaseViewRenamed.v1', { viewId: string; ownerId: string; name: Personal<string>; renamedOn: LocalDate }>
  | DomainEvent<
      'CaseViewFilterReplaced.v1',
      { viewId: string; ownerId: string; filter: Personal<KeptFilter>; replacedOn: LocalDate }
    >
  | DomainEvent<'CaseViewShared.v1', { viewId: string; role: string; orgCode: string; sharedOn: LocalDate }>
  | DomainEvent<'CaseViewShareEnded.v1', { viewId: string; role: string; orgCode: string; endedOn: LocalDate }>
  | DomainEvent<'CaseViewRemoved.v1', { viewId: string; removedOn: LocalDate }>;

const owned = (...fields: readonly string[]) => ({ subject: 'ownerId', scope: 'viewId', fields });

export const caseViewEvents = eventSchema<CaseViewEvent>({
  current: [
    'CaseViewKept.v1',
    'CaseViewRenamed.v1',
    'CaseViewFilterReplaced.v1',
    'CaseViewShared.v1',
    'CaseViewShareEnded.v1',
    'CaseViewRemoved.v1',
  ],
  personal: {
    'CaseViewKept.v1': owned('name', 'filter'),
    'CaseViewRenamed.v1': owned('name'),
    'CaseViewFilterReplaced.v1': owned('filter'),
  },
});
