import type { DomainEvent, Grantee } from '#kernel';
import { officesOfCase } from './flow-env.js';
import { procedureOf, type Hosted, type HostEnv, type Hosting } from './hosting.js';

/** Roles that see how cases below their unit stand without being a party to them. Basis: handbook 1.2, W6. */
export const WATCHERS = ['supervisionOffice', 'countyAuditOfficer'] as const;

export const watchersOf = (orgPath: readonly string[]): readonly Grantee[] =>
  orgPath.slice(-1).flatMap((org) => WATCHERS.map((role) => ({ role, org })));

type Seen<Facts> = Pick<
  Hosting<Facts, DomainEvent, never, string, HostEnv>,
  'procedures' | 'named' | 'supervision' | 'seenBy'
>;

/**
 * The parties to a case: its drafter, everyone who has or had a task or copy in it, and whom the context names. Copies come
 * by their ids: a state that was stored in between has its keys in another order.
 */
export const seenByOf = <Facts>(hosting: Seen<Facts>, state: Hosted<Facts>): readonly Grantee[] => {
  const { flow, facts } = state;
  if (!flow) return hosting.seenBy(state);
  const procedure = procedureOf(hosting, flow.procedure, flow.version);
  const { decision, reopening, supervision } = officesOfCase(hosting, procedure, facts, flow.orgPath);
  return [
    { person: flow.drafterId },
    ...flow.tasks.flatMap(({ office, delegate }) => [...office.anyOf, ...(delegate?.anyOf ?? [])]),
    ...Object.keys(flow.copies)
      .toSorted()
      .flatMap((copyId) => flow.copies[copyId]!.to),
    ...decision,
    ...reopening,
    ...supervision,
    ...hosting.seenBy(state),
  ];
};

/** Those who may know that the case is there: its parties, and who only watches. */
export const knownToOf = <Facts>(hosting: Seen<Facts>, state: Hosted<Facts>): readonly Grantee[] => [
  ...seenByOf(hosting, state),
  ...watchersOf(state.flow?.orgPath ?? []),
];
