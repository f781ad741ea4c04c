import { standingOf } from './past-breaches.js';
import type { RegistryRules } from './registry-rules.js';
import type { Seat } from './seats.js';
import { tiesOf } from './structure.rules.js';
import type { Finding } from './structure.warnings.js';

type Standing = Readonly<{
  seats: readonly Seat[];
  kin: Readonly<Record<string, readonly string[]>>;
  rules: RegistryRules;
}>;

/**
 * What holders of today break together: nobody was refused, since a kinship or a second post became known only afterwards.
 * Each pair is found once for each rule. Basis: R2, R4, R5.
 */
export const standingTies = ({ seats, kin, rules }: Standing): readonly Finding[] => {
  const found = new Map<string, Finding>();
  for (const [index, seat] of seats.entries()) {
    const relatives = new Set(kin[seat.personId]);
    for (const { rule, beside } of tiesOf({ seat, others: seats.slice(index + 1), relatives, rules }))
      for (const other of beside) {
        const persons = [...new Set([seat.personId, other.personId])].toSorted();
        const key = [rule, ...persons].join('~');
        const posts = [...new Set([...(found.get(key)?.posts ?? []), seat.post, other.post])];
        found.set(key, { rule: standingOf(rule), posts, persons });
      }
  }
  return [...found.values()];
};
