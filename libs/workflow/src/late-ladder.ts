import type { LocalDate } from '#kernel';
import type { DeadlineEvent } from './deadline.events.js';
import {
  followRule,
  moveAnchor,
  recomputeDeadlines,
  startDeadline,
  type ClockEnv,
  type DeadlineRule,
} from './deadline.js';
import type { Clocks, Deadline } from './deadline.state.js';
import type { Rung } from './ladder.js';

/** The rung that stands for all those that were over before anybody could climb them. */
const OVERDUE = 'remind-overdue';

/** As `startDeadline`, for a duty that the program may come to know of long after its day: see `climbedFromToday`. */
export const startLateDeadline = (
  deadlineId: string,
  rule: DeadlineRule,
  anchor: LocalDate,
  env: ClockEnv,
): DeadlineEvent => climbedFromToday(startDeadline(deadlineId, rule, anchor, env), [], env);

/** As `moveAnchor`; a day that was moved far back brings one reminder. */
export const moveLateAnchor = (
  clocks: Clocks,
  deadlineId: string,
  anchor: LocalDate,
  env: ClockEnv,
): readonly DeadlineEvent[] =>
  moveAnchor(clocks, deadlineId, anchor, env).map((event) => climbedFromToday(event, takenOf(clocks, event), env));

/** As `recomputeDeadlines`. A calendar that moves nothing of what lies ahead says nothing, be the ladder one that began late. */
export const recomputeLateDeadlines = (clocks: Clocks, env: ClockEnv): readonly DeadlineEvent[] =>
  recomputeDeadlines(clocks, env)
    .map((event) => climbedFromToday(event, takenOf(clocks, event), env))
    .filter((event) => event.type !== 'DeadlineRecomputed.v2' || changes(event.data, deadlineOf(clocks, event)));

/** As `followRule`; a day that a shorter time has put far back brings one reminder. */
export const followLateRule = (
  clocks: Clocks,
  deadlineId: string,
  rule: DeadlineRule,
  env: ClockEnv,
): readonly DeadlineEvent[] =>
  followRule(clocks, deadlineId, rule, env).map((event) => climbedFromToday(event, takenOf(clocks, event), env));

type Recomputed = Extract<DeadlineEvent, { type: 'DeadlineRecomputed.v2' }>['data'];

const changes = ({ dueOn, provisional, ladder }: Recomputed, before: Deadline | undefined): boolean =>
  !before ||
  dueOn !== before.dueOn ||
  provisional !== before.provisional ||
  aheadOf(before, ladder) !== aheadOf(before, before.ladder);

const aheadOf = ({ taken }: Deadline, ladder: readonly Rung[]): string =>
  ladder
    .filter(({ rung }) => !taken.includes(rung))
    .map(({ rung, on }) => `${rung} ${on}`)
    .join();

const deadlineOf = ({ deadlines }: Clocks, { data }: DeadlineEvent): Deadline | undefined =>
  'deadlineId' in data ? deadlines[data.deadlineId] : undefined;

const takenOf = (clocks: Clocks, event: DeadlineEvent): readonly string[] => deadlineOf(clocks, event)?.taken ?? [];

/**
 * The ladder of a deadline from today on. A register that is taken over brings persons whose time was over long before, and
 * a corrected start may do the same: rungs of days on which the program knew of no duty are not climbed. One reminder today
 * stands for them, and that the day was missed is recorded, once. The file duty opens none then, since its ten days cannot
 * be made good; a review can still be held.
 */
const climbedFromToday = (
  event: DeadlineEvent,
  taken: readonly string[],
  { today, ladder: { alertTime } }: ClockEnv,
): DeadlineEvent => {
  if (event.type !== 'DeadlineStarted.v1' && event.type !== 'DeadlineRecomputed.v2') return event;
  const isOver = ({ rung, stage, on }: Rung) => stage !== 'missed' && on < today && !taken.includes(rung);
  const ladder = event.data.ladder.filter((rung) => !isOver(rung));
  if (ladder.length === event.data.ladder.length) return event;
  if (taken.includes(OVERDUE)) return { ...event, data: { ...event.data, ladder } } as DeadlineEvent;
  const reminder: Rung = { rung: OVERDUE, stage: 'remind', on: today, at: alertTime };
  const climbed = [...ladder, reminder].toSorted((a, b) => `${a.on}${a.at}`.localeCompare(`${b.on}${b.at}`));
  return { ...event, data: { ...event.data, ladder: climbed } } as DeadlineEvent;
};
