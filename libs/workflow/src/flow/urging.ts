import { alertRaised } from '../advance.js';
import { closeAlert } from '../deadline.js';
import type { DeadlineEvent } from '../deadline.events.js';
import type { Recipient } from '../ladder.js';
import type { Grantee, LocalDate } from '#kernel';
import type { FlowEnv } from './flow.commands.js';
import { openTasks, type Flow } from './flow.state.js';
import { DECISION } from './procedure.js';

const URGED = 'urged';

/**
 * Whoever's turn it is gets an alert for each urging, a stage one; where all have signed, whoever decides. It is no clock of
 * the law: the day it names is the nearest on which one of the tasks is due.
 */
export const urgingAlerts = (flow: Flow, { today, offices }: FlowEnv): readonly DeadlineEvent[] => {
  const tasks = openTasks(flow);
  const stages = [...new Set(tasks.map(({ stage }) => stage))];
  if (stages.length === 0) return [alertOf(flow, DECISION, offices.decision, today, today)];
  return stages.map((stage) => {
    const waiting = tasks.filter((task) => task.stage === stage);
    const turn = waiting.flatMap(({ office, delegate }) => (delegate ?? office).anyOf);
    const due = waiting.flatMap(({ clock }) => (clock === null ? [] : [flow.clocks.deadlines[clock]?.dueOn ?? today]));
    return alertOf(flow, stage, turn, due.toSorted()[0] ?? today, today);
  });
};

const alertOf = (
  { caseId, urgedTimes }: Flow,
  deadlineId: string,
  turn: readonly Grantee[],
  dueOn: LocalDate,
  today: LocalDate,
): DeadlineEvent =>
  alertRaised(caseId, {
    deadlineId,
    ruleKey: 'flow.urged',
    rung: `${URGED}${urgedTimes + 1}`,
    stage: 'remind',
    dueOn,
    scheduledOn: today,
    raisedOn: today,
    to: turn.filter((one): one is Recipient => !('system' in one)),
    copyTo: [],
  });

/** What was urged in the stage has been done; without a stage, the case is over. */
export const closeUrgings = (
  { caseId, clocks }: Pick<Flow, 'caseId' | 'clocks'>,
  today: LocalDate,
  stage?: string,
): readonly DeadlineEvent[] =>
  Object.keys(clocks.alerts)
    .filter((alertId) => {
      const [deadlineId, rung = ''] = alertId.slice(caseId.length + 1).split('~');
      return rung.startsWith(URGED) && (stage === undefined || deadlineId === stage);
    })
    .flatMap((alertId) => closeAlert(clocks, alertId, today));
