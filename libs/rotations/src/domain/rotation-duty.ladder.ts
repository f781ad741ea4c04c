import type { ClockEnv, DeadlineEvent, Rung } from '#workflow';

/** The rung that stands for all those that were over before anybody could climb them. */
const OVERDUE = 'remind-overdue';

/**
 * The ladder of a deadline from today on. A register that is taken over brings persons whose years were over long before, and
 * a corrected start may do the same: rungs of days on which the program knew of no duty are not climbed. One reminder today
 * stands for them, and that the day was missed is recorded, once. The file duty opens none then, since its ten days cannot
 * be made good; a review can still be held.
 */
export const climbedFromToday = (
  event: DeadlineEvent,
  taken: readonly string[],
  { today, ladder: { alertTime } }: ClockEnv,
): DeadlineEvent => {
  if (event.type !== 'DeadlineStarted.v1' && event.type !== 'DeadlineRecomputed.v1') return event;
  const isOver = ({ rung, stage, on }: Rung) => stage !== 'missed' && on < today && !taken.includes(rung);
  const ladder = event.data.ladder.filter((rung) => !isOver(rung));
  if (ladder.length === event.data.ladder.length) return event;
  if (taken.includes(OVERDUE)) return { ...event, data: { ...event.data, ladder } } as DeadlineEvent;
  const reminder: Rung = { rung: OVERDUE, stage: 'remind', on: today, at: alertTime };
  const climbed = [...ladder, reminder].toSorted((a, b) => `${a.on}${a.at}`.localeCompare(`${b.on}${b.at}`));
  return { ...event, data: { ...event.data, ladder: climbed } } as DeadlineEvent;
};
