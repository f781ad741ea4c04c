import type { DomainEvent } from '#kernel';
import type { DeadlineEvent } from '../deadline.events.js';
import type { Recipient } from '../ladder.js';

/** Whom alerts reach in the place of a person who keeps away from the case, by that person. */
export type InPlaceOf = ReadonlyMap<string, readonly Recipient[]>;

const isRaised = (event: DomainEvent): event is Extract<DeadlineEvent, { type: 'AlertRaised.v1' }> =>
  event.type === 'AlertRaised.v1';

const standIns = (recipients: readonly Recipient[], inPlaceOf: InPlaceOf): readonly Recipient[] => [
  ...new Map(
    recipients
      .flatMap((one) => ('person' in one ? (inPlaceOf.get(one.person) ?? [one]) : [one]))
      .map((one) => [JSON.stringify(one), one]),
  ).values(),
];

/**
 * An alert reaches those who may act: whatever raises it, a rung or an urging, who keeps away is not told. Basis: handbook
 * 1.2 (recusal), 2.2 (the ladder reaches who is responsible).
 */
export const readdressed = <E extends DomainEvent>(event: E, inPlaceOf: InPlaceOf | undefined): E => {
  if (!inPlaceOf?.size || !isRaised(event)) return event;
  const { to, copyTo } = event.data;
  return { ...event, data: { ...event.data, to: standIns(to, inPlaceOf), copyTo: standIns(copyTo, inPlaceOf) } };
};
