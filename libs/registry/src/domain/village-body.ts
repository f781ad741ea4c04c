import { isRejection, type Aggregate, type Decider, type Policy } from '#kernel';
import { advanceDeadlines, recomputeDeadlines, relocateCase, type Stage } from '#workflow';
import { reviewOnDay, reviewWarnings } from './body-warnings.js';
import { recordActingHolder } from './acting-holders.js';
import { dissolveBody } from './dissolve-body.js';
import { leaveSeat, moveSeat, recordPastSeat, takeSeat } from './decide-seats.js';
import { registering } from './post-term.js';
import { registrarsOf } from './registrars.js';
import { registryRecipients } from './registry-route.js';
import type { RegistryEnv } from './registry-rules.js';
import type { VillageBodyCommand } from './village-body.commands.js';
import { villageBodyEvents, type VillageBodyEvent } from './village-body.events.js';
import type { VillageBodyDecision, VillageBodyRejection } from './village-body.rejection.js';
import { evolveBody, noBody, type VillageBody } from './village-body.state.js';

/** The rungs of vacancies whose moment has come by `env.now`. */
const whatTimeBrought = (orgCode: string, { clocks }: VillageBody, env: RegistryEnv): readonly VillageBodyEvent[] =>
  advanceDeadlines(orgCode, clocks, env.now, env.today, (_deadline, stage: Stage) =>
    registryRecipients(env.orgPath, stage, env.rules.escalation.vacancy),
  );

const act = (command: VillageBodyCommand, body: VillageBody): VillageBodyDecision => {
  switch (command.type) {
    case 'TakeSeat':
    case 'AdoptSeat':
      return takeSeat(command, body);
    case 'RecordPastSeat':
      return recordPastSeat(command, body);
    case 'MoveSeat':
      return moveSeat(command, body);
    case 'LeaveSeat':
      return leaveSeat(command, body);
    case 'ReviewBody':
      return reviewWarnings(body, command.orgCode, command.env);
    case 'ReviewBodyOnDay':
      return reviewOnDay(body, command.orgCode, command.env);
    case 'DissolveBody':
      return dissolveBody(command, body);
    case 'RecordActingHolder':
      return recordActingHolder(command, body);
    case 'AdvanceBody':
      return [];
    case 'RecomputeBodyDeadlines': {
      const { today, calendar, rules } = command.env;
      return recomputeDeadlines(body.clocks, { today, calendar, ladder: rules.ladder });
    }
    case 'RelocateBody': {
      const { orgPath, clocks } = body;
      const located = { caseId: command.orgCode, orgPath, clocks };
      return orgPath.length === 0 ? [] : relocateCase(located, command.orgPath, command.env.today);
    }
    case 'AcknowledgeBodyAlert': {
      const { alertId, env } = command;
      const alert = body.clocks.alerts[alertId];
      if (!alert) return { rejected: 'unknown-vacancy-alert' };
      if (alert.status !== 'open') return [];
      return [{ type: 'AlertAcknowledged.v1', data: { alertId, acknowledgedOn: env.today } }];
    }
    default:
      return command satisfies never;
  }
};

const decider: Decider<VillageBodyCommand, VillageBody, VillageBodyEvent, VillageBodyRejection> = {
  initialState: () => noBody,
  evolve: evolveBody,
  decide: (command, state) => {
    const passed = whatTimeBrought(command.orgCode, state, command.env);
    if (command.type === 'AdvanceBody') return passed;
    const decision = act(command, passed.reduce(evolveBody, state));
    return isRejection(decision) || decision.length === 0 ? decision : [...passed, ...decision];
  },
};

const policy: Policy<VillageBodyCommand, VillageBody> = (command, state) => {
  const seenBy = registrarsOf(command.orgCode);
  switch (command.type) {
    case 'TakeSeat':
    case 'RecordPastSeat':
    case 'MoveSeat':
    case 'LeaveSeat':
      return registering(command.termId, command);
    case 'RecordActingHolder':
      return registering(command.vacancyId, command);
    case 'ReviewBody':
      return { anyOf: registrarsOf(command.orgCode), seenBy };
    case 'AdoptSeat':
    case 'ReviewBodyOnDay':
    case 'DissolveBody':
    case 'AdvanceBody':
    case 'RecomputeBodyDeadlines':
    case 'RelocateBody':
      return { anyOf: [{ system: true }] };
    case 'AcknowledgeBodyAlert':
      return { anyOf: state.clocks.alerts[command.alertId]?.recipients ?? [], seenBy };
    default:
      return command satisfies never;
  }
};

/** The bodies of one village: the place where the rules on their structure are decided, one seat after another. */
export const villageBody: Aggregate<VillageBodyCommand, VillageBody, VillageBodyEvent, VillageBodyRejection> = {
  category: 'villagebody',
  decider,
  events: villageBodyEvents,
  policy,
};
