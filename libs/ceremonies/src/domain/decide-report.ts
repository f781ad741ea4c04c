import { cancelDeadline, meetDeadline, moveAnchor, pauseDeadline, resumeDeadline, startDeadline } from '#workflow';
import type { ChangeReport, DraftReport, ReportCommand, ResubmitReport, SubmitReport } from './ceremony.commands.js';
import type { CeremonyEvent } from './ceremony.events.js';
import { familyOf } from './ceremony.kinds.js';
import { digestOfReport } from './ceremony.material.js';
import { CEREMONY_REPORT, newestVersionOf } from './ceremony.procedure.js';
import { reject, type CeremonyDecision } from './ceremony.rejection.js';
import type { CeremonyEnv } from './ceremony.rules.js';
import { isBeforeDeath, isToCome, reviewOf, type Ceremony } from './ceremony.state.js';
import {
  about,
  clockEnv,
  endClocks,
  expectHeld,
  HELD,
  keepDraft,
  keepReport,
  lateAlert,
  POST_REPORT,
  REGISTER,
  rulesToday,
} from './clocks.js';
import { planFindings } from './rules/limits.js';
import { copiedTo, postsHeld } from './rules/route.js';
import { reportedBefore } from './rules/timeliness.js';

export const draftReport = (command: DraftReport): CeremonyDecision => {
  const { filingId, reporterId, actorId, kind, channel, principal, venue, ceremonyOn, plan, env } = command;
  if (familyOf(kind) === 'funeral') return reject('funeral-needs-no-prior-report');
  if (env.placeFault) return reject(env.placeFault);
  if (!env.posts.some(({ publicPower }) => publicPower)) return reject('no-public-power');
  const reporterPosts = postsHeld(env.posts);
  return [
    {
      type: 'ReportDrafted.v2',
      data: {
        filingId,
        reporterId,
        drafterId: actorId,
        ...env.place,
        kind,
        channel,
        reporterPosts,
        procedureVersion: newestVersionOf(CEREMONY_REPORT),
        principal,
        venue,
        ceremonyOn,
        plan,
      },
    },
    keepDraft(env.place.orgPath, env),
  ];
};

export const decideReport = (command: Exclude<ReportCommand, DraftReport>, ceremony: Ceremony): CeremonyDecision => {
  const { env, actorId } = command;
  switch (command.type) {
    case 'SubmitReport':
      return submit(command, ceremony);
    case 'CheckReport': {
      if (reviewOf(ceremony) !== 'submitted') return reject('not-submitted');
      const { opinion } = command;
      const seen = { digest: digestOfReport(ceremony, env) };
      const data = { ...about(ceremony), ...seen, checkerId: actorId, checkedOn: env.today, opinion };
      return [{ type: 'ReportChecked.v2', data }];
    }
    case 'RegisterReport':
      return register(command, ceremony);
    case 'ReturnReport': {
      if (!['submitted', 'checked'].includes(reviewOf(ceremony))) return reject('not-submitted');
      const { reason } = command;
      const seen = { digest: digestOfReport(ceremony, env) };
      const data = { ...about(ceremony), ...seen, returnedOn: env.today, returnedBy: actorId, reason };
      return [
        { type: 'ReportReturned.v2', data },
        ...pauseDeadline(ceremony.clocks, REGISTER, env.today, 'returned-for-correction'),
      ];
    }
    case 'ResubmitReport':
      return resubmit(command, ceremony);
    case 'GiveIntegrityReminder': {
      if (reviewOf(ceremony) !== 'registered') return reject('not-registered');
      if (command.talkedOn > env.today) return reject('date-in-future', { date: command.talkedOn });
      const { talkedOn, note } = command;
      return [{ type: 'IntegrityReminderGiven.v1', data: { ...about(ceremony), talkedOn, note } }];
    }
    case 'ChangeReport':
      return change(command, ceremony);
    case 'CancelReport':
      return cancel(command.reason, ceremony, env);
    case 'NotifyCouncil':
      return notifyCouncil(command, ceremony);
    default:
      return command satisfies never;
  }
};

const submit = ({ env, committed, lateReason }: SubmitReport, ceremony: Ceremony): CeremonyDecision => {
  if (reviewOf(ceremony) !== 'draft' || !ceremony.plan) return reject('not-draft');
  const rules = rulesToday(ceremony, env);
  const timeliness = reportedBefore(ceremony.ceremonyOn, env.today, rules.before, env.calendar);
  if (timeliness.late && !lateReason) return reject('late-reason-required', { latestOn: timeliness.latestOn });
  const findings = planFindings(ceremony.kind, ceremony.plan, rules);
  const data = { ...about(ceremony), submittedOn: env.today, committed, timeliness, lateReason, findings };
  return [
    { type: 'ReportSubmitted.v1', data },
    ...keepReport(ceremony),
    startDeadline(REGISTER, rules.register, env.today, clockEnv(ceremony, env)),
    expectHeld(ceremony.ceremonyOn),
    ...lateAlert(ceremony, timeliness, env),
  ];
};

