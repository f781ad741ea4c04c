import { meetDeadline } from '#workflow';
import type { NotifyFuneral, PostReportCommand, SubmitPostReport } from './ceremony.commands.js';
import type { CeremonyEvent } from './ceremony.events.js';
import { familyOf } from './ceremony.kinds.js';
import { reject, type CeremonyDecision } from './ceremony.rejection.js';
import type { Ceremony } from './ceremony.state.js';
import { about, close, HELD, POST_REPORT, rulesToday, startPostReportClock } from './clocks.js';
import { deviationsOf } from './rules/deviations.js';
import { countyDisciplineOf } from './rules/route.js';
import { isSampled } from './rules/sampling.js';
import { notifiedAfterDeath } from './rules/timeliness.js';

export const notifyFuneral = (command: NotifyFuneral): CeremonyDecision => {
  const { filingId, reporterId, actorId, kind, channel, principal, venue, deathOn, notifiedOn, expectedEndOn, env } =
    command;
  if (familyOf(kind) !== 'funeral') return reject('not-a-funeral');
  if (!env.posts.some(({ publicPower }) => publicPower)) return reject('no-public-power');
  const later = [deathOn, notifiedOn].find((date) => date > env.today);
  if (later) return reject('date-in-future', { date: later });
  if (expectedEndOn < deathOn) return reject('end-before-death', { deathOn });
  const rules = env.rules(env.place.orgPath, env.today);
  const timeliness = notifiedAfterDeath(deathOn, notifiedOn, rules.funeralNotice, env.calendar);
  const reporterPosts = env.posts.map(({ post }) => post);
  return [
    {
      type: 'FuneralNotified.v1',
      data: {
        filingId,
        reporterId,
        drafterId: actorId,
        ...env.place,
        kind,
        channel,
        reporterPosts,
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
      const deviations = judged(ceremony, command, ceremony.ceremonyOn);
      const data = { ...about(ceremony), correctedOn: env.today, figures, gifts, deviations, reason };
      return [{ type: 'PostReportCorrected.v1', data }];
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
          type: 'BreachFound.v1',
          data: { ...about(ceremony), foundOn: env.today, finderId: actorId, grounds, reason },
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
      const { complaintNumber, receivedOn, summary } = command;
      if (receivedOn > env.today) return reject('date-in-future', { date: receivedOn });
      if (ceremony.complaints.includes(complaintNumber)) return reject('complaint-already-linked');
      return [{ type: 'ComplaintLinked.v1', data: { ...about(ceremony), complaintNumber, receivedOn, summary } }];
    }
    default:
      return command satisfies never;
  }
};

const submit = (command: SubmitPostReport, ceremony: Ceremony): CeremonyDecision => {
  const { env, figures, gifts, committed, note } = command;
  if (ceremony.review === 'draft') return reject('not-submitted');
  if (ceremony.after !== 'ahead' && ceremony.after !== 'awaiting') return reject('post-report-exists');
  const heldOn = command.heldOn ?? ceremony.ceremonyOn;
  if (heldOn > env.today) return reject('event-not-held', { heldOn });
  const { verifySamplePercent } = rulesToday(ceremony, env);
  const deviations = judged(ceremony, command, heldOn);
  const sampled = isSampled(ceremony.filingId, verifySamplePercent);
  const data = { submittedOn: env.today, heldOn, figures, gifts, deviations, sampled, committed, note };
  return [
    ...(ceremony.after === 'ahead' ? held(ceremony, heldOn) : []),
    { type: 'PostReportSubmitted.v1', data: { ...about(ceremony), ...data } },
    ...meetDeadline(ceremony.clocks, POST_REPORT, env.today),
  ];
};

/** The event has been: marked by its date, or by a report that comes before the date was looked at. */
export const held = (ceremony: Ceremony, heldOn: string): readonly CeremonyEvent[] => [
  {
    type: 'CeremonyHeldMarked.v1',
    data: { ...about(ceremony), heldOn, registered: ceremony.review === 'registered' },
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
  if (ceremony.review !== 'registered') return reject('not-registered');
  if (ceremony.verified !== 'no') return reject('already-verified');
  const closer = ceremony.sampled || ceremony.complaints.length > 0;
  if (closer && method === 'documents') return reject('on-site-required');
  const data = { ...about(ceremony), verifiedOn: env.today, verifierId: actorId, method, agrees, note };
  return [{ type: 'PostReportVerified.v1', data }, ...(agrees ? close(ceremony, 'in-order', env) : [])];
};
