import type { DomainEvent } from '#kernel';
import type { CaseRow } from '#supervision/contract';
import type { Flow, Task } from '#workflow';

/** The kind of a document that was attached; undefined for any other event. */
export const kindOf = ({ type, data }: DomainEvent): string | undefined =>
  type === 'DocumentAttached.v3' ? (data as { kind: string }).kind : undefined;

/**
 * The persons of those offices with a matching task in whose number whoever attached a document is: they may know of it.
 * Nobody where it was attached by others.
 */
export const attachedInOffice = (
  row: CaseRow,
  event: DomainEvent,
  matches: (task: Task) => boolean,
): readonly string[] => {
  return kindOf(event) === undefined ? [] : officesOfSpeaker(row, event, matches);
};

/** The persons of those offices with a matching task in whose number whoever acted in the event is. */
export const officesOfSpeaker = (
  row: CaseRow,
  event: DomainEvent,
  matches: (task: Task) => boolean,
): readonly string[] => {
  const { personId, onBehalfOf } = event.data as { personId: string; onBehalfOf: string | null };
  const tasks = (row as CaseRow & { state?: { flow: Flow | null } }).state?.flow?.tasks ?? [];
  const offices = tasks.filter(matches).map(personsOf);
  return offices.filter((persons) => [personId, onBehalfOf].some((one) => one && persons.includes(one))).flat();
};

const personsOf = ({ office, delegate }: Task): readonly string[] =>
  [...office.anyOf, ...(delegate?.anyOf ?? [])].flatMap((grantee) => ('person' in grantee ? [grantee.person] : []));