type Register = Extract<ReportCommand, { type: 'RegisterReport' }>;

/** A funeral has no prior report: what is registered is its written report. */
const register = ({ env, actorId, registerNumber }: Register, ceremony: Ceremony): CeremonyDecision => {
  const review = reviewOf(ceremony);
  if (review === 'registered') return reject('already-registered');
  if (review === 'not-required' && !ceremony.flow) return reject('no-post-report');
  if (review !== 'not-required' && review !== 'checked') return reject('not-checked');
  if (!ceremony.committed) return reject('commitment-missing');
  const seen = { digest: digestOfReport(ceremony, env) };
  const data = { ...seen, registerNumber, registeredOn: env.today, registrarId: actorId, copiedTo: copiedTo(ceremony) };
  return [
    { type: 'ReportRegistered.v2', data: { ...about(ceremony), ...data } },
    ...meetDeadline(ceremony.clocks, REGISTER, env.today),
  ];
};

const resubmit = ({ env, committed, plan, note }: ResubmitReport, ceremony: Ceremony): CeremonyDecision => {
  if (reviewOf(ceremony) !== 'returned' || !ceremony.plan) return reject('not-returned');
  const corrected = plan ?? ceremony.plan;
  const findings = planFindings(ceremony.kind, corrected, rulesToday(ceremony, env));
  const data = { ...about(ceremony), resubmittedOn: env.today, committed, plan: corrected, findings, note };
  return [
    { type: 'ReportResubmitted.v1', data },
    ...resumeDeadline(ceremony.clocks, REGISTER, clockEnv(ceremony, env)),
  ];
};

/**
 * What was checked is what is registered: between the two, a report is changed by having it returned. Basis: handbook W4
 * (Change from registered).
 *
 * A change is judged where it brings the event nearer: it must come as early before the new day as a report would have to.
 * A later day needs no new judgement, because the report stands even longer before it. Basis: `event.wedding.before`.
 */
const change = ({ env, ceremonyOn, plan, venue, reason }: ChangeReport, ceremony: Ceremony): CeremonyDecision => {
  const funeral = familyOf(ceremony.kind) === 'funeral';
  if (reviewOf(ceremony) === 'draft') return reject('not-submitted');
  if (!isToCome(ceremony)) return reject('event-already-held');
  if (reviewOf(ceremony) === 'checked') return reject('checked-not-registered');
  const on = ceremonyOn ?? ceremony.ceremonyOn;
  if (on === ceremony.ceremonyOn && !plan && !venue) return [];
  if (isBeforeDeath(ceremony, on)) return reject('end-before-death', { deathOn: ceremony.deathOn });
  const findings = plan ? planFindings(ceremony.kind, plan, rulesToday(ceremony, env)) : [];
  const moved: readonly CeremonyEvent[] = funeral
    ? moveAnchor(ceremony.clocks, POST_REPORT, on, clockEnv(ceremony, env))
    : [expectHeld(on)];
  const nearer = !funeral && on < ceremony.ceremonyOn;
  const timeliness = nearer ? reportedBefore(on, env.today, rulesToday(ceremony, env).before, env.calendar) : null;
  const changed = { ...ceremony, reportedOn: on, ceremonyOn: on, plan: plan ?? ceremony.plan };
  const lies = { digest: digestOfReport(changed, env) };
  const data = { ...about(ceremony), ...lies, ceremonyOn: on, plan, venue, reason, findings, timeliness };
  return [
    { type: 'ReportChanged.v3', data },
    ...(on === ceremony.ceremonyOn ? [] : moved),
    ...(timeliness ? lateAlert(ceremony, timeliness, env) : []),
  ];
};

const cancel = (reason: string, ceremony: Ceremony, env: CeremonyEnv): CeremonyDecision => {
  if (ceremony.after !== 'ahead' && ceremony.after !== 'awaiting') return reject('post-report-exists');
  const { clocks } = ceremony;
  const { today } = env;
  return [
    { type: 'ReportCancelled.v1', data: { ...about(ceremony), cancelledOn: today, reason } },
    ...cancelDeadline(clocks, REGISTER, today, 'ceremony-cancelled'),
    ...cancelDeadline(clocks, POST_REPORT, today, 'ceremony-cancelled'),
    ...(HELD in clocks.milestones ? [{ type: 'MilestoneCleared.v1', data: { milestone: HELD } } as const] : []),
    ...endClocks(ceremony, env),
  ];
};

type NotifyCouncil = Extract<ReportCommand, { type: 'NotifyCouncil' }>;

/** The council learns of the day and of the help asked for, of nothing else. Basis: handbook W4, route. */
const notifyCouncil = ({ env, help }: NotifyCouncil, ceremony: Ceremony): CeremonyDecision => {
  if (reviewOf(ceremony) === 'draft') return reject('not-submitted');
  if (!isToCome(ceremony)) return reject('event-already-held');
  return [{ type: 'CouncilNotified.v1', data: { ...about(ceremony), notifiedOn: env.today, help } }];
};
