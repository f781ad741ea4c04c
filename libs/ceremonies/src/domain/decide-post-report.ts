import type { LocalDate } from '#kernel';
import {
  evolveClocks,
  meetDeadline,
  missDeadline,
  moveAnchor,
  startDeadline,
  type Clocks,
  type DeadlineEvent,
} from '#workflow';
import type { NotifyFuneral, PostReportCommand, SubmitPostReport } from './ceremony.commands.js';
import type { CeremonyEvent } from './ceremony.events.js';
import { familyOf } from './ceremony.kinds.js';
import { digestOfCase, digestOfReport } from './ceremony.material.js';
import { FUNERAL_REPORT, newestVersionOf } from './ceremony.procedure.js';
import { reject, type CeremonyDecision } from './ceremony.rejection.js';
import type { CeremonyEnv } from './ceremony.rules.js';
import { earliestHeldOn, isBeforeDeath, reviewOf, type Ceremony } from './ceremony.state.js';
import {
  about,
  clockEnv,
  close,
  HELD,
  isForgotten,
  POST_REPORT,
  REGISTER,
  rulesToday,
  startPostReportClock,
} from './clocks.js';
import { deviationsOf } from './rules/deviations.js';
import { giftFault } from './rules/gift-totals.js';
import { countyDisciplineOf, postsHeld } from './rules/route.js';
import { isSampled } from './rules/sampling.js';
import { notifiedAfterDeath } from './rules/timeliness.js';

export const notifyFuneral = (command: NotifyFuneral): CeremonyDecision => {
  const { filingId, reporterId, actorId, kind, channel, principal, venue, deathOn, notifiedOn, expectedEndOn, env } =
    command;
  if (familyOf(kind) !== 'funeral') return reject('not-a-funeral');
  if (env.placeFault) return reject(env.placeFault);
  if (!env.posts.some(({ publicPower }) => publicPower)) return reject('no-public-power');
  const later = [deathOn, notifiedOn].find((date) => date > env.today);
  if (later) return reject('date-in-future', { date: later });
  if (expectedEndOn < deathOn) return reject('end-before-death', { deathOn });
  const rules = env.rules(env.place.orgPath, env.today);
  const timeliness = notifiedAfterDeath(deathOn, notifiedOn, rules.funeralNotice, env.calendar);
  const reporterPosts = postsHeld(env.posts);
  return [
    {
      type: 'FuneralNotified.v2',
      data: {
        filingId,
        reporterId,
        drafterId: actorId,
        ...env.place,
        kind,
        channel,
        reporterPosts,
        procedureVersion: newestVersionOf(FUNERAL_REPORT),
        principal,
        venue,
        deathOn,
        ceremonyOn: expectedEndOn,
        notifiedOn,
        timeliness,
      },
    },
    startPostReportClock({ kind, orgPath: env.place.orgPath }, expectedEndOn, env),
  ];
};

export const decidePostReport = (
  command: Exclude<PostReportCommand, NotifyFuneral>,
  ceremony: Ceremony,
): CeremonyDecision => {
  const { env, actorId } = command;
  switch (command.type) {
    case 'SubmitPostReport':
      return submit(command, ceremony);
    case 'CorrectPostReport': {
      if (ceremony.after !== 'verifying') return reject('no-post-report');
      const { figures, gifts, reason } = command;
      if (isAhead(gifts.handedInOn, env)) return reject('date-in-future', { date: gifts.handedInOn });
      const fault = giftFault(gifts);
      if (fault) return reject(fault);
      const deviations = judged(ceremony, command, ceremony.ceremonyOn);
      const lies = { digest: digestOfReport({ ...ceremony, written: { figures, gifts } }, env) };
      const data = { ...about(ceremony), ...lies, correctedOn: env.today, figures, gifts, deviations, reason };
      return [{ type: 'PostReportCorrected.v2', data }];
    }
    case 'VerifyPostReport':
      return verify(command, ceremony);
    case 'RecordStatement': {
      if (ceremony.after !== 'verifying' && ceremony.after !== 'breach-found') return reject('no-post-report');
      return [{ type: 'StatementRecorded.v1', data: { ...about(ceremony), statedOn: env.today, text: command.text } }];
    }
    case 'FindBreach': {
      if (ceremony.after !== 'verifying') return reject('no-post-report');
      if (ceremony.verified !== 'differs') return reject('no-difference-found');
      const { grounds, reason } = command;
      return [
        {
          type: 'BreachFound.v2',
          data: {
            ...about(ceremony),
            digest: digestOfCase(ceremony, env),
            foundOn: env.today,
            finderId: actorId,
            grounds,
            reason,
          },
        },
      ];
    }
    case 'TransferClue': {
      if (ceremony.after !== 'breach-found') return reject('no-breach-found');
      const { clueNumber, reason } = command;
      const data = {
        ...about(ceremony),
        transferredOn: env.today,
        clueNumber,
        to: countyDisciplineOf(ceremony),
        reason,
      };
      return [{ type: 'DisciplineClueTransferred.v1', data }, ...close(ceremony, 'breach-transferred', env)];
    }
    case 'LinkComplaint': {
      const { complaintNumber, receivedOn } = command;
      const summary = isForgotten(ceremony) ? null : command.summary;
      if (receivedOn > env.today) return reject('date-in-future', { date: receivedOn });
      if (ceremony.complaints.includes(complaintNumber)) return reject('complaint-already-linked');
      return [{ type: 'ComplaintLinked.v1', data: { ...about(ceremony), complaintNumber, receivedOn, summary } }];
    }
    default:
      return command satisfies never;
  }
};

