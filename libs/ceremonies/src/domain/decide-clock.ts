import {
  advanceDeadlines,
  reachedMilestones,
  recomputeDeadlines,
  relocateCase,
  type Deadline,
  type Stage,
} from '#workflow';
import type { ClockCommand } from './ceremony.commands.js';
import type { CeremonyEvent } from './ceremony.events.js';
import type { CeremonyEnv } from './ceremony.rules.js';
import { reject, type CeremonyDecision } from './ceremony.rejection.js';
import { evolveOpened, type Ceremony } from './ceremony.state.js';
import { about, clockEnv, FORGET, HELD, REGISTER, rulesToday, startPostReportClock } from './clocks.js';
import { held } from './decide-post-report.js';
import { recipientsOf } from './rules/route.js';

type Command = Exclude<ClockCommand, { type: 'AdvanceCase' }>;

export const decideClock = (command: Command, ceremony: Ceremony): CeremonyDecision => {
  switch (command.type) {
    case 'RecomputeDeadlines':
      return recomputeDeadlines(ceremony.clocks, clockEnv(ceremony, command.env));
    case 'RelocateCase': {
      const { filingId: caseId, orgPath, clocks } = ceremony;
      return relocateCase({ caseId, orgPath, clocks }, command.orgPath, command.env.today);
    }
    case 'AcknowledgeAlert': {
      const { alertId, env } = command;
      const alert = ceremony.clocks.alerts[alertId];
      if (!alert) return reject('unknown-alert');
      if (alert.status !== 'open') return [];
      return [{ type: 'AlertAcknowledged.v1', data: { alertId, acknowledgedOn: env.today } }];
    }
    default:
      return command satisfies never;
  }
};

/** The milestones and rungs whose moment has come by `env.now`, and that the case does not know of. */
export const whatTimeBrought = (ceremony: Ceremony, env: CeremonyEnv): readonly CeremonyEvent[] => {
  const passed = passMilestones(ceremony, env);
  const { clocks } = passed.reduce(evolveOpened, ceremony);
  const recipients = (deadline: Deadline, stage: Stage) =>
    recipientsOf(ceremony, stage, chainOf(ceremony, deadline, env));
  return [...passed, ...advanceDeadlines(ceremony.filingId, clocks, env.now, env.today, recipients)];
};

const passMilestones = (ceremony: Ceremony, env: CeremonyEnv): readonly CeremonyEvent[] =>
  reachedMilestones(ceremony.clocks, env.now).flatMap((milestone): readonly CeremonyEvent[] => {
    if (milestone === HELD)
      return [...held(ceremony, ceremony.ceremonyOn), startPostReportClock(ceremony, ceremony.ceremonyOn, env)];
    if (milestone === FORGET)
      return [
        ...lapse(ceremony),
        { type: 'CeremonyDetailForgotten.v1', data: { ...about(ceremony), forgottenOn: env.today } },
        { type: 'MilestoneReached.v1', data: { milestone, on: env.today } },
      ];
    return [];
  });

/** Whoever never submitted a draft has reported nothing: the draft ends with its time of keeping. */
const lapse = (ceremony: Ceremony): readonly CeremonyEvent[] => {
  const lapsedOn = ceremony.clocks.milestones[FORGET]?.on;
  if (ceremony.status !== 'open' || lapsedOn === undefined) return [];
  return [{ type: 'DraftLapsed.v1', data: { ...about(ceremony), lapsedOn } }];
};

const chainOf = (ceremony: Ceremony, { deadlineId }: Deadline, env: CeremonyEnv) => {
  const { register, postReport } = rulesToday(ceremony, env).escalation;
  return deadlineId === REGISTER ? register : postReport;
};
