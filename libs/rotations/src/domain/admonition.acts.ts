import { computeDeadline } from '#calendar';
import { clockEnvOf, meetDeadline, openTaskOf, startDeadline, type Flow, type HostedStep } from '#workflow';
import { beforeStep, reject, type AdjustmentCommand, type AdjustmentRejection } from './adjustment.commands.js';
import type { AdjustmentFact } from './adjustment.events.js';
import { isEstablished, isHeard, type AdjustmentFacts } from './adjustment.facts.js';
import { PLAN, RECHECK } from './adjustment.clocks.js';
import { PROPOSAL } from './adjustment.procedure.js';

type Outcome = readonly HostedStep<AdjustmentFact>[] | AdjustmentRejection;
type Of<T extends AdjustmentCommand['type']> = Extract<AdjustmentCommand, { type: T }>;
type By = Readonly<{ caseId: string; subjectId: string; personId: string; on: string }>;

/**
 * An admonition of so many months, after the cadre has been heard: a written self-correction is due, and a recheck before
 * it runs out. Basis: handbook W2, Admonish; `adjust.admonitionMin`, `adjust.admonitionMax`, `adjust.rectificationPlan`.
 */
export const admonish = (command: Of<'Admonish'>, flow: Flow, facts: AdjustmentFacts, by: By): Outcome => {
  const { documentNo, servedOn, months, reasons, env } = command;
  if (!isEstablished(flow)) return reject('facts-not-established');
  if (facts.hearing === 'awaited') return reject('answer-awaited');
  if (!isHeard(facts)) return reject('person-not-heard');
  if (facts.recheckFrom !== null) return reject('admonition-runs');
  if (servedOn > env.today) return reject('date-ahead');
  const early = beforeStep(servedOn, facts.heardOn);
  if (early) return early;
  const rule = (key: string) => env.rule(key, flow.orgPath);
  const [least, most] = [rule('adjust.admonitionMin'), rule('adjust.admonitionMax')];
  if (months < least.amount || months > most.amount)
    return reject('months-outside', { least: least.amount, most: most.amount });
  const { amount, unit } = least;
  const { dueOn: recheckFrom } = computeDeadline({ anchor: servedOn, amount, unit, direction: 'after' }, env.calendar);
  const clocks = clockEnvOf(flow.orgPath, env);
  const n = facts.admonitions + 1;
  return [
    { type: 'AdmonitionIssued.v1', data: { ...by, documentNo, servedOn, months, recheckFrom, reasons } },
    startDeadline(`${PLAN}~${n}`, rule('adjust.rectificationPlan'), servedOn, clocks),
    startDeadline(`${RECHECK}~${n}`, { ...most, amount: months }, servedOn, clocks),
  ];
};

export const receivePlan = (
  { receivedOn, plan, env }: Of<'RecordSelfCorrection'>,
  flow: Flow,
  facts: AdjustmentFacts,
  by: By,
): Outcome => {
  if (facts.recheckFrom === null) return reject('no-admonition');
  if (facts.planReceived) return reject('plan-received');
  if (receivedOn > env.today) return reject('date-ahead');
  const early = beforeStep(receivedOn, facts.servedOn);
  if (early) return early;
  return [
    { type: 'SelfCorrectionReceived.v1', data: { ...by, receivedOn, plan } },
    ...meetDeadline(flow.clocks, `${PLAN}~${facts.admonitions}`, env.today),
  ];
};

/** Lifted, the case ends; failed, it is considered again. Basis: handbook W2, Recheck (after the least period). */
export const recheck = (command: Of<'Recheck'>, flow: Flow, facts: AdjustmentFacts, by: By): Outcome => {
  const { lifted, documentNo, reasons, env } = command;
  const task = openTaskOf(flow, PROPOSAL);
  if (facts.recheckFrom === null || !task || flow.status !== 'running') return reject('no-admonition');
  if (env.today < facts.recheckFrom) return reject('recheck-too-early', { from: facts.recheckFrom });
  const n = facts.admonitions;
  const met = [PLAN, RECHECK].flatMap((name) => meetDeadline(flow.clocks, `${name}~${n}`, env.today));
  if (!lifted) return [{ type: 'AdmonitionFailed.v1', data: { ...by, documentNo, reasons } }, ...met];
  const { taskId } = task;
  return [
    { type: 'AdmonitionLifted.v1', data: { ...by, documentNo, reasons } },
    ...met,
    {
      type: 'GiveOpinion',
      taskId,
      result: 'end',
      ground: 'admonition-lifted',
      basisNo: documentNo,
      opinion: '',
    },
  ];
};
