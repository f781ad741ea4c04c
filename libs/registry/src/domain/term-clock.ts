import { addMonths, type LocalDate } from '#kernel';
import {
  advanceDeadlines,
  cancelDeadline,
  meetDeadline,
  moveAnchor,
  reachedMilestones,
  recomputeDeadlines,
  startDeadline,
  type ClockEnv,
  type DeadlineEvent,
} from '#workflow';
import type { Dissolution } from './dissolution.js';
import { groupOf, isElected, isSeat } from './post-groups.js';
import type { EndReason, PostTermEvent } from './post-term.events.js';
import { evolveStarted, type PostTerm } from './post-term.state.js';
import { registryRecipients } from './registry-route.js';
import type { RegistryEnv } from './registry-rules.js';

export const TERM_END = 'term-end';
const DISSOLVED = 'unit-dissolved';
const NEAR = 'term-end-near';
/** The rung of the reminder that comes `term.alertBeforeEnd` ahead. */
const AHEAD = 'remind-ahead';

const clockEnv = ({ today, calendar, rules: { ladder } }: RegistryEnv): ClockEnv => ({ today, calendar, ladder });

/**
 * A term of a body runs as many years as its rule says; its end is remembered `term.alertBeforeEnd` ahead. Basis: Organic
 * Law (2018) art. 11; Collective Organizations Law art. 29; handbook W1c. Staff have no planned end.
 */
export const planEnd = (
  { termId, post, startedOn }: Pick<PostTerm, 'termId' | 'post' | 'startedOn'>,
  { rules }: RegistryEnv,
): readonly PostTermEvent[] => {
  const rule = rules.terms[groupOf(post)];
  if (!rule) return [];
  const plannedEndOn = addMonths(startedOn, rule.unit === 'year' ? rule.amount * 12 : rule.amount);
  const remindOn = isSeat(post) ? addMonths(plannedEndOn, -rules.alertMonthsBeforeEnd) : null;
  const data = { termId, plannedEndOn, ruleKey: rule.key, ruleVersion: rule.version, remindOn };
  return [{ type: 'TermEndPlanned.v1', data }, ...(remindOn === null ? [] : [remindAt(remindOn, rules)])];
};

const remindAt = (on: LocalDate, { ladder }: RegistryEnv['rules']): DeadlineEvent => ({
  type: 'MilestoneSet.v1',
  data: { milestone: NEAR, on, at: ladder.alertTime },
});

/** The months before the end, and the rungs of the ladder, whose moment has come by `env.now`. */
export const whatTimeBroughtTerm = (term: PostTerm, env: RegistryEnv): readonly PostTermEvent[] => {
  const near = term.status === 'held' && reachedMilestones(term.clocks, env.now).includes(NEAR);
  const approached = near ? approach(term, env) : [];
  const { clocks } = approached.reduce(evolveStarted, term);
  const recipients = (_deadline: object, stage: Parameters<typeof registryRecipients>[1]) =>
    registryRecipients(env.orgPath, stage, env.rules.escalation.termEnd);
  return [...approached, ...advanceDeadlines(term.termId, clocks, env.now, env.today, recipients)];
};

const approach = (term: PostTerm, env: RegistryEnv): readonly PostTermEvent[] => {
  const { termId, personId, orgCode, post, plannedEndOn, startedOn } = term;
  const { today, orgPath, rules } = env;
  const reached: DeadlineEvent = { type: 'MilestoneReached.v1', data: { milestone: NEAR, on: today } };
  const rule = rules.terms[groupOf(post)];
  if (!rule || plannedEndOn === null) return [reached];
  const started = startDeadline(TERM_END, rule, startedOn, clockEnv(env));
  const facts = { termId, personId, orgCode, orgPath, post, plannedEndOn, approachedOn: today };
  return [reached, { type: 'TermEndApproached.v1', data: facts }, withReminder(started, term, env)];
};

/** The ladder of a term's end begins with the reminder months ahead. */
const withReminder = (started: DeadlineEvent, term: PostTerm, { rules }: RegistryEnv): DeadlineEvent => {
  if (started.type !== 'DeadlineStarted.v1') return started;
  return remindedOn(started, term.clocks.milestones[NEAR]?.on ?? started.data.startedOn, rules);
};

const remindedOn = (started: DeadlineEvent, on: LocalDate, { ladder }: RegistryEnv['rules']): DeadlineEvent => {
  if (started.type !== 'DeadlineStarted.v1') return started;
  const reminder = { rung: AHEAD, stage: 'remind', on, at: ladder.alertTime } as const;
  return { ...started, data: { ...started.data, ladder: [reminder, ...started.data.ladder] } };
};

/**
 * A term of a unit that has ended is settled by people: by a decision of those who give the post, or by an election of the
 * successor's body. The reminder comes at once, the other rungs before the time is over. Basis: `dissolution.decision`,
 * `dissolution.election` (DEFAULT); R1, R2.
 */
export const noteDissolution = (term: PostTerm, given: Dissolution, env: RegistryEnv): readonly PostTermEvent[] => {
  const { termId, personId, orgCode, post } = term;
  const { by, dissolvedOn, successors } = given;
  const { orgPath, today, rules } = env;
  const rule = isElected(post) ? rules.dissolution.election : rules.dissolution.decision;
  const data = { termId, personId, orgCode, orgPath, post, by, dissolvedOn, successors, foundOn: today };
  const clock = rule ? [remindedOn(startDeadline(DISSOLVED, rule, today, clockEnv(env)), today, rules)] : [];
  return [{ type: 'TermUnitDissolved.v1', data }, ...clock];
};

/** A term that ran out settles its clock; one that ended otherwise has none any more. Any end settles a dissolved unit's. */
export const endClock = ({ clocks }: PostTerm, endedOn: LocalDate, reason: EndReason, { today }: RegistryEnv) => {
  const cleared: DeadlineEvent[] = clocks.milestones[NEAR]
    ? [{ type: 'MilestoneCleared.v1', data: { milestone: NEAR } }]
    : [];
  const settled =
    reason === 'term-end'
      ? meetDeadline(clocks, TERM_END, endedOn)
      : cancelDeadline(clocks, TERM_END, today, `ended by ${reason}`);
  return [...cleared, ...settled, ...meetDeadline(clocks, DISSOLVED, endedOn)];
};

/** The start of the term was corrected: its end moves with it. */
export const moveEnd = (term: PostTerm, env: RegistryEnv): readonly PostTermEvent[] => {
  if (term.status === 'ended' || term.plannedEndOn === null) return [];
  const deadline = term.clocks.deadlines[TERM_END];
  if (!deadline) return planEnd(term, env);
  const planned = planEnd(term, env).filter(({ type }) => type === 'TermEndPlanned.v1');
  return [...planned, ...moveAnchor(term.clocks, TERM_END, term.startedOn, clockEnv(env))];
};

export const recomputeTerm = ({ clocks }: PostTerm, env: RegistryEnv): DeadlineEvent[] =>
  recomputeDeadlines(clocks, clockEnv(env));
