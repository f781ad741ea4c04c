import type { LocalDate } from '#kernel';
import type { Seat } from './seats.js';
import { tiesOf } from './structure.rules.js';
import { vscDirectorIsSecretary, type StructureRule } from './structure.warnings.js';
import type { BodyEnv } from './village-body.commands.js';
import type { VillageBodyEvent } from './village-body.events.js';

type Tied = Readonly<{ rule: StructureRule; beside: readonly Seat[] }>;

/**
 * What a seat of the past broke together with those held on its own days: a warning that is over from its first record on.
 * Sizes are not asked: members follow each other within the days of one seat. Basis: R2-R5.
 */
export const pastWarnings = (
  seat: Seat,
  others: readonly Seat[],
  orgCode: string,
  { today, rules, facts }: BodyEnv,
): readonly VillageBodyEvent[] => {
  const ties: readonly Tied[] = tiesOf({ seat, others, relatives: new Set(facts.relatives), rules });
  return [...ties, ...secretaryInChair(seat, others, rules)].map(({ rule, beside }): VillageBodyEvent => {
    const involved = [seat, ...beside];
    const data = {
      orgCode,
      warningId: [orgCode, rule, seat.termId].join('~'),
      rule,
      posts: [...new Set(involved.map(({ post }) => post))],
      persons: [...new Set(involved.map(({ personId }) => personId))],
      ...daysTogether(seat, beside),
      recordedOn: today,
    };
    return { type: 'PastStructureWarningRecorded.v1', data };
  });
};

/** Basis: R3, 2017 guidance (P28). */
const secretaryInChair = (seat: Seat, others: readonly Seat[], rules: BodyEnv['rules']): readonly Tied[] => {
  const beside = others.filter(
    (other) =>
      other.personId === seat.personId &&
      vscDirectorIsSecretary({ seats: [seat, other], traits: {}, rules }).length > 0,
  );
  return beside.length > 0 ? [{ rule: 'r3-vsc-director-is-secretary', beside }] : [];
};

/** From the first day on which any of the others sat beside the seat up to the day before the last. */
const daysTogether = (seat: Seat, beside: readonly Seat[]): Readonly<{ from: LocalDate; until: LocalDate }> => {
  const end = seat.endedOn!;
  const starts = beside.map(({ startedOn }) => (startedOn > seat.startedOn ? startedOn : seat.startedOn));
  const ends = beside.map(({ endedOn }) => (endedOn !== null && endedOn < end ? endedOn : end));
  return { from: starts.toSorted()[0]!, until: ends.toSorted().at(-1)! };
};