/** The written report of a funeral is submitted for registration. Basis: `event.register`, handbook W4. */
const submit = (command: SubmitPostReport, ceremony: Ceremony): CeremonyDecision => {
  const { env, figures, gifts, committed, note } = command;
  if (reviewOf(ceremony) === 'draft') return reject('not-submitted');
  if (ceremony.after !== 'ahead' && ceremony.after !== 'awaiting') return reject('post-report-exists');
  const heldOn = command.heldOn ?? ceremony.ceremonyOn;
  if (heldOn > env.today) return reject('event-not-held', { heldOn });
  if (isBeforeDeath(ceremony, heldOn)) return reject('end-before-death', { deathOn: ceremony.deathOn });
  const from = earliestHeldOn(ceremony);
  if (from !== null && heldOn < from) return reject('held-before-report', { from });
  if (isAhead(gifts.handedInOn, env)) return reject('date-in-future', { date: gifts.handedInOn });
  const fault = giftFault(gifts);
  if (fault) return reject(fault);
  if (reviewOf(ceremony) === 'not-required' && !committed) return reject('commitment-missing');
  const { verifySamplePercent, register } = rulesToday(ceremony, env);
  const deviations = judged(ceremony, command, heldOn);
  const sampled = isSampled(ceremony.filingId, verifySamplePercent);
  const data = { submittedOn: env.today, heldOn, figures, gifts, deviations, sampled, committed, note };
  const clock = clockOfPostReport(ceremony, heldOn, env);
  return [
    ...(ceremony.after === 'ahead' ? held(ceremony, heldOn) : []),
    ...clock,
    { type: 'PostReportSubmitted.v1', data: { ...about(ceremony), ...data } },
    ...settled(clock.reduce(evolveClocks, ceremony.clocks), env),
    ...(reviewOf(ceremony) === 'not-required'
      ? [startDeadline(REGISTER, register, env.today, clockEnv(ceremony, env))]
      : []),
  ];
};

/** The clock counts from the day on which the event was in fact; a report on that very day comes before any clock. */
const clockOfPostReport = (ceremony: Ceremony, heldOn: LocalDate, env: CeremonyEnv): readonly DeadlineEvent[] => {
  if (ceremony.after === 'awaiting') return moveAnchor(ceremony.clocks, POST_REPORT, heldOn, clockEnv(ceremony, env));
  return heldOn < env.today ? [startPostReportClock(ceremony, heldOn, env)] : [];
};

/** A clock that stands past its day only since the actual day is known was missed all the same. */
const settled = (clocks: Clocks, { today }: CeremonyEnv): readonly DeadlineEvent[] => {
  const missed = missDeadline(clocks, POST_REPORT, today);
  return [...missed, ...meetDeadline(missed.reduce(evolveClocks, clocks), POST_REPORT, today)];
};

const isAhead = (date: LocalDate | null, { today }: CeremonyEnv): date is LocalDate => date !== null && date > today;

/** The event has been: marked by its date, or by a report that comes no later than the day planned. */
export const held = (ceremony: Ceremony, heldOn: string): readonly CeremonyEvent[] => [
  {
    type: 'CeremonyHeldMarked.v1',
    data: { ...about(ceremony), heldOn, registered: reviewOf(ceremony) === 'registered' },
  },
  { type: 'MilestoneReached.v1', data: { milestone: HELD, on: heldOn } },
];

const judged = (
  { kind, plan, orgPath }: Ceremony,
  { figures, gifts, env }: Pick<SubmitPostReport, 'figures' | 'gifts' | 'env'>,
  heldOn: string,
) => deviationsOf(kind, plan, figures, gifts, heldOn, env.rules(orgPath, heldOn), env.calendar);

type Verify = Extract<PostReportCommand, { type: 'VerifyPostReport' }>;

/** A drawn case, and one with a complaint, is verified on site or by the complaint, not from its papers alone. */
const verify = ({ env, actorId, method, agrees, note }: Verify, ceremony: Ceremony): CeremonyDecision => {
  if (ceremony.after !== 'verifying') return reject('no-post-report');
  if (reviewOf(ceremony) !== 'registered') return reject('not-registered');
  if (ceremony.verified !== 'no') return reject('already-verified');
  const complained = ceremony.complaints.length > 0;
  if (method === 'by-complaint' && !complained) return reject('no-complaint-linked');
  const closer = ceremony.sampled || complained;
  if (closer && method === 'documents') return reject('on-site-required');
  const seen = { digest: digestOfCase(ceremony, env) };
  const data = { ...about(ceremony), ...seen, verifiedOn: env.today, verifierId: actorId, method, agrees, note };
  return [{ type: 'PostReportVerified.v2', data }, ...(agrees ? close(ceremony, 'in-order', env) : [])];
};
