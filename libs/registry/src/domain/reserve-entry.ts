import type { Aggregate, Decision } from '#kernel';
import {
  acknowledgeAlert,
  advanceDeadlines,
  cancelDeadline,
  followRule,
  meetDeadline,
  reachedMilestones,
  recomputeDeadlines,
  relocateCase,
} from '#workflow';
import type {
  BeginEntry,
  EntryEnv,
  ReserveEntryCommand,
  ReserveEntryRejection,
  AdoptMember,
} from './reserve-entry.commands.js';
import {
  ASSIGNMENT,
  assignEntry,
  followMerger,
  noteVillageDissolved,
  restsUntilAssigned,
} from './dissolved-reserve.js';
import { reserveEntryEvents, type ReserveEntryEvent } from './reserve-entry.events.js';
import { reserveEntryPolicy } from './reserve-entry.policy.js';
import {
  about,
  closeFinding,
  FITNESS,
  followFindings,
  nextFitness,
  reviewId,
  startReviewClock,
} from './reserve-entry.rules.js';
import {
  evolveEntry,
  evolveKnown,
  hasEnded,
  isMember,
  noEntry,
  type ReserveEntry,
  type ReserveEntryState,
} from './reserve-entry.state.js';
import { reserveRecipients } from './reserve-rules.js';

type EntryDecision = Decision<ReserveEntryEvent, ReserveEntryRejection>;

const reject = (rejected: ReserveEntryRejection['rejected']): ReserveEntryRejection => ({ rejected });

const begin = (command: BeginEntry, state: ReserveEntryState): EntryDecision => {
  if (state.status === 'known' && !hasEnded(state)) return reject('already-in-reserve');
  const { entryId, personId, villageCode, env } = command;
  if (!env.stands) return reject('unit-ended');
  if (!env.candidate) return reject('unknown-person');
  if (env.candidate.presence === 'deceased') return reject('person-not-present');
  const { orgPath, today } = env;
  const words = { entryId, personId, villageCode, orgPath };
  if (command.type === 'AdoptMember') return adopt(command, words, state);
  const { reason, actorId: nominatorId } = command;
  return [{ type: 'ReserveCandidateNominated.v1', data: { ...words, nominatorId, reason, nominatedOn: today } }];
};

type EntryWords = Readonly<{ entryId: string; personId: string; villageCode: string; orgPath: readonly string[] }>;

/** The clock of the yearly review begins on the day on which the program adopts the member. Basis: DEFAULT. */
const adopt = (command: AdoptMember, words: EntryWords, state: ReserveEntryState): EntryDecision => {
  const { documentNo, admittedOn, env } = command;
  const { today } = env;
  if (admittedOn > today) return reject('date-ahead');
  const data = { ...words, documentNo, admittedOn, adoptedOn: today };
  const adopted: ReserveEntryEvent = { type: 'ReserveMemberAdopted.v1', data };
  const entry = evolveEntry(state, adopted) as ReserveEntry;
  return [adopted, startReviewClock(entry, env), nextFitness(today), ...followFindings(entry, env)];
};

/** What the passing of time has brought: rungs of the ladder, and the look at whether a member still fits. */
const passTime = (entry: ReserveEntry, env: EntryEnv): readonly ReserveEntryEvent[] => {
  const { entryId, orgPath, clocks } = entry;
  const due = reachedMilestones(clocks, env.now).includes(FITNESS);
  const fitness: readonly ReserveEntryEvent[] = due
    ? [
        { type: 'MilestoneReached.v1', data: { milestone: FITNESS, on: env.today } },
        ...followFindings(entry, env),
        nextFitness(env.today),
      ]
    : [];
  const rungs = advanceDeadlines(entryId, clocks, env.now, env.today, (_deadline, stage) =>
    reserveRecipients(orgPath, stage, env.rules),
  );
  return [...fitness, ...rungs];
};

/** An entry ends by the decision of people, never by itself. */
const end = (entry: ReserveEntry, { today }: EntryEnv): readonly ReserveEntryEvent[] => [
  ...cancelDeadline(entry.clocks, ASSIGNMENT, today, 'entry-ended'),
  ...cancelDeadline(entry.clocks, reviewId(entry), today, 'entry-ended'),
  ...entry.findings.flatMap((finding) => closeFinding(entry, finding, today)),
  ...(FITNESS in entry.clocks.milestones
    ? [{ type: 'MilestoneCleared.v1', data: { milestone: FITNESS } } as const]
    : []),
];

type Later = Parameters<typeof evolveKnown>[1];

type Acting = Exclude<ReserveEntryCommand, BeginEntry | { type: 'AdvanceEntry' }>;

