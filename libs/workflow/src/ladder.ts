import { addDays, type LocalDate } from '#kernel';
import { addWorkingDays, type WorkCalendar } from '#calendar';

/** The colours of the supervision slips, in rising order; `late` reports a shortfall at the moment it happens. */
export type Stage = 'late' | 'remind' | 'blue' | 'missed' | 'yellow' | 'red' | 'talk';

/** One rung of a deadline's ladder, with the day and Shanghai hour (`HH:MM`) on which it is due to be taken. */
export type Rung = Readonly<{ rung: string; stage: Stage; on: LocalDate; at: string }>;

/** Holders of a role at a unit, or one person. */
export type Recipient = Readonly<{ role: string; org: string } | { person: string }>;

export type Recipients = Readonly<{ to: readonly Recipient[]; copyTo: readonly Recipient[] }>;

/** `offset` counts working days from the due date: negative before it, positive after. */
export type LadderRule = Readonly<{ stage: Exclude<Stage, 'late' | 'missed'>; offset: number }>;

/** `alertTime` is the Shanghai hour (`HH:MM`) at which rungs are taken. */
export type Ladder = Readonly<{ rules: readonly LadderRule[]; alertTime: string }>;

/** The name of a rung: a ladder holds it once. Reminders differ by their offset. */
export const rungName = ({ stage, offset }: LadderRule): string => (stage === 'remind' ? `remind${offset}` : stage);

/**
 * The rungs of a deadline: those of the rules that lie after the day from which it counts (a two-day clock has no
 * reminder five days ahead), those that it had before (`kept`: a moved deadline loses no rung), and the miss itself, on
 * the day after the due date. Basis: handbook 2.2, parameters `supervise.*`.
 */
export const rungsOf = (
  { rules, alertTime }: Ladder,
  dueOn: LocalDate,
  anchor: LocalDate,
  calendar: WorkCalendar,
  kept: readonly Rung[] = [],
): readonly Rung[] => {
  const known = new Set(kept.map(({ rung }) => rung));
  const missed: Rung = { rung: 'missed', stage: 'missed', on: addDays(dueOn, 1), at: '00:00' };
  const rungs = rules.map((rule): Rung => {
    const on = addWorkingDays(dueOn, rule.offset, calendar);
    return { rung: rungName(rule), stage: rule.stage, on, at: alertTime };
  });
  return [...rungs.filter(({ rung, on }) => on > anchor || known.has(rung)), missed].sort(inOrder);
};

const inOrder = (a: Rung, b: Rung) => `${a.on}${a.at}`.localeCompare(`${b.on}${b.at}`);
