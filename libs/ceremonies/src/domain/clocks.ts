import { addDays, addMonths, type LocalDate } from '#kernel';
import { alertIdOf, closeAlert, startDeadline, type ClockEnv, type DeadlineEvent } from '#workflow';
import { familyOf } from './ceremony.kinds.js';
import type { CeremonyEnv, CeremonyRules } from './ceremony.rules.js';
import type { CeremonyEvent, Timeliness } from './ceremony.events.js';
import type { Ceremony } from './ceremony.state.js';
import { recipientsOf } from './rules/route.js';

export const REGISTER = 'register';
export const POST_REPORT = 'post-report';
const PRIOR_REPORT = 'prior-report';
export const HELD = 'held';
export const FORGET = 'forget';

export const about = ({ filingId, reporterId }: Pick<Ceremony, 'filingId' | 'reporterId'>) => ({
  filingId,
  reporterId,
});

export const rulesToday = ({ orgPath }: Pick<Ceremony, 'orgPath'>, { rules, today }: CeremonyEnv): CeremonyRules =>
  rules(orgPath, today);

export const clockEnv = (ceremony: Pick<Ceremony, 'orgPath'>, env: CeremonyEnv): ClockEnv => ({
  today: env.today,
  calendar: env.calendar,
  ladder: rulesToday(ceremony, env).ladder,
});

/** The day after the event: from then on it counts as held. */
export const expectHeld = (ceremonyOn: LocalDate): DeadlineEvent => ({
  type: 'MilestoneSet.v1',
  data: { milestone: HELD, on: addDays(ceremonyOn, 1), at: '00:00' },
});

/** The post-event report falls due, by the rules in force on the day of the event. */
export const startPostReportClock = (
  { kind, orgPath }: Pick<Ceremony, 'kind' | 'orgPath'>,
  heldOn: LocalDate,
  env: CeremonyEnv,
): DeadlineEvent => {
  const { afterFuneral, afterWedding } = env.rules(orgPath, heldOn);
  const rule = familyOf(kind) === 'funeral' ? afterFuneral : afterWedding;
  return startDeadline(POST_REPORT, rule, heldOn, clockEnv({ orgPath }, env));
};

const lateAlertOf = ({ filingId }: Ceremony): string => alertIdOf(filingId, PRIOR_REPORT, 'late');

/** A late report is told to town discipline at once, and once for a case. Basis: acceptance example 4, handbook 8. */
export const lateAlert = (
  ceremony: Ceremony,
  { late, latestOn, ruleKey }: Timeliness,
  env: CeremonyEnv,
): DeadlineEvent[] => {
  if (!late) return [];
  const { filingId: caseId } = ceremony;
  if (lateAlertOf(ceremony) in ceremony.clocks.alerts) return [];
  const { to, copyTo } = recipientsOf(ceremony, 'late', rulesToday(ceremony, env).escalation.register);
  return [
    {
      type: 'AlertRaised.v1',
      data: {
        alertId: lateAlertOf(ceremony),
        caseId,
        deadlineId: PRIOR_REPORT,
        ruleKey,
        rung: 'late',
        stage: 'late',
        dueOn: latestOn,
        scheduledOn: env.today,
        raisedOn: env.today,
        to,
        copyTo,
      },
    },
  ];
};

/** A draft that is never submitted is kept for a time of its own. Basis: `event.draft.retain` (DEFAULT; PIPL, art. 19). */
export const keepDraft = (orgPath: readonly string[], env: CeremonyEnv): DeadlineEvent => ({
  type: 'MilestoneSet.v1',
  data: {
    milestone: FORGET,
    on: addMonths(env.today, rulesToday({ orgPath }, env).draftRetainMonths),
    at: '00:00',
  },
});

/** A draft that was submitted is kept as every other report. */
export const keepReport = ({ clocks }: Ceremony): readonly DeadlineEvent[] =>
  FORGET in clocks.milestones ? [{ type: 'MilestoneCleared.v1', data: { milestone: FORGET } }] : [];

/** The key of an ended case is destroyed: nothing personal can be written under it. */
export const isForgotten = ({ status, clocks }: Ceremony): boolean =>
  status !== 'open' && !(FORGET in clocks.milestones);

export const close = (
  ceremony: Ceremony,
  outcome: 'in-order' | 'breach-transferred',
  env: CeremonyEnv,
): readonly CeremonyEvent[] => {
  return [
    { type: 'CeremonyClosed.v1', data: { ...about(ceremony), closedOn: env.today, outcome } },
    ...endClocks(ceremony, env),
  ];
};

/** The end of a case starts the time for which its detail is kept. Basis: `event.retain`, handbook W4. */
export const endClocks = (ceremony: Ceremony, env: CeremonyEnv): readonly DeadlineEvent[] => {
  const on = addMonths(env.today, rulesToday(ceremony, env).retainMonths);
  return [
    ...closeAlert(ceremony.clocks, lateAlertOf(ceremony), env.today),
    { type: 'MilestoneSet.v1', data: { milestone: FORGET, on, at: '00:00' } },
  ];
};