const act = (command: Acting, entry: ReserveEntry): EntryDecision => {
  const { env, actorId } = command;
  const { today } = env;
  const { stage, clocks, villageCode } = entry;
  const member = (decision: () => EntryDecision) => (isMember(entry) ? decision() : reject('not-a-reserve-member'));
  if (restsUntilAssigned(command.type, entry)) return reject('unit-ended');
  switch (command.type) {
    case 'ReviewCandidate': {
      if (stage !== 'nominated') return reject('candidate-not-nominated');
      const { agrees, opinion } = command;
      const data = { ...about(entry), reviewerId: actorId, agrees, opinion, reviewedOn: today };
      return [{ type: 'ReserveCandidateReviewed.v1', data }, ...(agrees ? followFindings(entry, env) : [])];
    }
    case 'AdmitMember':
      if (stage !== 'townReviewed') return reject('candidate-not-agreed');
      return [
        { type: 'ReserveMemberAdmitted.v1', data: { ...about(entry), villageCode, admittedOn: today } },
        startReviewClock(entry, env),
        nextFitness(today),
        ...followFindings(entry, env),
      ];
    case 'AssignMentor':
      return member(() => {
        const { mentorId } = command;
        if (mentorId === entry.personId) return reject('mentor-is-candidate');
        return [{ type: 'ReserveMentorAssigned.v1', data: { ...about(entry), mentorId, assignedOn: today } }];
      });
    case 'RecordReserveTraining':
      return member(() => {
        const { subject, trainedOn } = command;
        if (trainedOn > today) return reject('date-ahead');
        return [{ type: 'ReserveTrainingRecorded.v1', data: { ...about(entry), subject, trainedOn } }];
      });
    case 'MarkMature':
      if (stage !== 'training') return reject('not-in-training');
      return [{ type: 'ReserveMaturityMarked.v1', data: { ...about(entry), markedOn: today } }];
    case 'ReviewMember':
      return member(() => [
        { type: 'ReserveMemberReviewed.v1', data: { ...about(entry), opinion: command.opinion, reviewedOn: today } },
        ...meetDeadline(clocks, reviewId(entry), today),
        startReviewClock({ reviews: entry.reviews + 1 }, env),
        ...followFindings(entry, env),
      ]);
    case 'RemoveMember': {
      if (hasEnded(entry)) return reject('not-a-reserve-member');
      const { reason } = command;
      const data = { ...about(entry), villageCode, reason, removedOn: today };
      return [{ type: 'ReserveMemberRemoved.v1', data }, ...end(entry, env)];
    }
    case 'AppointMember': {
      if (stage !== 'mature') return reject('not-mature');
      const { post, documentNo } = command;
      const data = { ...about(entry), villageCode, post, documentNo, appointedOn: today };
      return [{ type: 'ReserveMemberAppointed.v1', data }, ...end(entry, env)];
    }
    case 'NoteVillageDissolved':
      return noteVillageDissolved(command, entry);
    case 'FollowMerger':
      return followMerger(command, entry);
    case 'AssignEntry':
      return assignEntry(command, entry);
    case 'RecomputeEntryDeadlines': {
      const clockEnv = { today, calendar: env.calendar, ladder: env.rules.ladder };
      const followed = followRule(clocks, reviewId(entry), env.rules.review, clockEnv);
      return followed.length > 0 ? followed : recomputeDeadlines(clocks, clockEnv);
    }
    case 'RelocateEntry': {
      const { entryId: caseId, orgPath } = entry;
      return command.orgPath.at(-1) === villageCode
        ? relocateCase({ caseId, orgPath, clocks }, command.orgPath, today)
        : [];
    }
    case 'AcknowledgeEntryAlert':
      return acknowledgeAlert(clocks, command.alertId, today);
    default:
      return command satisfies never;
  }
};

/** A command finds the entry as its clocks have left it by now, whether or not anybody has looked at them since. */
const decide = (command: ReserveEntryCommand, state: ReserveEntryState): EntryDecision => {
  if (command.type === 'NominateCandidate' || command.type === 'AdoptMember') return begin(command, state);
  if (state.status === 'none') return reject('unknown-case');
  const passed = passTime(state, command.env);
  const entry = passed.reduce((known, event) => evolveKnown(known, event as Later), state);
  if (command.type === 'AdvanceEntry')
    return isMember(entry) ? [...passed, ...followFindings(entry, command.env)] : passed;
  const decision = act(command, entry);
  return 'rejected' in decision || decision.length === 0 ? decision : [...passed, ...decision];
};

export const reserveEntry: Aggregate<ReserveEntryCommand, ReserveEntryState, ReserveEntryEvent, ReserveEntryRejection> =
  {
    category: 'reserveentry',
    decider: { initialState: () => noEntry, evolve: evolveEntry, decide },
    events: reserveEntryEvents,
    policy: reserveEntryPolicy,
  };
