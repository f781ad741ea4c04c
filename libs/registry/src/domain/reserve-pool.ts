import type { Aggregate, Decision, LocalDate, Policy, Rejection } from '#kernel';
import {
  acknowledgeAlert,
  advanceDeadlines,
  cancelDeadline,
  evolveClocks,
  isDeadlineEvent,
  meetDeadline,
  noClocks,
  recomputeDeadlines,
  relocateCase,
  startDeadline,
  type Clocks,
} from '#workflow';
import { reservePoolEvents, type ReservePoolEvent } from './reserve-pool.events.js';
import { reserveRecipients, type ReserveEnv } from './reserve-rules.js';

type Act<Type extends string, Words = object> = Readonly<{ type: Type; villageCode: string; env: ReserveEnv } & Words>;

export type ReservePoolCommand =
  | Act<'CountMember', { entryId: string }>
  | Act<'DropMember', { entryId: string }>
  | Act<'CheckPool'>
  | Act<'DissolvePool', { dissolvedOn: LocalDate }>
  | Act<'AdvancePool'>
  | Act<'RecomputePoolDeadlines'>
  | Act<'RelocatePool', { orgPath: readonly string[] }>
  | Act<'AcknowledgePoolAlert', { alertId: string }>;

export type ReservePoolRejection = Rejection<'unknown-alert' | 'unit-ended'>;

/** `gaps` counts the gaps that there were: each has a clock of its own. */
export type ReservePool = Readonly<{
  members: readonly string[];
  gapSince: LocalDate | null;
  gaps: number;
  /** The first day without the village; null while it stands. */
  dissolvedOn: LocalDate | null;
  orgPath: readonly string[];
  clocks: Clocks;
}>;

export const noPool: ReservePool = {
  members: [],
  gapSince: null,
  gaps: 0,
  dissolvedOn: null,
  orgPath: [],
  clocks: noClocks,
};

export const evolvePool = (pool: ReservePool, event: ReservePoolEvent): ReservePool => {
  if (isDeadlineEvent(event)) return { ...pool, clocks: evolveClocks(pool.clocks, event) };
  switch (event.type) {
    case 'ReserveMemberCounted.v1':
      return { ...pool, members: [...new Set([...pool.members, event.data.entryId])] };
    case 'ReserveMemberDropped.v1':
      return { ...pool, members: pool.members.filter((entryId) => entryId !== event.data.entryId) };
    case 'ReserveGapOpened.v1':
      return { ...pool, gapSince: event.data.openedOn, gaps: pool.gaps + 1, orgPath: event.data.orgPath };
    case 'ReservePoolDissolved.v1':
      return { ...pool, gapSince: null, dissolvedOn: event.data.dissolvedOn };
    case 'ReserveGapClosed.v1':
      return { ...pool, gapSince: null };
    case 'CaseRelocated.v1':
      return { ...pool, orgPath: event.data.orgPath };
    default:
      return event satisfies never;
  }
};

const gapId = (gaps: number): string => `gap${gaps}`;

/**
 * At least so many members in each village that stands; below it, a clock runs. Basis: S0, measure 3 (`reserve.perVillage`, 2);
 * `reserve.gapAlert` (DEFAULT).
 */
const followGap = (
  { members: { length: members }, gapSince, gaps, clocks, dissolvedOn }: ReservePool,
  villageCode: string,
  { rules, today, calendar, orgPath }: ReserveEnv,
): readonly ReservePoolEvent[] => {
  const { perVillage: minimum, gapAlert, ladder } = rules;
  const short = members < minimum;
  if (dissolvedOn !== null || short === (gapSince !== null)) return [];
  if (short)
    return [
      { type: 'ReserveGapOpened.v1', data: { villageCode, orgPath, members, minimum, openedOn: today } },
      startDeadline(gapId(gaps + 1), gapAlert, today, { today, calendar, ladder }),
    ];
  return [
    { type: 'ReserveGapClosed.v1', data: { villageCode, members, minimum, closedOn: today } },
    ...meetDeadline(clocks, gapId(gaps), today),
  ];
};

/** The pool of a village that has ended needs no members. Basis: S0, measure 3 (each village); DEFAULT. */
const dissolve = (
  { villageCode, dissolvedOn, env: { today } }: Extract<ReservePoolCommand, { type: 'DissolvePool' }>,
  pool: ReservePool,
): readonly ReservePoolEvent[] =>
  pool.dissolvedOn === null
    ? [
        { type: 'ReservePoolDissolved.v1', data: { villageCode, dissolvedOn, notedOn: today } },
        ...cancelDeadline(pool.clocks, gapId(pool.gaps), today, 'unit-dissolved'),
      ]
    : [];

type PoolDecision = Decision<ReservePoolEvent, ReservePoolRejection>;

const act = (command: Exclude<ReservePoolCommand, { type: 'AdvancePool' }>, pool: ReservePool): PoolDecision => {
  const { villageCode, env } = command;
  const { today, calendar, rules } = env;
  const { members, clocks, orgPath } = pool;
  const follow = (...changed: readonly ReservePoolEvent[]) => [
    ...changed,
    ...followGap(changed.reduce(evolvePool, pool), villageCode, env),
  ];
  switch (command.type) {
    case 'CountMember': {
      const { entryId } = command;
      if (members.includes(entryId)) return [];
      return follow({ type: 'ReserveMemberCounted.v1', data: { villageCode, entryId, countedOn: today } });
    }
    case 'DropMember': {
      const { entryId } = command;
      if (!members.includes(entryId)) return [];
      return follow({ type: 'ReserveMemberDropped.v1', data: { villageCode, entryId, droppedOn: today } });
    }
    case 'CheckPool':
      return pool.dissolvedOn === null ? follow() : { rejected: 'unit-ended' };
    case 'DissolvePool':
      return dissolve(command, pool);
    case 'RecomputePoolDeadlines':
      return recomputeDeadlines(clocks, { today, calendar, ladder: rules.ladder });
    case 'RelocatePool':
      return relocateCase({ caseId: villageCode, orgPath, clocks }, command.orgPath, today);
    case 'AcknowledgePoolAlert':
      return acknowledgeAlert(clocks, command.alertId, today);
    default:
      return command satisfies never;
  }
};

const decide = (command: ReservePoolCommand, pool: ReservePool): PoolDecision => {
  const { villageCode, env } = command;
  const passed = advanceDeadlines(villageCode, pool.clocks, env.now, env.today, (_deadline, stage) =>
    reserveRecipients(pool.orgPath, stage, env.rules),
  );
  if (command.type === 'AdvancePool') return passed;
  const decision = act(command, passed.reduce(evolvePool, pool));
  return 'rejected' in decision || decision.length === 0 ? decision : [...passed, ...decision];
};

/** The system counts members as entries change, and looks at pools; an officer above the village may have one looked at. */
const policy: Policy<ReservePoolCommand, ReservePool> = (command, { clocks }) => {
  const keepers = ['townOrgOfficer', 'countyOrgOfficer'].map((role) => ({ role, org: command.villageCode }));
  switch (command.type) {
    case 'CheckPool':
      return { anyOf: [{ system: true }, ...keepers] };
    case 'AcknowledgePoolAlert':
      return { anyOf: clocks.alerts[command.alertId]?.recipients ?? [], seenBy: keepers };
    default:
      return { anyOf: [{ system: true }] };
  }
};

export const reservePool: Aggregate<ReservePoolCommand, ReservePool, ReservePoolEvent, ReservePoolRejection> = {
  category: 'reservepool',
  decider: { initialState: () => noPool, evolve: evolvePool, decide },
  events: reservePoolEvents,
  policy,
};
